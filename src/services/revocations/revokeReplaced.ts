import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import type { EventDraft } from "../../domain/events.js";
import { localTime } from "../../domain/localTime.js";
import { hoursUntilRevoked } from "../../domain/reissue.js";
import type { Decider } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { policyOf } from "../policyOf.js";
import type { Ids } from "../ports.js";
import { approvedNow } from "./approvedNow.js";

const HOUR = 3_600_000;

/** What a reissue does to the certificate that it replaced. */
export interface Replacement {
  /** Of the request that revokes it at once; null where nothing, or nothing yet, is to be done. */
  readonly requestId: string | null;
  readonly events: readonly EventDraft[];
}

const nothing: Replacement = { requestId: null, events: [] };

/**
 * Asks, in the desk's own name, for the revocation of what a reissue replaced: at once (K34), after the policy's hours (C34), or not at all. The request does not count
 * as open (D5), so it stands beside one that somebody made. The caller holds the order's lock and appends the events.
 */
export async function revokeReplaced(
  tx: EntityManager,
  order: Order,
  { by, ids, now }: { by: Certificate; ids: Ids; now: Date },
): Promise<Replacement> {
  const all = await tx.findBy(Certificate, { orderId: order.id });
  const replaced = all.find(({ id }) => id === by.replacesId);
  const policy = await policyOf(tx, order);
  const hours = replaced === undefined ? null : hoursUntilRevoked(policy, replaced, by);
  if (replaced === undefined || hours === null) return nothing;
  // K34: at once is for all: only the reissued one stays valid, duplicates do not either.
  const certificates = all.filter(
    ({ id, status }) => id !== by.id && isLiveCertificate(status) && (hours === 0 || id === replaced.id),
  );
  if (certificates.length === 0) return nothing;
  const at = new Date(now.getTime() + hours * HOUR);
  const request = systemRequest(order, { id: ids.next("rev"), decider: policy.revocationDecider, at, now });
  await tx.insert(RevocationRequest, request);
  const named = certificates.map(({ id }) => ({ requestId: request.id, certificateId: id, open: false }));
  await tx.insert(RevocationRequestCertificate, named);
  const asked = {
    kind: "RevocationRequestChanged",
    requestId: request.id,
    previousRequestStatus: null,
    requestStatus: request.status,
    decider: request.decider,
  } as const;
  if (request.status === "APPROVED") return { requestId: request.id, events: [asked] };
  return { requestId: null, events: [asked, await schedule(tx, replaced, { at, timeZone: policy.timeZone })] };
}

async function schedule(
  tx: EntityManager,
  { id, version }: Certificate,
  { at, timeZone }: { readonly at: Date; readonly timeZone: string },
): Promise<EventDraft> {
  const set = { status: "REVOCATION_SCHEDULED", scheduledRevocationAt: at, version: version + 1 } as const;
  await tx.update(Certificate, { id, version }, set);
  const message = { key: "event.certificate.scheduled", values: { at: localTime(at, timeZone) } } as const;
  return { kind: "CertificateChanged", certificateId: id, certificateStatus: "REVOCATION_SCHEDULED", message };
}

/** Nobody asked for it (D5: requestedBy null), so nobody decides on it either. */
function systemRequest(
  order: Order,
  { id, decider, at, now }: { id: string; decider: Decider; at: Date; now: Date },
): RevocationRequest {
  const place = { deadlineAt: at, approvedAt: null, deadlineSteps: 0 };
  const scheduled = { status: "SCHEDULED", deadlineLookAt: null, nextTryAt: at } as const;
  return Object.assign(new RevocationRequest(), {
    id,
    orderId: order.id,
    accountId: order.accountId,
    version: 1,
    decider,
    wholeOrder: false,
    reason: "SUPERSEDED",
    description: null,
    keyCompromiseProven: false,
    infoQuestion: null,
    requesterCompany: null,
    requesterContactName: null,
    requesterPhone: null,
    requestedById: null,
    requestedAt: now,
    ...place,
    ...(at <= now ? approvedNow(place, now) : scheduled),
    approvalSkipped: false,
    selfDecisionAllowed: false,
    countsAsCancellation: false,
    staffNote: null,
    decision: null,
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
    completedAt: null,
    tries: 0,
  } satisfies RevocationRequest);
}
