import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { OrderEventConnection } from "../../schema/OrderEventConnection.js";
import { ForwardPageArgs } from "../../schema/PageArgs.js";
import type { Context } from "../context.js";
import { readStream } from "../readStream.js";
import { streamHeadOf } from "../streamHead.js";
import { viewerOf } from "../viewerOf.js";

@Resolver()
export class EventQueries {
  @Query(() => String, {
    description:
      "A cursor read before anything else in this answer: subscribe `after` it and nothing falls between the two.",
  })
  streamHead(@Ctx() context: Context): string {
    viewerOf(context);
    return streamHeadOf(context);
  }

  @Query(() => OrderEventConnection, {
    description:
      "The subscription `orderEvents` as pages, oldest first, for clients that cannot hold a socket. `endCursor` is never null: at the end it is the head, also of an empty page.",
  })
  orderEvents(
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: Context,
    @Arg("orderId", () => ID, {
      nullable: true,
      description: "Of one order; of every order the viewer may see when omitted.",
    })
    orderId?: string | null,
  ): Promise<OrderEventConnection> {
    return readStream(context, orderId ?? null, page);
  }
}
