import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { ChangePasswordInput, ChangePasswordPayload, ChangePasswordResult } from "../../schema/changePassword.js";
import {
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  RequestPasswordResetResult,
  ResetPasswordInput,
  ResetPasswordPayload,
  ResetPasswordResult,
} from "../../schema/resetPassword.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerNode } from "../viewerNode.js";
import { signedInOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class PasswordMutations {
  @Mutation(() => ChangePasswordResult, {
    description: "Gives the viewer a new password; every other session ends, and a mail tells of it.",
  })
  async changePassword(
    @Arg("input", () => ChangePasswordInput, input) wish: ChangePasswordInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangePasswordResult> {
    const viewer = signedInOf(context);
    const changed = await context.services.security.passwordChange.change(viewer, wish, context.address);
    return present(changed, (endedCount) =>
      answer(ChangePasswordPayload, { endedCount, viewer: viewerNode(viewer.actor) }),
    );
  }

  @Mutation(() => RequestPasswordResetResult, {
    description:
      "Sends a token for resetPassword to a mail address, if somebody has it. For anybody; the answer is the same for all.",
  })
  async requestPasswordReset(
    @Arg("input", () => RequestPasswordResetInput, input) wish: RequestPasswordResetInput,
    @Ctx() { services, address }: Context,
    @Presenting() present: Present,
  ): Promise<typeof RequestPasswordResetResult> {
    const requested = await services.security.passwordResets.request(wish, address);
    return present(requested, (validMinutes) => answer(RequestPasswordResetPayload, { validMinutes }));
  }

  @Mutation(() => ResetPasswordResult, {
    description: "Sets a new password by the token of a mail; every session of the user ends.",
  })
  async resetPassword(
    @Arg("input", () => ResetPasswordInput, input) wish: ResetPasswordInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof ResetPasswordResult> {
    const reset = await services.security.passwordResets.reset(wish);
    return present(reset, (changedAt) => answer(ResetPasswordPayload, { changedAt }));
  }
}
