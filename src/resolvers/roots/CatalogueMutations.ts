import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { CreateProductInput, CreateProductPayload, CreateProductResult } from "../../schema/createProduct.js";
import { PublishPolicyInput, PublishPolicyPayload, PublishPolicyResult } from "../../schema/publishPolicy.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class CatalogueMutations {
  @Mutation(() => CreateProductResult, { description: "Offers a new product. For staff of the desk." })
  async createProduct(
    @Arg("input", () => CreateProductInput, input) wish: CreateProductInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CreateProductResult> {
    const made = await context.services.catalogue.createProduct(viewerOf(context), wish);
    return present(made, (product) => answer(CreateProductPayload, { product }));
  }

  @Mutation(() => PublishPolicyResult, {
    description: "Publishes the next version of a brand's policy. For staff of the desk.",
  })
  async publishPolicy(
    @Arg("input", () => PublishPolicyInput, input) wish: PublishPolicyInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof PublishPolicyResult> {
    const published = await context.services.catalogue.publishPolicy(viewerOf(context), wish);
    return present(published, (outcome) => answer(PublishPolicyPayload, outcome));
  }
}
