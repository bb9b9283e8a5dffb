import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import {
  mayMoveRevocation,
  openRevocationStatuses,
  type RevocationStatus,
  undecidedRevocationStatuses,
} from "../../domain/revocation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { changeRows } from "../rows.js";

/** Whatever is approved says since when (D8, D20): what `approvedDeadline` answers. */
type Change = Partial<RevocationRequest> &
  (
    | { readonly status: Exclude<RevocationStatus, "APPROVED"> }
    | { readonly status: RevocationStatus; readonly approvedAt: Date }
  );

/**
 * Changes a request by compare-and-set, its status too or not, and answers the event that says so. Its certificates become free for another request as soon as it is not
 * open any more (I3); a question that was answered, the confirmation of what is decided, and the deadline of what is over go with the status.
 * The caller holds the order's lock and appends the event.
 * @throws when the move is illegal or the row is not as it was read: a bug, since the order is locked
 */
export async function changeRequest(tx: EntityManager, request: RevocationRequest, set: Change): Promise<EventDraft> {
  const { id, version, status } = request;
  const moves = set.status !== status;
  if (moves && !mayMoveRevocation(status, set.status))
    throw new Error(`illegal move of a request: ${status} -> ${set.status}`);
  const undecided = isOneOf(undecidedRevocationStatuses, set.status);
  const open = isOneOf(openRevocationStatuses, set.status);
  const next = {
    ...(moves && { infoQuestion: null }),
    ...(!open && { deadlineLookAt: null }),
    ...set,
    version: version + 1,
  };
  const { decider } = request;
  const [affected] = await Promise.all([
    changeRows(tx, RevocationRequest, { where: { id, version, status }, set: next }),
    // K17: nobody waits for a confirmation of what is decided.
    undecided ? null : changeRows(tx, DomainValidation, { where: { requestId: id }, set: { nextCheckAt: null } }),
    open ? null : changeRows(tx, RevocationRequestCertificate, { where: { requestId: id }, set: { open } }),
  ]);
  if (affected !== 1) throw new Error(`revocation request ${id} was changed by another`);
  Object.assign(request, next);
  return {
    kind: "RevocationRequestChanged",
    requestId: id,
    previousRequestStatus: status,
    requestStatus: set.status,
    decider: request.decider,
    ...(request.decider !== decider && { previousDecider: decider }),
  };
}

function isOneOf(statuses: readonly RevocationStatus[], status: RevocationStatus): boolean {
  return statuses.includes(status);
}
