import { ok } from "../../domain/result.js";
import type { Database } from "../database.js";
import { lockedOrder } from "../orders/orderRow.js";
import type { Clock, Ids } from "../ports.js";
import { cancelUnissued } from "./cancelUnissued.js";

/** Milliseconds for which an order may be PENDING (D16). */
const patience = 90 * 86_400_000;

/** Orders that nobody has finished: after 90 days of 保留中 the system cancels and settles them (D16). */
export class AbandonedOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Ids of orders that have waited long enough, oldest first. */
  async due(limit: number): Promise<string[]> {
    const latest = new Date(this.clock.now().getTime() - patience);
    // Placed long ago, and not approved only lately.
    const rows: { id: string }[] = await this.database.manager.query(
      `select o.id from orders o where o.status = 'PENDING' and o.created_at <= $1
         and not exists (select 1 from events e where e.order_id = o.id and e.status = 'PENDING' and e.occurred_at > $1)
       order by o.created_at limit $2`,
      [latest, limit],
    );
    return rows.map(({ id }) => id);
  }

  async cancel(orderId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, orderId);
      if (order.status === "PENDING")
        await cancelUnissued(tx, order, { by: null, now: this.clock.now(), ids: this.ids });
      return ok(null);
    });
  }
}
