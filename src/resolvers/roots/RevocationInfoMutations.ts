import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  AskForRevocationInfoInput,
  AskForRevocationInfoPayload,
  AskForRevocationInfoResult,
} from "../../schema/askForRevocationInfo.js";
import {
  ConfirmRevocationInput,
  ConfirmRevocationPayload,
  ConfirmRevocationResult,
} from "../../schema/confirmRevocation.js";
import {
  ProvideRevocationInfoInput,
  ProvideRevocationInfoPayload,
  ProvideRevocationInfoResult,
} from "../../schema/provideRevocationInfo.js";
import { RequestManualRevocationInput, RequestManualRevocationResult } from "../../schema/requestManualRevocation.js";
import { RequestRevocationPayload } from "../../schema/requestRevocation.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

/** What happens to a request before it is decided, and the request that staff decide by hand. */
@Resolver()
export class RevocationInfoMutations {
  @Mutation(() => RequestManualRevocationResult, {
    description: "Asks staff to revoke an issued order whose product has no self-service.",
  })
  async requestManualRevocation(
    @Arg("input", () => RequestManualRevocationInput, input) wish: RequestManualRevocationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RequestManualRevocationResult> {
    const requested = await context.services.manualRevocations.request(viewerOf(context), wish);
    return present(requested, (outcome) => answer(RequestRevocationPayload, outcome));
  }

  @Mutation(() => ConfirmRevocationResult, {
    description: "Checks the domain validation that stands for the requester's intent (意思確認).",
  })
  async confirmRevocation(
    @Arg("input", () => ConfirmRevocationInput, input) { requestId }: ConfirmRevocationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ConfirmRevocationResult> {
    const confirmed = await context.services.revocationInfo.confirm(viewerOf(context), requestId);
    return present(confirmed, (outcome) => answer(ConfirmRevocationPayload, outcome));
  }

  @Mutation(() => AskForRevocationInfoResult, {
    description: "Asks the requester for what is missing. For those who decide, never on one's own request.",
  })
  async askForRevocationInfo(
    @Arg("input", () => AskForRevocationInfoInput, input) wish: AskForRevocationInfoInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof AskForRevocationInfoResult> {
    const asked = await context.services.revocationInfo.ask(viewerOf(context), wish);
    return present(asked, (outcome) => answer(AskForRevocationInfoPayload, outcome));
  }

  @Mutation(() => ProvideRevocationInfoResult, {
    description: "Answers what the reviewer asked; the request goes back into the queue. For those who may request.",
  })
  async provideRevocationInfo(
    @Arg("input", () => ProvideRevocationInfoInput, input) wish: ProvideRevocationInfoInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ProvideRevocationInfoResult> {
    const provided = await context.services.revocationInfo.provide(viewerOf(context), wish);
    return present(provided, (outcome) => answer(ProvideRevocationInfoPayload, outcome));
  }
}
