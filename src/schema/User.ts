import { Field, ObjectType } from "type-graphql";
import { Role } from "./enums/common.js";
import { Node } from "./Node.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Somebody who signs in. Seen by the own account and by staff.",
})
export class User extends Node {
  @Field(() => String, { description: "How people call them." })
  readonly name!: string;

  @Field(() => String, { description: "Mail address; also the name to sign in with." })
  readonly email!: string;

  @Field(() => Role, { description: "What they are in the account, or at the desk." })
  readonly role!: Role;
}
