import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { UserErrorCode } from "./enums/common.js";
import { OrderAction } from "./enums/order.js";
import { SettlementOutcome } from "./enums/payment.js";
import { RevocationReason } from "./enums/revocation.js";

/** Edges: reason(locale): String, lines: [SettlementLine!]!, certificatesRevoked: [Certificate!]!. */
@ObjectType({
  simpleResolvers: true,
  description: "What cancelling (or revoking the whole order) now would do. Changes nothing.",
})
export class CancellationPreview {
  @Field(() => Boolean, { description: "Whether the command that `action` names would be accepted now." })
  readonly allowed!: boolean;

  @Field(() => OrderAction, {
    nullable: true,
    description:
      "What does it: CANCEL (cancelOrder), REQUEST_REVOCATION (requestRevocation of the whole order); null when nothing does.",
  })
  readonly action!: OrderAction | null;

  @Field(() => Boolean, { description: "Whether it is inside the rules, so that money, voucher or unit comes back." })
  readonly refundable!: boolean;

  @Field(() => UserErrorCode, { nullable: true, description: "Why not, when it is not allowed." })
  readonly reasonCode!: UserErrorCode | null;

  @Field(() => RevocationReason, {
    nullable: true,
    description:
      "The one reason that requestRevocation would accept: KEY_COMPROMISE, while a reissue is pending. Null where it does not depend on the reason.",
  })
  readonly onlyForReason!: RevocationReason | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The last instant that counts as inside the window; null before issue.",
  })
  readonly windowClosesAt!: Date | null;

  @Field(() => SettlementOutcome, { description: "What would become of the money." })
  readonly outcome!: SettlementOutcome;

  @Field(() => String, {
    nullable: true,
    description: "Present it to that mutation within 15 minutes; null when not allowed. Never take it from a cache.",
  })
  readonly confirmationToken!: string | null;

  @Field(() => DateTime, { nullable: true, description: "Until when the token is good; null without one." })
  readonly confirmationTokenExpiresAt!: Date | null;
}
