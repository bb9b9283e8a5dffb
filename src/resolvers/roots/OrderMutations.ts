import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { PlaceOrderInput, PlaceOrderPayload, PlaceOrderResult } from "../../schema/placeOrder.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class OrderMutations {
  @Mutation(() => PlaceOrderResult, {
    description: "Orders a certificate. It issues by itself as soon as nothing is waited for.",
  })
  async placeOrder(
    @Arg("input", () => PlaceOrderInput, input) wish: PlaceOrderInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof PlaceOrderResult> {
    const placed = await context.services.placing.placeOrder(viewerOf(context), wish);
    return present(placed, (order) => answer(PlaceOrderPayload, { order }));
  }
}
