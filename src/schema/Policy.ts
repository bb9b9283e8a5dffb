import { Field, Int, ObjectType } from "type-graphql";
import { PaymentMethod } from "./enums/payment.js";
import { CancellationMail, Decider, ReasonWords } from "./enums/policy.js";
import { Node } from "./Node.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "The rules of one brand as data, frozen on each order when it is placed. A change is a new version; orders keep theirs.",
})
export class Policy extends Node {
  @Field(() => String, { description: "Whose rules they are." })
  readonly brand!: string;

  @Field(() => Int, { description: "1, 2, 3 … of this brand." })
  readonly version!: number;

  @Field(() => Int, { description: "Days after the first issue in which a cancellation counts." })
  readonly cancellationWindowDays!: number;

  @Field(() => Boolean, { description: "Whether the day of the first issue is day 1; otherwise the day after is." })
  readonly cancellationWindowCountsIssueDay!: boolean;

  @Field(() => Boolean, {
    description: "Whether revoking the whole order inside the window is its cancellation. It is settled then.",
  })
  readonly revokingOrderInWindowIsCancellation!: boolean;

  @Field(() => Boolean, { description: "Whether staff completes the cancellation of an issued order." })
  readonly cancellationCompletedByStaff!: boolean;

  @Field(() => Boolean, {
    description: "Whether the requester of a revocation proves the intent by a domain validation first.",
  })
  readonly revocationNeedsDomainConfirmation!: boolean;

  @Field(() => Boolean, { description: "Whether somebody decides before a certificate is revoked." })
  readonly revocationNeedsApproval!: boolean;

  @Field(() => Boolean, { description: "Whether a reissue may bear another common name; otherwise order anew." })
  readonly reissueMayChangeCommonName!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "Hours after a reissue until the certificate it replaces is revoked; 0 = at once, null = never by itself.",
  })
  readonly reissueRevokesPreviousAfterHours!: number | null;

  @Field(() => Boolean, { description: "Only when the reissue drops or changes a name; false = always." })
  readonly reissueRevokesPreviousOnlyIfNameRemoved!: boolean;

  @Field(() => Boolean, { description: "Whether KEY_COMPROMISE wants a description or a proof." })
  readonly keyCompromiseNeedsEvidence!: boolean;

  @Field(() => [PaymentMethod], { description: "How its orders can be paid, at most one of each." })
  readonly paymentMethods!: readonly PaymentMethod[];

  @Field(() => Int, { description: "Days before the end of the coverage from which renewal is open." })
  readonly renewalWindowDays!: number;

  @Field(() => Boolean, { description: "Whether the remaining time of the old order is added to the renewal's." })
  readonly renewalCarriesRemainingTime!: boolean;

  @Field(() => String, { description: "Where its days begin and end; an IANA name." })
  readonly timeZone!: string;

  @Field(() => Decider, { description: "Who decides on revocations." })
  readonly revocationDecider!: Decider;

  @Field(() => ReasonWords, { description: "Whose words the reasons of a revocation have." })
  readonly reasonWords!: ReasonWords;

  @Field(() => Int, {
    nullable: true,
    description: "Day of the month on which the card company closes (締め日); null = the month's last.",
  })
  readonly cardClosingDay!: number | null;

  @Field(() => Boolean, {
    description: "Whether a refund to a card waits for the next month once that day has passed.",
  })
  readonly cardRefundWaitsAfterClosing!: boolean;

  @Field(() => CancellationMail, { description: "When a cancellation sends a mail." })
  readonly cancellationMail!: CancellationMail;

  @Field(() => Boolean, { description: "Whether a mail tells that the revocation is done (失効済み)." })
  readonly revocationMail!: boolean;
}
