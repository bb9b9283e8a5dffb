import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Role } from "./enums/common.js";
import { RoleChange } from "./RoleChange.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "Which role a user shall get." })
export class RequestRoleChangeInput {
  @Field(() => ID, { description: "The user; not the viewer." })
  readonly userId!: string;

  @Field(() => Role, { description: "Any but OPERATOR." })
  readonly role!: Role;

  @Field(() => String, { nullable: true, description: "Why, for who decides; at most 1,000 characters." })
  readonly note?: string | null;
}

@InputType({ description: "What becomes of a change of a role." })
export class DecideRoleChangeInput {
  @Field(() => ID, { description: "The change." })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: "Why; at most 1,000 characters." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The change was asked for or decided." })
export class RoleChangePayload {
  @Field(() => RoleChange, { description: "The change after the command." })
  readonly roleChange!: RoleChange;
}

export const RoleChangeResult = createUnionType({
  name: "RoleChangeResult",
  description:
    "What requestRoleChange, confirmRoleChange, rejectRoleChange and withdrawRoleChange answer. RefusedError is SELF_APPROVAL for who asked for it, and for the user himself.",
  types: () => [RoleChangePayload, ValidationError, NotFoundError, RefusedError] as const,
});
