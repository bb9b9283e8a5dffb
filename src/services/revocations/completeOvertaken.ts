import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import type { EventDraft } from "../../domain/events.js";
import { raisesReason } from "../../domain/keyCompromise.js";
import { isTerminalOrder, type OrderStatus } from "../../domain/order.js";
import { openRevocationStatuses } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { blockKeys } from "../keys/blockedKeys.js";
import { findRows } from "../rows.js";
import { changeRequest } from "./requestRow.js";

/**
 * Any open request → COMPLETED when its certificates get revoked otherwise (rules, section 6): by another request, a reissue, a cancellation. One for the whole order
 * is overtaken when the order has ended. The keys that one calls compromised are blocked all the same (D12): nobody will judge it any more. One with a proof, or one that was approved for a compromised key, still raises the reason of what is revoked, and is left to do so (D10).
 * @param orderStatus the one that the order gets in this transaction
 * @returns the events; the caller holds the order's lock and appends them
 */
export async function completeOvertaken(
  tx: EntityManager,
  orderId: string,
  { orderStatus, now }: { readonly orderStatus: OrderStatus; readonly now: Date },
): Promise<EventDraft[]> {
  const status = [...openRevocationStatuses, "SCHEDULED"] as const;
  const open = (await findRows(tx, RevocationRequest, { orderId, status })).filter((each) => !raisesReason(each));
  if (open.length === 0) return [];
  const [rows, certificates] = await Promise.all([
    findRows(tx, RevocationRequestCertificate, { requestId: open.map(({ id }) => id) }),
    findRows(tx, Certificate, { orderId }),
  ]);
  const events: EventDraft[] = [];
  for (const request of open) {
    const ids = rows.filter((row) => row.requestId === request.id).map((row) => row.certificateId);
    const named = certificates.filter(({ id }) => ids.includes(id));
    const overtaken = request.wholeOrder
      ? isTerminalOrder(orderStatus)
      : named.length > 0 && !named.some(({ status }) => isLiveCertificate(status));
    if (!overtaken) continue;
    events.push(await changeRequest(tx, request, { status: "COMPLETED", completedAt: now, nextTryAt: null }));
    if (request.reason === "KEY_COMPROMISE") await blockKeys(tx, named, now);
  }
  return events;
}
