import type { EntityManager, QueryDeepPartialEntity } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { mayMoveRevocation, openRevocationStatuses, type RevocationStatus } from "../../domain/revocation.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";

/**
 * Moves a request by compare-and-set and answers the event that says so. Its certificates become free for another request as soon as it is not open any more (I3).
 * The caller holds the order's lock and appends the event.
 * @throws when the move is illegal or the row is not as it was read: a bug, since the order is locked
 */
export async function changeRequest(
  tx: EntityManager,
  request: RevocationRequest,
  set: QueryDeepPartialEntity<RevocationRequest> & { status: RevocationStatus },
): Promise<EventDraft> {
  const { id, version, status } = request;
  if (!mayMoveRevocation(status, set.status)) throw new Error(`illegal move of a request: ${status} -> ${set.status}`);
  const { affected } = await tx.update(RevocationRequest, { id, version, status }, { ...set, version: version + 1 });
  if (affected !== 1) throw new Error(`revocation request ${id} was changed by another`);
  Object.assign(request, set, { version: version + 1 });
  const open = (openRevocationStatuses as readonly RevocationStatus[]).includes(set.status);
  if (!open) await tx.update(RevocationRequestCertificate, { requestId: id }, { open });
  return {
    kind: "RevocationRequestChanged",
    requestId: id,
    previousRequestStatus: status,
    requestStatus: set.status,
    decider: request.decider,
  };
}
