import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { User } from "./User.js";
import { RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "The invitation, and what the user chooses." })
export class AcceptInvitationInput {
  @Field(() => String, { description: "The code of the invitation mail; good once." })
  readonly token!: string;

  @Field(() => String, {
    description: "At least 12 characters, at most 256 bytes, not the mail address; never stored nor logged.",
  })
  readonly password!: string;

  @Field(() => String, {
    nullable: true,
    description: "How people call them, at most 100 characters; when omitted, as the inviter wrote it.",
  })
  readonly name?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The user is ACTIVE. Go on with `signIn`." })
export class AcceptInvitationPayload {
  @Field(() => User, { description: "The user." })
  readonly user!: User;
}

export const AcceptInvitationResult = createUnionType({
  name: "AcceptInvitationResult",
  description: "What acceptInvitation answers. RefusedError is CREDENTIALS_INVALID for a code that is good no longer.",
  types: () => [AcceptInvitationPayload, ValidationError, RefusedError] as const,
});
