import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { OrderEvent, OrderStatusChanged, RevocationRequestChanged } from "../../schema/OrderEvent.js";
import { asQueueSaw } from "../asQueueSaw.js";
import type { Context } from "../context.js";
import { followStream } from "../followStream.js";
import { viewerOf } from "../viewerOf.js";

const orderId = {
  nullable: true,
  description: "Of one order; of every order the viewer may see when omitted.",
} as const;
const after = {
  nullable: true,
  description: "First all since that cursor, then live; only live when omitted.",
} as const;

/** Each event is the root of one execution; what is read for it, its context decides anew. */
@Resolver()
export class EventSubscriptions {
  @Subscription(() => OrderStatusChanged, {
    subscribe: followStream("ORDER_STATUS"),
    description:
      "Status changes of one order, or of every order the viewer may see. With `after`: first all since that cursor, then live.",
  })
  orderStatusChanged(
    @Root() event: OrderStatusChanged,
    @Arg("orderId", () => ID, orderId) _orderId?: string | null,
    @Arg("after", () => String, after) _after?: string | null,
  ): OrderStatusChanged {
    return event;
  }

  @Subscription(() => OrderEvent, {
    subscribe: followStream("ALL"),
    description: "Everything that happens to one order, or to every order the viewer may see.",
  })
  orderEvents(
    @Root() event: OrderEvent,
    @Arg("orderId", () => ID, orderId) _orderId?: string | null,
    @Arg("after", () => String, after) _after?: string | null,
  ): OrderEvent {
    return event;
  }

  @Subscription(() => RevocationRequestChanged, {
    subscribe: followStream("QUEUE"),
    description:
      "Changes of what `approvalQueue` lists: each request when it enters, changes and leaves (compare previousRequestStatus; `inQueue` says it outright).",
  })
  approvalQueueChanged(
    @Root() event: RevocationRequestChanged,
    @Ctx() context: Context,
    @Arg("after", () => String, after) _after?: string | null,
  ): RevocationRequestChanged {
    return asQueueSaw(event, viewerOf(context));
  }
}
