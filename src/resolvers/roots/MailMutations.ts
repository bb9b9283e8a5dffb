import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { ResendEmailInput, ResendEmailPayload, ResendEmailResult } from "../../schema/resendEmail.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class MailMutations {
  @Mutation(() => ResendEmailResult, {
    description:
      "Sends a mail again, to the address registered when the order was placed. At most 3 an hour and order.",
  })
  async resendEmail(
    @Arg("input", () => ResendEmailInput, input) wish: ResendEmailInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ResendEmailResult> {
    const resent = await context.services.resending.resendEmail(viewerOf(context), wish);
    return present(resent, (outcome) => answer(ResendEmailPayload, outcome));
  }
}
