import { type Actor, decides } from "./actor.js";
import { isLiveCertificate } from "./certificate.js";
import { alreadyDecided, type Decision, decideRevocation } from "./decideRevocation.js";
import type { Message, Refusal, UserErrorCode } from "./errors.js";
import type { OrderCase, RequestCase } from "./facts.js";
import type { OrderAction } from "./order.js";
import { mayRequestRevocation } from "./requestRevocation.js";
import type { Result } from "./result.js";
import type { RevocationAction, RevocationReason } from "./revocation.js";
import { mayAskForInfo, mayConfirm, mayProvideInfo } from "./revocationInfo.js";

/** Whether something is possible now, or why not; computed by the functions that decide when it is asked for. */
export interface Availability<A> {
  readonly action: A;
  readonly allowed: boolean;
  readonly reasonCode: UserErrorCode | null;
  readonly message: Message | null;
  /** From when it is allowed. */
  readonly opensAt: Date | null;
  /** Until when it is allowed. */
  readonly deadline: Date | null;
  /** The one reason for which it is allowed (C36); null: it does not depend on one. */
  readonly onlyForReason: RevocationReason | null;
}

/** What a function that decides says, as an offer. */
export function availability<A>(action: A, result: Result<unknown, Refusal>): Availability<A> {
  return {
    action,
    allowed: result.ok,
    reasonCode: result.ok ? null : result.error.code,
    message: result.ok ? null : result.error.message,
    opensAt: null,
    deadline: null,
    onlyForReason: null,
  };
}

/** Of the whole order, or of one certificate. */
export function revocationOffer(
  facts: OrderCase,
  certificateId: string | null,
  now: Date,
): Availability<Extract<OrderAction, "REQUEST_REVOCATION">> {
  const possible = mayRequestRevocation(facts, certificateId, now);
  return {
    ...availability("REQUEST_REVOCATION", possible),
    onlyForReason: possible.ok ? possible.value : null,
    deadline: possible.ok ? lastEnd(facts, certificateId) : null,
  };
}

/** K22: when the last of the certificates that live ends; null where the order has none left (D18). */
function lastEnd({ certificates }: OrderCase, certificateId: string | null): Date | null {
  const live = certificates.filter(
    ({ id, status }) => isLiveCertificate(status) && (certificateId === null || certificateId === id),
  );
  return live.length === 0 ? null : new Date(Math.max(...live.map(({ notAfter }) => notAfter.getTime())));
}

/** What anybody who sees a certificate could ever do with it alone; with its order: `orderActions`. */
export function certificateActions(facts: OrderCase, certificateId: string, now: Date): Availability<OrderAction>[] {
  return [revocationOffer(facts, certificateId, now)];
}

/** Each with whether only those who decide can ever do it. */
const requestActions: readonly (readonly [RevocationAction, reviewers: boolean, Judge])[] = [
  ["CONFIRM", false, mayConfirm],
  ["APPROVE", true, deciding("APPROVED")],
  ["REJECT", true, deciding("REJECTED")],
  ["WITHDRAW", false, deciding("WITHDRAWN")],
  ["ASK_FOR_INFO", true, mayAskForInfo],
  ["PROVIDE_INFO", false, mayProvideInfo],
];

/** What the viewer's role could ever do with a request; one's own too, refused with SELF_APPROVAL (D6). */
export function revocationActions(request: RequestCase, actor: Actor): Availability<RevocationAction>[] {
  return requestActions
    .filter(([, reviewers]) => !reviewers || decides(actor, request.decider))
    .map(([action, , judge]) => availability(action, judge(request, actor)));
}

type Judge = (request: RequestCase, actor: Actor) => Result<unknown, Refusal>;

function deciding(decision: Decision): Judge {
  return (request, actor) => {
    const verdict = decideRevocation(request, decision, actor);
    // One's own decision once more is no error (D6), but nothing to offer either.
    return verdict.ok && verdict.value === "REPEATED" ? alreadyDecided(request) : verdict;
  };
}
