import { type Actor, visibilityOf } from "../domain/actor.js";
import type { EventScope, EventSelection } from "../services/events/eventScope.js";
import { decidersOf } from "../services/reads/RevocationRequests.js";

/** Which events a viewer gets, of one order or of all. */
export function scopeOf(viewer: Actor, kind: EventSelection["kind"], orderId: string | null): EventScope {
  const selection = kind === "QUEUE" ? { kind, deciders: decidersOf(viewer) } : { kind };
  return { visibility: visibilityOf(viewer), orderId, selection };
}
