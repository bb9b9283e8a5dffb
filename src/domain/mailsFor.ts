import type { EventDraft } from "./events.js";
import type { MailKind } from "./mail.js";
import type { CancellationMail } from "./policy.js";
import type { ValidationLevel } from "./product.js";

/** What decides whether an event sends a mail: two columns of the policy, and the order. */
export interface MailFacts {
  readonly cancellationMail: CancellationMail;
  readonly revocationMail: boolean;
  readonly validationLevel: ValidationLevel;
  /** Whether it was ever issued. */
  readonly issued: boolean;
}

/** A mail that an event sends. */
export interface DueMail {
  readonly kind: MailKind;
  /** The address registered when the order was placed (K27), or whoever asked for the revocation or the cancellation. */
  readonly to: "REGISTERED" | "REQUESTER";
  /** The request that it tells of. */
  readonly requestId: string | null;
  /** The cancellation that it tells of. */
  readonly cancellationId?: string;
  /** What it is sent once for, within its kind and order; null: each time. */
  readonly once: string | null;
}

/** The matrix of the rules, section 3: which mails an event sends. Notices and approval mails are no event's. */
export function mailsFor(event: EventDraft, facts: MailFacts): readonly DueMail[] {
  switch (event.kind) {
    case "OrderStatusChanged":
      if (event.status === "CANCELED") return cancellation(facts);
      if (event.status === "REJECTED") return [registered("ORDER_REJECTED")];
      return event.status === "ISSUED" && event.previousStatus === "PENDING" ? [registered("ISSUANCE_NOTICE")] : [];
    case "CancellationChanged": // D17: also when a revocation came first and completed it
      if (event.cancellationStatus === "COMPLETED") return cancellation(facts);
      return event.cancellationStatus === "REFUSED" ? [refused(event.cancellationId)] : [];
    case "RevocationRequestChanged":
      return requestMails(event, facts);
    case "CertificateChanged":
    case "OrderUpdated":
      return [];
  }
}

/**
 * Those of one change, whose events come together. What it revokes is told once, by the request that did it, and not again by those that it overtook (rules, section 6); one mail tells of all that a
 * reissue has scheduled (C34).
 */
export function mailsForChange(events: readonly EventDraft[], facts: MailFacts): readonly DueMail[] {
  const all = events.flatMap((event) => mailsFor(event, facts));
  return all.filter(({ kind }, n) => !toldOnce.has(kind) || all.findIndex((each) => each.kind === kind) === n);
}

const toldOnce: ReadonlySet<DueMail["kind"]> = new Set(["REVOCATION_COMPLETED", "REVOCATION_SCHEDULED"]);

/** Whether any order's event of this sort could send a mail: most events ask for no facts. */
export function mayMail(event: EventDraft): boolean {
  return mailsFor(event, everyMail).length > 0;
}

const everyMail: MailFacts = {
  cancellationMail: "ALWAYS",
  revocationMail: true,
  validationLevel: "OV",
  issued: false,
};

/** K7: always. C7: OV and EV before their issue, not DV. */
function cancellation({ cancellationMail, validationLevel, issued }: MailFacts): DueMail[] {
  const due = cancellationMail === "ALWAYS" || (validationLevel !== "DV" && !issued);
  return due ? [registered("CANCELLATION_COMPLETED")] : [];
}

function requestMails(
  event: Extract<EventDraft, { kind: "RevocationRequestChanged" }>,
  { revocationMail }: MailFacts,
): DueMail[] {
  const { requestId } = event;
  switch (event.requestStatus) {
    case "REJECTED": // C15
      return [{ kind: "REVOCATION_REJECTED", to: "REQUESTER", requestId, once: requestId }];
    case "INFO_REQUIRED": // K19: as often as it is asked
      return [{ kind: "REVOCATION_INFO_REQUIRED", to: "REQUESTER", requestId, once: null }];
    case "SCHEDULED": // C34
      return [{ kind: "REVOCATION_SCHEDULED", to: "REGISTERED", requestId, once: requestId }];
    case "COMPLETED": // C16: none
      return revocationMail ? [{ kind: "REVOCATION_COMPLETED", to: "REGISTERED", requestId, once: requestId }] : [];
    default:
      return [];
  }
}

/** K7: staff says why it is not completed, as of a revocation that is rejected (C15). */
function refused(cancellationId: string): DueMail {
  return { kind: "CANCELLATION_REFUSED", to: "REQUESTER", requestId: null, cancellationId, once: cancellationId };
}

/** Once for an order. */
function registered(kind: MailKind): DueMail {
  return { kind, to: "REGISTERED", requestId: null, once: "order" };
}
