import type { EventFeed } from "../services/events/EventFeed.js";
import type { EventSelection } from "../services/events/eventScope.js";
import type { Context } from "./context.js";
import { refuseNul } from "./refuseNul.js";
import { requestErrors } from "./requestErrors.js";
import { scopeOf } from "./scopeOf.js";
import { viewerOf } from "./viewerOf.js";

/** What type-graphql gives to a `subscribe`. */
interface Subscribing {
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

/**
 * The `subscribe` of a subscription to these events: from `after` on, else from now on.
 * It throws GraphQLErrors NOT_FOUND, CURSOR_EXPIRED, BAD_USER_INPUT, UNAUTHENTICATED.
 */
export function followStream(kind: EventSelection["kind"]) {
  return async ({ args, context }: Subscribing): Promise<EventFeed> => {
    refuseNul(args);
    const { orderId = null, after = null } = args as { orderId?: string | null; after?: string | null };
    const opened = await context.services.stream.subscribe(scopeOf(viewerOf(context), kind, orderId), after);
    if (!opened.ok) throw requestErrors.ofStream(opened.error);
    return opened.value;
  };
}
