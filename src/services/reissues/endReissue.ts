import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import { findRow } from "../rows.js";

/**
 * Gives up the reissue that an order waits for, if there is one: its domains are not looked at any more, and a certificate that the CA is just signing is revoked again by
 * `Issuing`. Called where the order itself ends, or its key is compromised (C36), and by `cancelReissue`; the caller holds the order's lock, moves the order where it belongs
 * and appends the events.
 */
export async function endReissue(tx: EntityManager, order: Order, now: Date): Promise<EventDraft[]> {
  const reissue = await findRow(tx, Reissue, { orderId: order.id, status: "WAITING" });
  if (reissue === null) return [];
  await tx.update(Reissue, { id: reissue.id, status: "WAITING" }, { status: "CANCELED", endedAt: now });
  await tx.update(DomainValidation, { reissueId: reissue.id }, { nextCheckAt: null });
  return [{ kind: "OrderUpdated", aspect: "REISSUE", message: { key: "event.reissue.ended" } }];
}
