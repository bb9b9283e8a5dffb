import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { UserErrorCode } from "./enums/common.js";
import { OrderAction } from "./enums/order.js";
import { RevocationAction, RevocationReason } from "./enums/revocation.js";

/** Edge: reason(locale): String. */
@ObjectType({
  simpleResolvers: true,
  description: "Whether one action on an order is possible now, and why not. For buttons and their hints.",
})
export class ActionAvailability {
  @Field(() => OrderAction, { description: "What could be done." })
  readonly action!: OrderAction;

  @Field(() => Boolean, { description: "Whether the command would be accepted now." })
  readonly allowed!: boolean;

  @Field(() => UserErrorCode, { nullable: true, description: "Why not, when it is not allowed." })
  readonly reasonCode!: UserErrorCode | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "From when it is allowed (RENEW, RECORD_REFUND, RESEND_EMAIL after too many).",
  })
  readonly opensAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when it is allowed, as things stand; null where no end is known.",
  })
  readonly deadline!: Date | null;

  @Field(() => RevocationReason, {
    nullable: true,
    description:
      "The one reason that would be accepted: KEY_COMPROMISE, while a reissue is pending (REQUEST_REVOCATION). Null where it does not depend on the reason.",
  })
  readonly onlyForReason!: RevocationReason | null;
}

/** Edge: reason(locale): String. */
@ObjectType({
  simpleResolvers: true,
  description: "Whether one action on a revocation request is possible now, and why not. For buttons and their hints.",
})
export class RevocationActionAvailability {
  @Field(() => RevocationAction, { description: "What could be done." })
  readonly action!: RevocationAction;

  @Field(() => Boolean, { description: "Whether the command would be accepted now." })
  readonly allowed!: boolean;

  @Field(() => UserErrorCode, { nullable: true, description: "Why not, when it is not allowed." })
  readonly reasonCode!: UserErrorCode | null;
}
