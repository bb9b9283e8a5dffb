import type { Decider, RevocationStatus } from "./revocation.js";

/** What an event says of a request's place in the queues. */
export interface QueueFacts {
  readonly requestStatus: RevocationStatus | null;
  readonly previousRequestStatus: RevocationStatus | null;
  readonly decider: Decider | null;
  /** Null where it is the same. */
  readonly previousDecider: Decider | null;
}

/** Whether the request stands in the queue of one of these deciders after the event (C17). */
export const standsInQueue = ({ requestStatus, decider }: QueueFacts, deciders: readonly Decider[]): boolean =>
  requestStatus === "NEEDS_APPROVAL" && decider !== null && deciders.includes(decider);

/** Whether it stood there before it: at the deadline it may go from one queue to another, under the same status (D8). */
export function stoodInQueue(event: QueueFacts, deciders: readonly Decider[]): boolean {
  const decider = event.previousDecider ?? event.decider;
  return event.previousRequestStatus === "NEEDS_APPROVAL" && decider !== null && deciders.includes(decider);
}
