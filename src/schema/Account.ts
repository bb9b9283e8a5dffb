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

  @Field(() => Boolean, {
    description: "Whether those who may decide need one-time codes: without them deciding is refused, TOTP_REQUIRED.",
  })
  readonly requiresTotp!: boolean;

  @Field(() => Boolean, {
    description: "Whether deciding and refunding want a sign-in of the last five minutes: else STEP_UP_REQUIRED.",
  })
  readonly requiresStepUp!: boolean;
}
