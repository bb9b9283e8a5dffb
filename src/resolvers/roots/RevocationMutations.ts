import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  ApproveRevocationInput,
  DecideRevocationPayload,
  DecideRevocationResult,
  RejectRevocationInput,
  WithdrawRevocationInput,
} from "../../schema/decideRevocation.js";
import {
  RequestRevocationInput,
  RequestRevocationPayload,
  RequestRevocationResult,
} from "../../schema/requestRevocation.js";
import type { RequestOutcome } from "../../services/revocations/Revocations.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class RevocationMutations {
  @Mutation(() => RequestRevocationResult, {
    description:
      "Asks for the revocation of an order or of one certificate. What its policy wants happens next: confirmation, approval, or the revocation itself.",
  })
  async requestRevocation(
    @Arg("input", () => RequestRevocationInput, input) wish: RequestRevocationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RequestRevocationResult> {
    const requested = await context.services.revocations.requestRevocation(viewerOf(context), wish);
    return present(requested, (outcome) => answer(RequestRevocationPayload, outcome));
  }

  @Mutation(() => DecideRevocationResult, {
    description: "Approves a request; the certificates are revoked. For those who decide, never on one's own request.",
  })
  async approveRevocation(
    @Arg("input", () => ApproveRevocationInput, input) wish: ApproveRevocationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DecideRevocationResult> {
    return present(await context.services.decisions.approve(viewerOf(context), wish), decided);
  }

  @Mutation(() => DecideRevocationResult, {
    description: "Rejects a request, with a note; the requester gets a mail. For those who decide.",
  })
  async rejectRevocation(
    @Arg("input", () => RejectRevocationInput, input) wish: RejectRevocationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DecideRevocationResult> {
    return present(await context.services.decisions.reject(viewerOf(context), wish), decided);
  }

  @Mutation(() => DecideRevocationResult, {
    description: "Takes a request back until it is decided. For whoever asked.",
  })
  async withdrawRevocation(
    @Arg("input", () => WithdrawRevocationInput, input) wish: WithdrawRevocationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DecideRevocationResult> {
    return present(await context.services.decisions.withdraw(viewerOf(context), wish), decided);
  }
}

const decided = (outcome: RequestOutcome) => answer(DecideRevocationPayload, outcome);
