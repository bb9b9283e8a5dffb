import type { EntityManager } from "typeorm";
import { isHeldByReissue } from "../../domain/isHeldByReissue.js";
import type { Order } from "../../entities/Order.js";
import type { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { findRows } from "../rows.js";

/** C36: whether the reissue that the order waits for blocks what a request is about. Asked of the database only where there is one. */
export async function heldByReissue(tx: EntityManager, order: Order, request: RevocationRequest): Promise<boolean> {
  if (order.status !== "REISSUE_PENDING") return false;
  const named = await findRows(tx, RevocationRequestCertificate, { requestId: request.id });
  const { wholeOrder, reason } = request;
  return isHeldByReissue(order, { wholeOrder, reason, certificateIds: named.map((row) => row.certificateId) });
}
