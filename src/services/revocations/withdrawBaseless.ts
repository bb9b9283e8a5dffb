import { type EntityManager, In } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import type { EventDraft } from "../../domain/events.js";
import { undecidedRevocationStatuses } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { changeRequest } from "./requestRow.js";

/**
 * Certificates of an order have expired, and an expired one is not revoked (K22): the system withdraws undecided and scheduled requests that have no other left. What is
 * decided already is carried out as it was decided, on nothing. The caller holds the order's lock and appends the events.
 */
export async function withdrawBaseless(tx: EntityManager, orderId: string): Promise<EventDraft[]> {
  const status = In([...undecidedRevocationStatuses, "SCHEDULED"]);
  const requests = await tx.findBy(RevocationRequest, { orderId, status });
  const certificates = await tx.findBy(Certificate, { orderId });
  const live = new Set(certificates.filter((each) => isLiveCertificate(each.status)).map(({ id }) => id));
  const events: EventDraft[] = [];
  for (const request of requests) {
    const named = await tx.findBy(RevocationRequestCertificate, { requestId: request.id });
    const about = request.wholeOrder ? live.size > 0 : named.some(({ certificateId }) => live.has(certificateId));
    if (about) continue;
    events.push(await changeRequest(tx, request, { status: "WITHDRAWN", nextTryAt: null }));
  }
  return events;
}
