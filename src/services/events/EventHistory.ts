import type { DataSource } from "typeorm";
import { fail, ok, type Result } from "../../domain/result.js";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { found } from "../found.js";
import type { Page, PageWish } from "../reads/keyset.js";
import { decodeCursor, encodeCursor } from "./cursor.js";
import type { StreamRefusal } from "./EventStream.js";
import type { EventTail } from "./EventTail.js";

/** A page of the events of one order, or of one revocation request. */
export interface HistoryWish {
  /** The column of an event that names what it belongs to. */
  readonly subject: "orderId" | "requestId";
  readonly id: string;
  readonly page: PageWish;
}
export type HistoryPage = Result<Page<OrderEvent>, StreamRefusal>;

const columns = { orderId: "order_id", requestId: "request_id" } as const satisfies Record<
  HistoryWish["subject"],
  string
>;

/** What happened to orders and to requests, in pages of their own. Unlike the stream it goes back to the beginning. */
export class EventHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tail: Pick<EventTail, "head">,
  ) {}

  /** Each oldest first. One query for all wishes that differ in nothing but the id. */
  async pages(wishes: readonly HistoryWish[]): Promise<HistoryPage[]> {
    const alike = new Map<string, HistoryWish[]>();
    const kindOf = ({ subject, page }: HistoryWish) => JSON.stringify([subject, page]);
    for (const wish of wishes) alike.set(kindOf(wish), [...(alike.get(kindOf(wish)) ?? []), wish]);
    const pages = new Map<HistoryWish, HistoryPage>();
    for (const group of alike.values()) for (const [wish, page] of await this.read(group)) pages.set(wish, page);
    return wishes.map((wish) => found(pages.get(wish)));
  }

  /** @param group alike but for their ids */
  private async read(group: readonly HistoryWish[]): Promise<(readonly [HistoryWish, HistoryPage])[]> {
    const [first] = group;
    if (first === undefined) return [];
    const bound = this.boundOf(first.page.cursor);
    if (!bound.ok) return group.map((wish) => [wish, bound]);
    const ids = group.map(({ id }) => id);
    const rows = await this.query(first, ids, bound.value);
    const rowsOf = ({ subject, id }: HistoryWish) => rows.filter((row) => row[subject] === id);
    return group.map((wish) => [wish, ok(this.pageOf(rowsOf(wish), wish.page))]);
  }

  /**
   * Within an order the sequence runs as the positions in the log do, and has the index. Only events that have their
   * position are there, for it is their cursor. @returns oldest first, of each id one more than its page holds, if there is
   */
  private query({ subject, page }: HistoryWish, ids: readonly string[], bound: number | null): Promise<OrderEvent[]> {
    const [beyond, order] = page.direction === "FORWARD" ? [">", "asc"] : ["<", "desc"];
    const wanted = `select found.log_id from unnest(:ids::text[]) subject(id) cross join lateral
      (select e.log_id from events e where e.${columns[subject]} = subject.id and e.position is not null
       and (:bound::bigint is null or e.position ${beyond} :bound) order by e.sequence ${order} limit :most) found`;
    return this.dataSource.manager
      .createQueryBuilder(OrderEvent, "event")
      .where(`event.logId in (${wanted})`, { ids, bound, most: page.size + 1 })
      .orderBy("event.position")
      .getMany();
  }

  private boundOf(cursor: string | null): Result<number | null, StreamRefusal> {
    if (cursor === null) return ok(null);
    const place = decodeCursor(cursor);
    if (place === null) return fail({ code: "BAD_CURSOR" });
    const { head } = this.tail;
    return place.epoch === head.epoch
      ? ok(place.position)
      : fail({ code: "CURSOR_EXPIRED", streamHead: encodeCursor(head) });
  }

  private pageOf(read: readonly OrderEvent[], { size, direction, cursor }: PageWish): Page<OrderEvent> {
    const forward = direction === "FORWARD";
    const more = read.length > size;
    const rows = forward ? read.slice(0, size) : read.slice(-size);
    const { epoch } = this.tail.head;
    return {
      rows,
      cursors: rows.map((row) => encodeCursor({ epoch, position: Number(row.position) })),
      hasNextPage: forward ? more : cursor !== null,
      hasPreviousPage: forward ? cursor !== null : more,
    };
  }
}
