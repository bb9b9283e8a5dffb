import type { EntityManager } from "typeorm";
import { isHeldByReissue } from "../../domain/isHeldByReissue.js";
import type { Order } from "../../entities/Order.js";
import type { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { findRows } from "../rows.js";

/** From where the ids of the certificates come that a request names. */
type NamedBy = (requestId: string) => Promise<readonly string[]>;

/**
 * C36: whether the reissue that the order waits for blocks what a request is about.
 * @param order with its lock where something is decided by the answer; for an offer as it was read
 * @param namedBy `namedIn` where something is decided, a batch where it is only shown; asked only where there is a reissue
 */
export async function heldByReissue(order: Order, request: RevocationRequest, namedBy: NamedBy): Promise<boolean> {
  if (order.status !== "REISSUE_PENDING") return false;
  const { wholeOrder, reason } = request;
  return isHeldByReissue(order, { wholeOrder, reason, certificateIds: await namedBy(request.id) });
}

/** In the transaction of what is decided. */
export function namedIn(tx: EntityManager): NamedBy {
  return async (requestId) =>
    (await findRows(tx, RevocationRequestCertificate, { requestId })).map(({ certificateId }) => certificateId);
}
