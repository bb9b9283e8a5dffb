import { type EntityManager, In } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { Certificate } from "../../entities/Certificate.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { equalsAny, readRows } from "../rows.js";
import { changeRequest } from "./requestRow.js";

/**
 * A new request replaces what a reissue had scheduled for its certificates (D5): that is withdrawn, and they are as they were. The caller holds the order's lock and appends
 * the events.
 */
export async function replaceSchedules(tx: EntityManager, certificateIds: readonly string[]): Promise<EventDraft[]> {
  const named = equalsAny("certificate_id", certificateIds);
  const where = `status = 'SCHEDULED' and id in (select request_id from revocation_request_certificates where ${named.where})`;
  const scheduled = await readRows(tx, RevocationRequest, { ...named, where });
  const events: EventDraft[] = [];
  for (const request of scheduled) {
    events.push(await changeRequest(tx, request, { status: "WITHDRAWN", nextTryAt: null }));
    events.push(...(await keepCertificates(tx, request.id)));
  }
  return events;
}

/** The certificates of a schedule that was withdrawn stay valid (D5). */
export async function keepCertificates(tx: EntityManager, requestId: string): Promise<EventDraft[]> {
  const named = await tx.findBy(RevocationRequestCertificate, { requestId });
  const certificates = await tx.findBy(Certificate, {
    id: In(named.map(({ certificateId }) => certificateId)),
    status: "REVOCATION_SCHEDULED",
  });
  for (const { id, version } of certificates)
    await tx.update(
      Certificate,
      { id, version },
      { status: "ISSUED", scheduledRevocationAt: null, version: version + 1 },
    );
  return certificates.map(({ id }) => ({
    kind: "CertificateChanged",
    certificateId: id,
    certificateStatus: "ISSUED",
    message: { key: "event.certificate.kept" },
  }));
}
