import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { Node } from "./Node.js";

/** Edge: vettingNote: String. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A customer of the desk. Orders, vouchers and users belong to one. Seen by its people and by staff.",
})
export class Account extends Node {
  @Field(() => String, { description: "Short name for programs and for people at the desk; never changes." })
  readonly code!: string;

  @Field(() => String, { description: "The name of the customer, as it was registered." })
  readonly name!: string;

  @Field(() => Boolean, { description: "Whether orders of those who may not approve wait for an approval." })
  readonly approvesNewOrders!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether its people may decide on their own orders and requests. Those made while it was not allowed keep that.",
  })
  readonly allowsSelfApproval!: boolean;

  @Field(() => Boolean, {
    description: "Whether those who may decide need one-time codes: without them deciding is refused, TOTP_REQUIRED.",
  })
  readonly requiresTotp!: boolean;

  @Field(() => Boolean, {
    description: "Whether deciding and refunding want a sign-in of the last five minutes: else STEP_UP_REQUIRED.",
  })
  readonly requiresStepUp!: boolean;

  @Field(() => String, { nullable: true, description: "The vetted organization, as certificates name it." })
  readonly organizationName!: string | null;

  @Field(() => String, { nullable: true, description: "Where the organization is." })
  readonly organizationLocality!: string | null;

  @Field(() => String, { nullable: true, description: "Its country, two letters (ISO 3166-1)." })
  readonly organizationCountry!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "End of the vetting; null: never vetted. Only until then OV, EV and the like are issued.",
  })
  readonly organizationVettedUntil!: Date | null;

  @Field(() => DateTime, { description: "When the desk made it." })
  readonly createdAt!: Date;
}
