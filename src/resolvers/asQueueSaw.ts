import type { Actor } from "../domain/actor.js";
import { stoodInQueue } from "../domain/queue.js";
import type { RevocationRequestChanged } from "../schema/OrderEvent.js";
import { decidersOf } from "../services/reads/RevocationRequests.js";

/** An event as the viewer's queue saw it: what comes out of another queue under the same status (D8) is new in this one. */
export function asQueueSaw(event: RevocationRequestChanged, viewer: Actor): RevocationRequestChanged {
  const comes = event.previousRequestStatus === "NEEDS_APPROVAL" && !stoodInQueue(event, decidersOf(viewer));
  return comes ? { ...event, previousRequestStatus: null } : event;
}
