import { type Actor, decides } from "./actor.js";
import { alreadyDecided, type Decision, decideRevocation } from "./decideRevocation.js";
import type { Message, Refusal, UserErrorCode } from "./errors.js";
import type { OrderCase, RequestFacts } from "./facts.js";
import type { OrderAction } from "./order.js";
import { revocationTarget } from "./requestRevocation.js";
import type { Result } from "./result.js";
import type { RevocationAction } from "./revocation.js";

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
}

function availability<A>(action: A, result: Result<unknown, Refusal>): Availability<A> {
  return {
    action,
    allowed: result.ok,
    reasonCode: result.ok ? null : result.error.code,
    message: result.ok ? null : result.error.message,
    opensAt: null,
    deadline: null,
  };
}

/** What the viewer's role could ever do with an order (`certificateId` null) or with one certificate of it. */
export function orderActions(facts: OrderCase, certificateId: string | null, now: Date): Availability<OrderAction>[] {
  return [availability("REQUEST_REVOCATION", revocationTarget(facts, certificateId, { reason: null, now }))];
}

const decisions = [
  ["APPROVE", "APPROVED"],
  ["REJECT", "REJECTED"],
  ["WITHDRAW", "WITHDRAWN"],
] as const satisfies readonly (readonly [RevocationAction, Decision])[];

/** What the viewer's role could ever do with a request; one's own too, refused with SELF_APPROVAL (D6). */
export function revocationActions(request: RequestFacts, actor: Actor): Availability<RevocationAction>[] {
  return decisions
    .filter(([action]) => action === "WITHDRAW" || decides(actor, request.decider))
    .map(([action, decision]) => {
      const verdict = decideRevocation(request, decision, actor);
      // One's own decision once more is no error (D6), but nothing to offer either.
      return availability(action, verdict.ok && verdict.value === "REPEATED" ? alreadyDecided(request) : verdict);
    });
}
