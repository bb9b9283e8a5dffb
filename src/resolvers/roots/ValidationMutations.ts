import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  ChangeValidationMethodInput,
  ChangeValidationMethodPayload,
  ChangeValidationMethodResult,
} from "../../schema/changeValidationMethod.js";
import {
  CheckDomainValidationInput,
  CheckDomainValidationPayload,
  CheckDomainValidationResult,
} from "../../schema/checkDomainValidation.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class ValidationMutations {
  @Mutation(() => CheckDomainValidationResult, {
    description: "Looks for the proof of a domain validation now, instead of at its next turn.",
  })
  async checkDomainValidation(
    @Arg("input", () => CheckDomainValidationInput, input) { id }: CheckDomainValidationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CheckDomainValidationResult> {
    const checked = await context.services.validations.checkDomainValidation(viewerOf(context), id);
    return present(checked, (outcome) => answer(CheckDomainValidationPayload, outcome));
  }

  @Mutation(() => ChangeValidationMethodResult, {
    description: "Gives a domain validation new values, or another method. Only while it is not VALID.",
  })
  async changeValidationMethod(
    @Arg("input", () => ChangeValidationMethodInput, input) wish: ChangeValidationMethodInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangeValidationMethodResult> {
    const changed = await context.services.validations.changeValidationMethod(viewerOf(context), wish);
    return present(changed, (outcome) => answer(ChangeValidationMethodPayload, outcome));
  }
}
