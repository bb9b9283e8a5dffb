import { isHeldByReissue } from "../domain/isHeldByReissue.js";
import type { RevocationRequest } from "../entities/RevocationRequest.js";
import type { Context } from "./context.js";
import { edge } from "./edge.js";

/** C36: whether the reissue that the order waits for blocks what a request is about. */
export async function isRequestHeld(request: RevocationRequest, { loaders }: Context): Promise<boolean> {
  const order = await edge(loaders.order, request.orderId);
  if (order.status !== "REISSUE_PENDING") return false;
  const certificateIds = await loaders.certificateIdsOfRequest.load(request.id);
  return isHeldByReissue(order, { wholeOrder: request.wholeOrder, reason: request.reason, certificateIds });
}
