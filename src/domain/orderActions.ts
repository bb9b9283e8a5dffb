import { type Actor, can, decides } from "./actor.js";
import { type Availability, availability, revocationOffer } from "./availability.js";
import { cancellationWindowClosesAt } from "./cancellation.js";
import { type CancellationDecision, type CancellationFacts, decideCancellation, mayCancel } from "./cancelOrder.js";
import { decideOrder, notAwaited, type OrderDecision, type OrderDecisionFacts } from "./decideOrder.js";
import { duplicateClosesAt } from "./duplicateClosesAt.js";
import { type Refusal, refuse } from "./errors.js";
import type { OrderCase } from "./facts.js";
import { statusWords } from "./messages/statusWords.js";
import type { OrderAction } from "./order.js";
import type { PaymentMethod, PaymentStatus } from "./payment.js";
import { mayRecordPayment, mayRecordRefund } from "./recordMoney.js";
import { type DuplicateFacts, mayCancelReissue, mayDuplicate, mayReissue } from "./reissue.js";
import { mayRenew, renewalClosesAt, renewalOpensAt } from "./renewal.js";
import { mayResend, type ResendFacts, resendOpensAt } from "./resendMail.js";
import type { Result } from "./result.js";
import type { SettlementOutcome } from "./settlement.js";

/** Everything that the commands on an order decide by. */
export interface OrderActionFacts extends DuplicateFacts {
  readonly order: OrderCase["order"] & OrderDecisionFacts;
  readonly payment: { readonly method: PaymentMethod; readonly status: PaymentStatus };
  readonly settlement: { readonly outcome: SettlementOutcome; readonly payableFrom: Date | null } | null;
  /** The newest. */
  readonly cancellation: CancellationFacts | null;
  readonly alreadyRenewed: boolean;
  readonly resending: Pick<ResendFacts, "hasApproval" | "resentAt">;
}

interface Asker {
  readonly actor: Actor;
  readonly now: Date;
}

type Judge = (facts: OrderActionFacts, by: Asker) => Result<unknown, Refusal>;
type Offer = (action: OrderAction, facts: OrderActionFacts, by: Asker) => Availability<OrderAction>;

const anybody = () => true;
const staff = (actor: Actor) => can(actor, "STAFF");
const customer = (actor: Actor) => can(actor, "PLACE_ORDER");
const decider = (actor: Actor) => decides(actor, "ACCOUNT");

/** What the function that decides when it is asked for says, as an offer. */
const judged =
  (judge: Judge): Offer =>
  (action, facts, by) =>
    withTerms(availability(action, judge(facts, by)), facts, by.now);

/** For each action who could ever do it (rules, section 7), and what offers it. */
const actions: Readonly<Record<OrderAction, readonly [role: (actor: Actor) => boolean, Offer]>> = {
  CANCEL: [anybody, judged((facts, { now }) => mayCancel(facts, now))],
  REQUEST_REVOCATION: [anybody, (_, facts, { now }) => revocationOffer(facts, null, now)],
  REISSUE: [anybody, judged((facts, { now }) => mayReissue(facts, now))],
  DUPLICATE: [anybody, judged((facts, { now }) => mayDuplicate(facts, now))],
  RENEW: [customer, judged((facts, { now }) => mayRenew(renewalFacts(facts), now))],
  RESEND_EMAIL: [anybody, judged((facts, { now }) => mayResendAny(facts, now))],
  APPROVE: [decider, judged(deciding("APPROVED"))],
  REJECT: [decider, judged(deciding("REJECTED"))],
  CANCEL_REISSUE: [anybody, judged(mayCancelReissue)],
  WITHDRAW_CANCELLATION: [anybody, judged(closing("WITHDRAWN"))],
  COMPLETE_CANCELLATION: [staff, judged(closing("COMPLETED"))],
  REFUSE_CANCELLATION: [staff, judged(closing("REFUSED"))],
  RECORD_PAYMENT: [staff, judged((facts, { actor }) => mayRecordPayment(facts, actor))],
  RECORD_REFUND: [staff, judged(({ settlement }, { actor, now }) => recordingRefund(settlement, actor, now))],
};

/** What the viewer's role could ever do with an order that he sees, allowed now or not. */
export function orderActions(facts: OrderActionFacts, actor: Actor, now: Date): Availability<OrderAction>[] {
  const all = Object.entries(actions) as [OrderAction, (typeof actions)[OrderAction]][];
  return all.filter(([, [role]]) => role(actor)).map(([action, [, offer]]) => offer(action, facts, { actor, now }));
}

/** From when (K1, K9, D21) and until when (K4, K22, D13) it is allowed, where that is known. */
function withTerms(offer: Availability<OrderAction>, facts: OrderActionFacts, now: Date): Availability<OrderAction> {
  const { order, policy } = facts;
  const { action, allowed, reasonCode } = offer;
  if (action === "CANCEL" && order.firstIssuedAt !== null && (allowed || reasonCode === "CANCELLATION_WINDOW_CLOSED"))
    return { ...offer, deadline: cancellationWindowClosesAt(policy, order.firstIssuedAt) };
  if (action === "RENEW" && (allowed || reasonCode === "RENEWAL_TOO_EARLY"))
    return { ...offer, opensAt: renewalOpensAt(renewalFacts(facts)), deadline: renewalClosesAt(order) };
  if (action === "REISSUE" && (allowed || reasonCode === "CERTIFICATE_EXPIRED"))
    return { ...offer, deadline: order.coverageEndsAt };
  if (action === "DUPLICATE" && allowed) return { ...offer, deadline: duplicateClosesAt(facts, now) };
  if (action === "RECORD_REFUND" && facts.settlement?.outcome === "REFUND_NEXT_MONTH")
    return { ...offer, opensAt: facts.settlement.payableFrom };
  if (action === "RESEND_EMAIL" && reasonCode === "RATE_LIMITED")
    return { ...offer, opensAt: resendOpensAt(facts.resending, now) };
  return offer;
}

function renewalFacts({ order, policy, alreadyRenewed }: OrderActionFacts) {
  const { status, coverageEndsAt, cancellationStatus } = order;
  const { renewalWindowDays, timeZone } = policy;
  return { status, coverageEndsAt, cancellationStatus, alreadyRenewed, renewalWindowDays, timeZone };
}

/** Either kind (D21); when neither, why the notice of the issue does not go. */
function mayResendAny({ order, resending }: OrderActionFacts, now: Date): Result<unknown, Refusal> {
  const facts = { ...resending, status: order.status, firstIssuedAt: order.firstIssuedAt };
  const approval = mayResend("APPROVAL", facts, now);
  const notice = mayResend("ISSUANCE_NOTICE", facts, now);
  return approval.ok || approval.error.code === "RATE_LIMITED" ? approval : notice;
}

/** One's own decision once more is no error (D6), but nothing to offer either. */
function deciding(decision: OrderDecision): Judge {
  return ({ order }, { actor }) => {
    const verdict = decideOrder(order, decision, actor);
    return verdict.ok && verdict.value === "REPEATED" ? notAwaited(order) : verdict;
  };
}

function closing(decision: CancellationDecision): Judge {
  return ({ cancellation }, { actor }) => {
    if (cancellation === null) return refuse("INVALID_STATE", "error.cancellation.none");
    const verdict = decideCancellation(cancellation, decision, actor);
    if (!verdict.ok || verdict.value === "DECIDE") return verdict;
    const words = statusWords("CancellationStatus", cancellation.status);
    return cancellation.status === "RECEIVED"
      ? refuse("INVALID_STATE", "error.cancellation.beingCompleted")
      : refuse("INVALID_STATE", "error.cancellation.settled", words);
  };
}

function recordingRefund(
  settlement: OrderActionFacts["settlement"],
  actor: Actor,
  now: Date,
): Result<unknown, Refusal> {
  return settlement === null ? refuse("INVALID_STATE", "error.refund.none") : mayRecordRefund(settlement, actor, now);
}
