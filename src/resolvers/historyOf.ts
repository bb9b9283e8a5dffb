import type { OrderEventConnection } from "../schema/OrderEventConnection.js";
import type { PageArgs } from "../schema/PageArgs.js";
import type { HistoryWish } from "../services/events/EventHistory.js";
import { connectionOf } from "./connectionOf.js";
import type { Context } from "./context.js";
import { pageWish } from "./pageWish.js";
import { requestErrors } from "./requestErrors.js";

/**
 * A page of the events of an order, or of a request, that the viewer sees.
 * @throws GraphQLError BAD_USER_INPUT, or CURSOR_EXPIRED when the log was rebuilt
 */
export async function historyOf(
  subject: HistoryWish["subject"],
  id: string,
  { page, context }: { readonly page: PageArgs; readonly context: Context },
): Promise<OrderEventConnection> {
  const read = await context.loaders.history.load({ subject, id, page: pageWish(page) });
  if (!read.ok) throw requestErrors.ofStream(read.error);
  return connectionOf(read.value);
}
