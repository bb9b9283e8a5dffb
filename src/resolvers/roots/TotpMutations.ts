import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  BeginTotpInput,
  BeginTotpPayload,
  BeginTotpResult,
  ConfirmTotpInput,
  ConfirmTotpPayload,
  ConfirmTotpResult,
  DisableTotpInput,
  DisableTotpPayload,
  DisableTotpResult,
} from "../../schema/totp.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerNode } from "../viewerNode.js";
import { signedInOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class TotpMutations {
  @Mutation(() => BeginTotpResult, {
    description: "Shows a new secret for an authenticator app. Nothing changes before confirmTotp.",
  })
  async beginTotp(
    @Arg("input", () => BeginTotpInput, input) wish: BeginTotpInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof BeginTotpResult> {
    const begun = await context.services.security.enrolment.begin(signedInOf(context), wish, context.address);
    return present(begun, (shown) => answer(BeginTotpPayload, shown));
  }

  @Mutation(() => ConfirmTotpResult, {
    description: "Turns one-time codes on, by the first of them, and shows the recovery codes.",
  })
  async confirmTotp(
    @Arg("input", () => ConfirmTotpInput, input) wish: ConfirmTotpInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ConfirmTotpResult> {
    const viewer = signedInOf(context);
    const confirmed = await context.services.security.enrolment.confirm(viewer, wish);
    return present(confirmed, (recoveryCodes) =>
      answer(ConfirmTotpPayload, { recoveryCodes, viewer: viewerNode(viewer.actor) }),
    );
  }

  @Mutation(() => DisableTotpResult, { description: "Turns one-time codes off, by the password and a code." })
  async disableTotp(
    @Arg("input", () => DisableTotpInput, input) wish: DisableTotpInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DisableTotpResult> {
    const viewer = signedInOf(context);
    const disabled = await context.services.security.enrolment.disable(viewer, wish, context.address);
    return present(disabled, () => answer(DisableTotpPayload, { viewer: viewerNode(viewer.actor) }));
  }
}
