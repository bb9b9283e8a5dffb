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
 * Asks, in the desk's own name, for the revocation of what a reissue replaced: at once (K34), after the policy's hours (C34), or not at all. With the certificate that it replaced go all
 * others of the order, duplicates too, whose own names ask for it. The requests do not count as open (D5), so they stand beside those that somebody made. The caller holds
 * the order's lock and appends the events.
 */
export async function revokeReplaced(
  tx: EntityManager,
  order: Order,
  { by, ids, now }: { by: Certificate; ids: Ids; now: Date },
): Promise<Replacement> {
  const all = await tx.find(Certificate, { where: { orderId: order.id }, order: { createdAt: "ASC", id: "ASC" } });
  const replaced = all.find(({ id }) => id === by.replacesId);
  const policy = await policyOf(tx, order);
  const hours = replaced === undefined ? null : hoursUntilRevoked(policy, replaced, by);
  // What was kept when its name went away is not asked about again by a reissue that takes none away.
  if (hours === null) return nothing;
  const certificates = all.filter(
    (each) => each.id !== by.id && isLiveCertificate(each.status) && hoursUntilRevoked(policy, each, by) !== null,
  );
  const at = new Date(now.getTime() + hours * HOUR);
  const how = { ids, decider: policy.revocationDecider, timeZone: policy.timeZone, at, now };
  return hours === 0
    ? revokeAtOnce(tx, order, { certificates, ...how })
    : schedule(tx, order, { certificates, ...how });
}

interface Going {
  readonly certificates: readonly Certificate[];
  readonly ids: Ids;
  readonly decider: Decider;
  readonly timeZone: string;
  readonly at: Date;
  readonly now: Date;
}

/** One request for all of them. */
async function revokeAtOnce(tx: EntityManager, order: Order, going: Going): Promise<Replacement> {
  if (going.certificates.length === 0) return nothing;
  const { requestId, asked } = await ask(tx, order, going);
  return { requestId, events: [asked] };
}

/** A request for each: it is withdrawn (D5), replaced, or proven to be compromised, without the others. One that has its time already keeps it. */
async function schedule(tx: EntityManager, order: Order, going: Going): Promise<Replacement> {
  const events: EventDraft[] = [];
  for (const certificate of going.certificates) {
    if (certificate.status !== "ISSUED") continue;
    const { asked } = await ask(tx, order, { ...going, certificates: [certificate] });
    events.push(asked, await announce(tx, certificate, going));
  }
  return { requestId: null, events };
}

async function ask(tx: EntityManager, order: Order, { certificates, ids, decider, at, now }: Going) {
  const request = systemRequest(order, { id: ids.next("rev"), decider, at, now });
  await tx.insert(RevocationRequest, request);
  const named = certificates.map(({ id }) => ({ requestId: request.id, certificateId: id, open: false }));
  await tx.insert(RevocationRequestCertificate, named);
  const asked = {
    kind: "RevocationRequestChanged",
    requestId: request.id,
    previousRequestStatus: null,
    requestStatus: request.status,
    decider,
  } as const;
  return { requestId: request.id, asked };
}

async function announce(
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
