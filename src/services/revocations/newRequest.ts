import type { EntityManager } from "typeorm";
import { deadlineLookAt } from "../../domain/deadline.js";
import type { EventDraft } from "../../domain/events.js";
import type { RevocationPlan } from "../../domain/requestRevocation.js";
import type { RevocationReason } from "../../domain/revocation.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { insertRows } from "../rows.js";
import { approvedNow } from "./approvedNow.js";

/** Who asks for what. Without a requester: the desk, a reissue or a stranger's proof did. */
export interface RequestDraft {
  readonly plan: RevocationPlan;
  readonly wholeOrder: boolean;
  readonly reason: RevocationReason;
  readonly description: string | null;
  /** K15, trimmed. */
  readonly requester: { readonly company: string; readonly contactName: string; readonly phone: string } | null;
  readonly requestedById: string | null;
  readonly staffNote: string | null;
  readonly selfDecisionAllowed: boolean;
  readonly keyCompromiseProven: boolean;
}

/** The row of a new request, as it was planned. */
export function newRequest(
  order: Order,
  draft: RequestDraft,
  { id, now }: { id: string; now: Date },
): RevocationRequest {
  const { plan, requester } = draft;
  const { deadlineAt } = plan;
  const approved = plan.status === "APPROVED" && approvedNow({ ...undecided, deadlineAt }, now);
  return Object.assign(new RevocationRequest(), {
    id,
    orderId: order.id,
    accountId: order.accountId,
    version: 1,
    status: plan.status,
    decider: plan.decider,
    wholeOrder: draft.wholeOrder,
    reason: draft.reason,
    description: draft.description,
    keyCompromiseProven: draft.keyCompromiseProven,
    infoQuestion: null,
    requesterCompany: requester?.company ?? null,
    requesterContactName: requester?.contactName ?? null,
    requesterPhone: requester?.phone ?? null,
    requestedById: draft.requestedById,
    requestedAt: now,
    deadlineAt,
    approvalSkipped: plan.approvalSkipped,
    selfDecisionAllowed: draft.selfDecisionAllowed,
    countsAsCancellation: plan.countsAsCancellation,
    staffNote: draft.staffNote,
    ...undecided,
    deadlineLookAt: deadlineLookAt(deadlineAt, 0),
    ...approved,
  } satisfies RevocationRequest);
}

const undecided = {
  decision: null,
  decidedById: null,
  decidedAt: null,
  decisionNote: null,
  approvedAt: null,
  completedAt: null,
  nextTryAt: null,
  tries: 0,
  deadlineSteps: 0,
};

/** Stores a new request with the certificates that it names. The caller holds the order's lock and appends the event. */
export async function insertRequest(
  tx: EntityManager,
  request: RevocationRequest,
  certificateIds: readonly string[],
): Promise<EventDraft> {
  const rows = certificateIds.map((certificateId) => ({ requestId: request.id, certificateId, open: true }));
  await Promise.all([
    insertRows(tx, RevocationRequest, [request]),
    rows.length === 0 ? null : insertRows(tx, RevocationRequestCertificate, rows),
  ]);
  return {
    kind: "RevocationRequestChanged",
    requestId: request.id,
    previousRequestStatus: null,
    requestStatus: request.status,
    decider: request.decider,
  };
}
