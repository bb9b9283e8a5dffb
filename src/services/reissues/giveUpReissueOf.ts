import type { EntityManager } from "typeorm";
import type { RevocationReason } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import { findRow, findRows } from "../rows.js";
import { giveUpReissue } from "./giveUpReissue.js";

/**
 * Somebody calls keys of an order compromised: a reissue that waits with one of them ends now (C36, D12), since what it brought would live on with that key. One with another key is what K21
 * wants, and waits on. The caller holds the order's lock.
 */
export async function giveUpReissueOf(
  tx: EntityManager,
  order: Order,
  asked: {
    readonly reason: RevocationReason;
    readonly certificateIds: readonly string[];
    readonly actorId: string | null;
    readonly now: Date;
  },
): Promise<void> {
  if (asked.reason !== "KEY_COMPROMISE" || order.status !== "REISSUE_PENDING") return;
  const reissue = await findRow(tx, Reissue, { orderId: order.id, status: "WAITING" });
  if (reissue === null) return;
  const named = await findRows(tx, Certificate, { id: asked.certificateIds });
  if (named.some(({ keyHash }) => keyHash === reissue.keyHash)) await giveUpReissue(tx, order, asked);
}
