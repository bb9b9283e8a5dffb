import type { DataSource } from "typeorm";
import { fail, ok, type Result } from "../../domain/result.js";
import { Order } from "../../entities/Order.js";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { restrictTo } from "../restrictTo.js";
import { decodeCursor, encodeCursor, type StreamPosition } from "./cursor.js";
import { EventFeed } from "./EventFeed.js";
import type { EventTail } from "./EventTail.js";
import { type EventScope, whereInScope } from "./eventScope.js";
import { readHead, type StreamHead } from "./readHead.js";

/** Why a stream cannot be read: told as a top-level error, with where to start anew. */
export type StreamRefusal =
  | { readonly code: "NOT_FOUND" }
  | { readonly code: "BAD_CURSOR" }
  | { readonly code: "CURSOR_EXPIRED"; readonly streamHead: string };

export interface EventPage {
  readonly events: readonly OrderEvent[];
  readonly hasNextPage: boolean;
  /** Never null: at the end it is the head, also of an empty page. */
  readonly endCursor: string;
  /** Of the log that was read. */
  readonly epoch: string;
}

/** The log as clients read it: live, from a cursor on, or in pages. */
export class EventStream {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tail: EventTail,
  ) {}

  /** Of the log as committed now; opaque. */
  async head(): Promise<string> {
    return encodeCursor(await readHead(this.dataSource));
  }

  /** The cursor of an event: `after` it nothing that came later is missed. */
  cursorOf(event: OrderEvent, epoch = this.tail.head.epoch): string {
    return encodeCursor({ epoch, position: Number(event.position) });
  }

  /** From the cursor, or from now on. */
  async subscribe(scope: EventScope, after: string | null): Promise<Result<EventFeed, StreamRefusal>> {
    const start = await this.start(scope, after, this.tail.head);
    return start.ok ? ok(new EventFeed(this.tail, scope, start.value.position)) : start;
  }

  /** The same as pages, oldest first, for clients that cannot hold a socket. Without a cursor from where replay begins. */
  async page(scope: EventScope, after: string | null, first: number): Promise<Result<EventPage, StreamRefusal>> {
    const head = await readHead(this.dataSource);
    const start = await this.start(scope, after ?? encodeCursor({ ...head, position: head.keptAfter }), head);
    if (!start.ok) return start;
    const query = this.dataSource.manager
      .createQueryBuilder(OrderEvent, "event")
      .where("event.position > :from and event.position <= :to", { from: start.value.position, to: head.position })
      .orderBy("event.position")
      .limit(first + 1);
    whereInScope(query, scope);
    const rows = await query.getMany();
    const events = rows.slice(0, first);
    const last = events.at(-1);
    const hasNextPage = rows.length > first;
    const { epoch } = head;
    const endCursor = hasNextPage && last ? this.cursorOf(last, epoch) : encodeCursor(head);
    return ok({ events, hasNextPage, endCursor, epoch });
  }

  /** @param known the head of the log that is read from there */
  private async start(
    scope: EventScope,
    after: string | null,
    known: StreamHead,
  ): Promise<Result<StreamPosition, StreamRefusal>> {
    if (scope.orderId !== null && !(await this.isVisible(scope))) return fail({ code: "NOT_FOUND" });
    if (after === null) return ok(known);
    const position = decodeCursor(after);
    if (position === null) return fail({ code: "BAD_CURSOR" });
    if (isOf(position, known)) return ok(position);
    // What this process has not read yet, another one may have told.
    const head = await readHead(this.dataSource);
    return isOf(position, head) ? ok(position) : fail({ code: "CURSOR_EXPIRED", streamHead: encodeCursor(head) });
  }

  private async isVisible({ orderId, visibility }: EventScope): Promise<boolean> {
    const query = this.dataSource.manager.createQueryBuilder(Order, "o").where("o.id = :orderId", { orderId });
    return restrictTo(query, visibility, { account: "o.accountId", owner: "o.placedById" }).getExists();
  }
}

/** Whether the log can be replayed from there on, up to its head. */
const isOf = ({ epoch, position }: StreamPosition, head: StreamHead) =>
  epoch === head.epoch && position >= head.keptAfter && position <= head.position;
