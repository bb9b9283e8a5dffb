import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  RecordPaymentInput,
  RecordPaymentPayload,
  RecordPaymentResult,
  RecordRefundInput,
  RecordRefundPayload,
  RecordRefundResult,
} from "../../schema/recordMoney.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class MoneyMutations {
  @Mutation(() => RecordPaymentResult, {
    description:
      "Records that the transfer for an order has come in; the order goes on. After 解約 it goes back: a refund to record. Also what a card that could not be charged still owes. For staff.",
  })
  async recordPayment(
    @Arg("input", () => RecordPaymentInput, input) wish: RecordPaymentInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RecordPaymentResult> {
    const recorded = await context.services.receipts.recordPayment(viewerOf(context), wish);
    return present(recorded, (order) => answer(RecordPaymentPayload, { order }));
  }

  @Mutation(() => RecordRefundResult, { description: "Records that a refund was paid. For staff." })
  async recordRefund(
    @Arg("input", () => RecordRefundInput, input) wish: RecordRefundInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RecordRefundResult> {
    const recorded = await context.services.refunds.recordRefund(viewerOf(context), wish);
    return present(recorded, (outcome) => answer(RecordRefundPayload, outcome));
  }
}
