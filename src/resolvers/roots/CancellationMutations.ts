import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { CancelOrderInput, CancelOrderPayload, CancelOrderResult } from "../../schema/cancelOrder.js";
import {
  CompleteCancellationInput,
  CompleteCancellationPayload,
  CompleteCancellationResult,
  RefuseCancellationInput,
  RefuseCancellationPayload,
  RefuseCancellationResult,
  WithdrawCancellationInput,
  WithdrawCancellationPayload,
  WithdrawCancellationResult,
} from "../../schema/decideCancellation.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class CancellationMutations {
  @Mutation(() => CancelOrderResult, {
    description:
      "Cancels an order: before issue at once, afterwards where its policy has that and within its window. Show cancellationPreview first.",
  })
  async cancelOrder(
    @Arg("input", () => CancelOrderInput, input) wish: CancelOrderInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CancelOrderResult> {
    const cancelled = await context.services.cancellations.cancelOrder(viewerOf(context), wish);
    return present(cancelled, (outcome) => answer(CancelOrderPayload, outcome));
  }

  @Mutation(() => CompleteCancellationResult, {
    description:
      "Completes the cancellation of an issued order: its certificates are revoked, it is settled. For staff.",
  })
  async completeCancellation(
    @Arg("input", () => CompleteCancellationInput, input) wish: CompleteCancellationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CompleteCancellationResult> {
    const completed = await context.services.cancellationDecisions.complete(viewerOf(context), wish);
    return present(completed, (outcome) => answer(CompleteCancellationPayload, outcome));
  }

  @Mutation(() => RefuseCancellationResult, {
    description: "Does not accept a cancellation, with a note; the order goes on. For staff.",
  })
  async refuseCancellation(
    @Arg("input", () => RefuseCancellationInput, input) wish: RefuseCancellationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RefuseCancellationResult> {
    const refused = await context.services.cancellationDecisions.refuse(viewerOf(context), wish);
    return present(refused, (outcome) => answer(RefuseCancellationPayload, outcome));
  }

  @Mutation(() => WithdrawCancellationResult, {
    description: "Takes a cancellation back until it is completed. For whoever asked.",
  })
  async withdrawCancellation(
    @Arg("input", () => WithdrawCancellationInput, input) wish: WithdrawCancellationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof WithdrawCancellationResult> {
    const withdrawn = await context.services.cancellationDecisions.withdraw(viewerOf(context), wish);
    return present(withdrawn, (outcome) => answer(WithdrawCancellationPayload, outcome));
  }
}
