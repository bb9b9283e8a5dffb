import type { OrderEventConnection } from "../schema/OrderEventConnection.js";
import type { ForwardPageArgs } from "../schema/PageArgs.js";
import type { Context } from "./context.js";
import { pageWish } from "./pageWish.js";
import { requestErrors } from "./requestErrors.js";
import { scopeOf } from "./scopeOf.js";
import { viewerOf } from "./viewerOf.js";

/**
 * The stream as a page. Its `endCursor` is where to go on, also when the page is empty.
 * @throws GraphQLError NOT_FOUND, CURSOR_EXPIRED, BAD_USER_INPUT, UNAUTHENTICATED
 */
export async function readStream(
  context: Context,
  orderId: string | null,
  page: ForwardPageArgs,
): Promise<OrderEventConnection> {
  const { stream } = context.services;
  const { size, cursor } = pageWish(page);
  const read = await stream.page(scopeOf(viewerOf(context), "ALL", orderId), cursor, size);
  if (!read.ok) throw requestErrors.ofStream(read.error);
  const { events, hasNextPage, endCursor, epoch } = read.value;
  const edges = events.map((node) => ({ node, cursor: stream.cursorOf(node, epoch) }));
  const startCursor = edges[0]?.cursor ?? null;
  return { edges, pageInfo: { hasNextPage, hasPreviousPage: cursor !== null, startCursor, endCursor } };
}
