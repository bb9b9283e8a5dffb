import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import { approvedDeadline } from "../../domain/deadline.js";
import type { EventDraft } from "../../domain/events.js";
import { compromisedDeadline, isTouchedByCompromise } from "../../domain/keyCompromise.js";
import { isInForce } from "../../domain/order.js";
import { countsAsCancellation } from "../../domain/requestRevocation.js";
import { openRevocationStatuses, revocationPeriod } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder } from "../orders/orderRow.js";
import type { Ids } from "../ports.js";
import { insertRequest, newRequest, type RequestDraft } from "../revocations/newRequest.js";
import { changeRequest } from "../revocations/requestRow.js";
import { findRows } from "../rows.js";

/** What a new request says of who asked, where no open one is there to be completed. */
export type ProvenDraft = Pick<
  RequestDraft,
  "description" | "requester" | "requestedById" | "staffNote" | "wholeOrder"
>;

/** What was proven, and what a new request says. */
export interface ProvenHow {
  readonly keyHash: string;
  readonly draft: ProvenDraft;
  readonly ids: Ids;
  readonly now: Date;
  /** When a job carries it out, unless it has been. */
  readonly carriedOutAt: Date;
}

/**
 * A compromise was proven: whatever the order has with the key is to be revoked now, without confirmation or approval (rules, section 5). Open requests get the reason and
 * are approved (D5); a new one names what none of them does, or the whole order where that was asked for. The CA is asked after the commit.
 * The caller holds the order's lock. Twice does no harm.
 * @returns the request that answers the wish: the new one, else the one that was completed; null when nothing was left to revoke
 */
export async function revokeCompromised(
  tx: EntityManager,
  order: Order,
  how: ProvenHow,
): Promise<RevocationRequest | null> {
  const { keyHash, draft, now } = how;
  const certificates = await findRows(tx, Certificate, { orderId: order.id, keyHash });
  const concerned = certificates.filter((each) => isTouchedByCompromise(each, now));
  if (concerned.length === 0) return null;
  const open = await openRequests(tx, order.id);
  const about = open.filter((each) => each.request.wholeOrder || concerned.some(({ id }) => each.names.has(id)));
  const events: EventDraft[] = [];
  for (const { request } of about) if (!request.keyCompromiseProven) events.push(...(await prove(tx, request, how)));
  const covers = ({ request, names }: Open, { id, status }: Certificate) =>
    names.has(id) || (request.wholeOrder && isLiveCertificate(status));
  const rest = concerned.filter((each) => !about.some((one) => covers(one, each))).map(({ id }) => id);
  const issued = isInForce(order.status);
  const wholeOrder = draft.wholeOrder && issued && !about.some(({ request }) => request.wholeOrder);
  const request = wholeOrder || rest.length > 0 ? await provenRequest(tx, order, { ...how, wholeOrder }) : null;
  if (request !== null) events.push(await insertRequest(tx, request, rest));
  if (events.length > 0) await changeOrder(tx, order, { events, actorId: draft.requestedById, now });
  return request ?? about[0]?.request ?? null;
}

interface Open {
  readonly request: RevocationRequest;
  readonly names: ReadonlySet<string>;
}

/** Undecided and decided ones, those that a reissue scheduled too, with the certificates that they name. */
async function openRequests(tx: EntityManager, orderId: string): Promise<Open[]> {
  const status = [...openRevocationStatuses, "SCHEDULED"] as const;
  const requests = await findRows(tx, RevocationRequest, { orderId, status });
  if (requests.length === 0) return [];
  requests.sort((one, other) => one.requestedAt.getTime() - other.requestedAt.getTime());
  const rows = await findRows(tx, RevocationRequestCertificate, { requestId: requests.map(({ id }) => id) });
  return requests.map((request) => ({
    request,
    names: new Set(rows.filter((row) => row.requestId === request.id).map((row) => row.certificateId)),
  }));
}

/** What waited for somebody, or for its time, is approved; what is being carried out goes on with the new reason. */
async function prove(
  tx: EntityManager,
  request: RevocationRequest,
  { now, carriedOutAt }: ProvenHow,
): Promise<EventDraft[]> {
  const deadlineAt = compromisedDeadline(request.deadlineAt, now);
  const changed = await changeRequest(tx, request, {
    status: request.status === "FAILED" ? "FAILED" : "APPROVED",
    reason: "KEY_COMPROMISE",
    keyCompromiseProven: true,
    deadlineAt,
    ...approvedDeadline({ ...request, deadlineAt }, now),
    nextTryAt: carriedOutAt,
  });
  return [{ kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.revocation.proven" } }, changed];
}

async function provenRequest(
  tx: EntityManager,
  order: Order,
  { draft, wholeOrder, ids, now, carriedOutAt }: ProvenHow & { readonly wholeOrder: boolean },
): Promise<RevocationRequest> {
  const facts = await loadOrderCase(tx, order);
  const plan = {
    status: "APPROVED",
    decider: facts.policy.revocationDecider,
    certificateIds: [],
    approvalSkipped: false,
    countsAsCancellation: wholeOrder && countsAsCancellation(facts, now),
    deadlineAt: new Date(now.getTime() + revocationPeriod("KEY_COMPROMISE")),
  } as const;
  const proven = { reason: "KEY_COMPROMISE", keyCompromiseProven: true, selfDecisionAllowed: false } as const;
  const request = newRequest(order, { ...draft, ...proven, plan, wholeOrder }, { id: ids.next("rev"), now });
  return Object.assign(request, { nextTryAt: carriedOutAt });
}
