import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Order } from "../../entities/Order.js";
import { answer } from "../../schema/answer.js";
import {
  ApproveOrderInput,
  DecideOrderPayload,
  DecideOrderResult,
  RejectOrderInput,
} from "../../schema/decideOrder.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class OrderDecisionMutations {
  @Mutation(() => DecideOrderResult, {
    description:
      "Approves a new order; it goes on by itself. For administrators and managers of its account, never on one's own.",
  })
  async approveOrder(
    @Arg("input", () => ApproveOrderInput, input) wish: ApproveOrderInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DecideOrderResult> {
    return present(await context.services.orderDecisions.approve(viewerOf(context), wish), decided);
  }

  @Mutation(() => DecideOrderResult, {
    description: "Rejects a new order, with a note; what was paid is given back. For those who may approve.",
  })
  async rejectOrder(
    @Arg("input", () => RejectOrderInput, input) wish: RejectOrderInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DecideOrderResult> {
    return present(await context.services.orderDecisions.reject(viewerOf(context), wish), decided);
  }
}

const decided = (order: Order) => answer(DecideOrderPayload, { order });
