import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  DuplicateCertificateInput,
  DuplicateCertificatePayload,
  DuplicateCertificateResult,
} from "../../schema/duplicateCertificate.js";
import {
  CancelReissueInput,
  CancelReissuePayload,
  CancelReissueResult,
  ReissueInput,
  ReissuePayload,
  ReissueResult,
} from "../../schema/reissue.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class ReissueMutations {
  @Mutation(() => ReissueResult, {
    description:
      "Issues the order's certificate anew, free of charge. Names that are not validated yet are waited for (REISSUE_PENDING).",
  })
  async reissue(
    @Arg("input", () => ReissueInput, input) wish: ReissueInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ReissueResult> {
    const reissued = await context.services.reissues.reissue(viewerOf(context), wish);
    return present(reissued, (outcome) => answer(ReissuePayload, outcome));
  }

  @Mutation(() => CancelReissueResult, {
    description: "Gives up a reissue that waits; nothing was replaced. For those who may ask for one.",
  })
  async cancelReissue(
    @Arg("input", () => CancelReissueInput, input) wish: CancelReissueInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CancelReissueResult> {
    const canceled = await context.services.reissues.cancelReissue(viewerOf(context), wish);
    return present(canceled, (order) => answer(CancelReissuePayload, { order }));
  }

  @Mutation(() => DuplicateCertificateResult, {
    description: "Issues a further certificate for the same names; it replaces nothing.",
  })
  async duplicateCertificate(
    @Arg("input", () => DuplicateCertificateInput, input) wish: DuplicateCertificateInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DuplicateCertificateResult> {
    const duplicated = await context.services.duplicates.duplicateCertificate(viewerOf(context), wish);
    return present(duplicated, (outcome) => answer(DuplicateCertificatePayload, outcome));
  }
}
