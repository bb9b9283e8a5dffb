import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Role } from "./enums/common.js";
import { RoleChange } from "./RoleChange.js";
import { User } from "./User.js";
import { NotFoundError, RateLimitedError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "Whom to invite, and as what." })
export class InviteUserInput {
  @Field(() => String, { description: "Where the invitation goes; also the name to sign in with." })
  readonly email!: string;

  @Field(() => String, { description: "How people call them, at most 100 characters; they can change it." })
  readonly name!: string;

  @Field(() => Role, { description: "Any but OPERATOR. An ADMIN is invited once a second administrator confirms it." })
  readonly role!: Role;

  @Field(() => ID, { nullable: true, description: "Into which account. Needed by staff; else the viewer's own." })
  readonly accountId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The user is invited, or will be once that is confirmed." })
export class InviteUserPayload {
  @Field(() => User, { description: "The user, INVITED." })
  readonly user!: User;

  @Field(() => RoleChange, {
    nullable: true,
    description: "What must be confirmed first; null: the mail is on its way.",
  })
  readonly roleChange!: RoleChange | null;
}

export const InviteUserResult = createUnionType({
  name: "InviteUserResult",
  description: "What inviteUser answers.",
  types: () => [InviteUserPayload, ValidationError, RefusedError] as const,
});

@InputType({ description: "Whose invitation." })
export class InvitationInput {
  @Field(() => ID, { description: "The user, INVITED." })
  readonly userId!: string;
}

@ObjectType({ simpleResolvers: true, description: "The mail goes out again; the code before is good no longer." })
export class ResendInvitationPayload {
  @Field(() => User, { description: "The user, INVITED." })
  readonly user!: User;
}

export const ResendInvitationResult = createUnionType({
  name: "ResendInvitationResult",
  description: "What resendInvitation answers.",
  types: () => [ResendInvitationPayload, NotFoundError, RateLimitedError, RefusedError] as const,
});

@ObjectType({ simpleResolvers: true, description: "The user is gone, and the mail address free." })
export class WithdrawInvitationPayload {
  @Field(() => ID, { description: "What was the user's id." })
  readonly withdrawnId!: string;
}

export const WithdrawInvitationResult = createUnionType({
  name: "WithdrawInvitationResult",
  description: "What withdrawInvitation answers.",
  types: () => [WithdrawInvitationPayload, NotFoundError, RefusedError] as const,
});
