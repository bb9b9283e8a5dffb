import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  AcceptInvitationResult,
} from "../../schema/acceptInvitation.js";
import { answer } from "../../schema/answer.js";
import { ChangeUserPayload, ChangeUserResult, DisableUserInput, EnableUserInput } from "../../schema/disableUser.js";
import {
  InvitationInput,
  InviteUserInput,
  InviteUserPayload,
  InviteUserResult,
  ResendInvitationPayload,
  ResendInvitationResult,
  WithdrawInvitationPayload,
  WithdrawInvitationResult,
} from "../../schema/inviteUser.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

/** Users, by the administrators of their account and by staff. */
@Resolver()
export class UserMutations {
  @Mutation(() => InviteUserResult, {
    description: "Sends an invitation that is good for 7 days. For administrators and staff.",
  })
  async inviteUser(
    @Arg("input", () => InviteUserInput, input) wish: InviteUserInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof InviteUserResult> {
    const invited = await context.services.users.invitations.invite(viewerOf(context), wish);
    return present(invited, (outcome) => answer(InviteUserPayload, outcome));
  }

  @Mutation(() => ResendInvitationResult, {
    description: "Sends an invitation again, at most once a minute, for 7 more days. For administrators and staff.",
  })
  async resendInvitation(
    @Arg("input", () => InvitationInput, input) { userId }: InvitationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ResendInvitationResult> {
    const sent = await context.services.users.invitations.resend(viewerOf(context), userId);
    return present(sent, (user) => answer(ResendInvitationPayload, { user }));
  }

  @Mutation(() => WithdrawInvitationResult, {
    description: "Takes an invitation back before it is accepted. For administrators and staff.",
  })
  async withdrawInvitation(
    @Arg("input", () => InvitationInput, input) { userId }: InvitationInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof WithdrawInvitationResult> {
    const withdrawn = await context.services.users.invitations.withdraw(viewerOf(context), userId);
    return present(withdrawn, (withdrawnId) => answer(WithdrawInvitationPayload, { withdrawnId }));
  }

  @Mutation(() => AcceptInvitationResult, {
    description: "Makes the invited a user with a password of their own. Needs no sign-in.",
  })
  async acceptInvitation(
    @Arg("input", () => AcceptInvitationInput, input) wish: AcceptInvitationInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof AcceptInvitationResult> {
    return present(await services.users.acceptance.accept(wish), (user) => answer(AcceptInvitationPayload, { user }));
  }

  @Mutation(() => ChangeUserResult, {
    description:
      "Ends what a user may do, at once, sockets included. Nobody disables himself, nor the last administrator. For administrators and staff.",
  })
  async disableUser(
    @Arg("input", () => DisableUserInput, input) { userId }: DisableUserInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangeUserResult> {
    const disabled = await context.services.users.list.disable(viewerOf(context), userId);
    return present(disabled, (user) => answer(ChangeUserPayload, { user }));
  }

  @Mutation(() => ChangeUserResult, {
    description: "Lets a disabled user in again, with the role of before. For administrators and staff.",
  })
  async enableUser(
    @Arg("input", () => EnableUserInput, input) { userId }: EnableUserInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangeUserResult> {
    const enabled = await context.services.users.list.enable(viewerOf(context), userId);
    return present(enabled, (user) => answer(ChangeUserPayload, { user }));
  }
}
