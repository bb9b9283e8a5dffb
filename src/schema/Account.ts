import { Field, ObjectType } from "type-graphql";
import { Node } from "./Node.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A customer of the desk. Orders, vouchers and users belong to one.",
})
export class Account extends Node {
  @Field(() => String, { description: "The name of the customer, as it was registered." })
  readonly name!: string;
}
