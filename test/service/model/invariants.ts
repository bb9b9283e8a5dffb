import { X509Crl } from "@peculiar/x509";
import { visibilityOf } from "../../../src/domain/actor.js";
import { isTerminalOrder, mayMoveOrder, type OrderStatus } from "../../../src/domain/order.js";
import type { TestDatabase } from "../../support/database.js";
import { untoldFacts } from "../../support/watchFacts.js";
import type { ModelWorld } from "./ModelWorld.js";

interface OrderRow {
  readonly id: string;
  readonly account_id: string;
  readonly placed_by_id: string;
  readonly status: OrderStatus;
  readonly closure: string | null;
  readonly event_sequence: number;
  readonly first_issued_at: Date | null;
}

/** I1 to I7, which rows alone can tell; and what was seen before, to notice what must not change. */
export class RowInvariants {
  private readonly terminal = new Map<string, OrderStatus>();
  private readonly firstIssued = new Map<string, number>();

  constructor(private readonly db: TestDatabase) {}

  /** @throws naming the first that does not hold (rules, section 8) */
  async check(): Promise<void> {
    const orders: OrderRow[] = await this.query("select * from orders");
    for (const order of orders) this.past(order);
    await this.none("I3 one open request per certificate", oneOpenRequest);
    await this.none("I3 one settlement per order", oneSettlement);
    await this.none("I4 an ended order has a valid certificate", noneValid);
    await this.none("I4 revoked over a pending reissue that no key compromise ends (C36)", revokedOverReissue);
    await this.none("I5 a settlement pays outside of the rules", paysInsideTheRules);
    await this.none("I6 a voucher is spent without a live order", liveVouchers);
    await this.none("I6 a live order does not hold its voucher", heldVouchers);
    await this.none("I6 units above what was bought, or below nothing", units);
    await this.history(orders);
    const [untold] = await untoldFacts(this.db);
    if (untold !== undefined) throw new Error(`I7: no event tells of ${untold}`);
  }

  private past(order: OrderRow): void {
    const before = this.terminal.get(order.id);
    if (before !== undefined && before !== order.status) throw new Error(`I1: ${order.id} left ${before}`);
    if (isTerminalOrder(order.status)) this.terminal.set(order.id, order.status);
    const issued = this.firstIssued.get(order.id);
    if (issued !== undefined && issued !== order.first_issued_at?.getTime()) throw new Error(`I2: ${order.id}`);
    if (order.first_issued_at !== null) this.firstIssued.set(order.id, order.first_issued_at.getTime());
  }

  /** I7: numbered without gaps, and each change of status has its one event. */
  private async history(orders: readonly OrderRow[]): Promise<void> {
    const events = await this.query("select * from events order by order_id, sequence");
    for (const order of orders) {
      const own = events.filter((event) => event.order_id === order.id);
      if (own.some((event, index) => event.sequence !== index + 1) || own.length !== order.event_sequence)
        throw new Error(`I7: the events of ${order.id} have gaps`);
      let status: OrderStatus | null = null;
      for (const event of own.filter((each) => each.kind === "OrderStatusChanged")) {
        if (event.previous_status !== status)
          throw new Error(`I7: ${order.id} ${event.previous_status} after ${status}`);
        if (status !== null && !mayMoveOrder(status, event.status)) throw new Error(`I1: ${status} -> ${event.status}`);
        status = event.status;
      }
      if (status !== order.status) throw new Error(`I7: ${order.id} is ${order.status}, its events say ${status}`);
    }
  }

  private async none(what: string, sql: string): Promise<void> {
    const [row] = await this.query(sql);
    if (row !== undefined) throw new Error(`${what}: ${JSON.stringify(row)}`);
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows of hand-written SQL, on purpose apart from the entities
  protected query(sql: string, values: unknown[] = []): Promise<any[]> {
    return this.db.dataSource.query(sql, values);
  }
}

/** All nine. */
export class Invariants extends RowInvariants {
  constructor(private readonly world: ModelWorld) {
    super(world.db);
  }

  /** I8 and I9 look at more than rows; once at the end of a run is enough. */
  async checkAtTheEnd(emails: readonly string[]): Promise<void> {
    await this.crl();
    for (const email of emails) await this.eventsOf(email);
  }

  /** I8: whoever looks finds every revoked certificate that has not ended. */
  private async crl(): Promise<void> {
    const now = this.world.clock.now();
    const revoked = await this.query(
      `select c.serial_number from certificates c join orders o on o.id = c.order_id join products p on p.id = o.product_id
       where c.status = 'REVOKED' and c.not_after > $1 and p.kind <> 'PRIVATE'`,
      [now],
    );
    const { der } = await this.world.crls.latest("issuing");
    const listed = new Set(new X509Crl(der).entries.map((entry) => entry.serialNumber.toUpperCase().padStart(32, "0")));
    const missing = revoked.filter(({ serial_number }) => !listed.has(serial_number.padStart(32, "0")));
    if (missing.length > 0) throw new Error(`I8: ${missing.length} revoked certificates are in no CRL`);
  }

  /** I9: nobody receives an event of an order that they may not see. */
  private async eventsOf(email: string): Promise<void> {
    const actor = await this.world.actor(email);
    const stream = await this.world.stream();
    const scope = { visibility: visibilityOf(actor), orderId: null, selection: { kind: "ALL" } } as const;
    const page = await stream.page(scope, null, 100_000);
    if (!page.ok) throw new Error(`I9: ${page.error.code}`);
    const own = await this.query("select id, account_id, placed_by_id from orders");
    for (const event of page.value.events) {
      const order = own.find(({ id }) => id === event.orderId);
      const foreign = actor.accountId !== null && order?.account_id !== actor.accountId;
      if (foreign || (actor.role === "LIMITED" && order?.placed_by_id !== actor.userId))
        throw new Error(`I9: ${email}`);
    }
  }
}

/** D5: the desk's own does not count. */
const oneOpenRequest = `select c.certificate_id from revocation_request_certificates c join revocation_requests r on r.id = c.request_id
  where r.status in ('AWAITING_CONFIRMATION', 'NEEDS_APPROVAL', 'INFO_REQUIRED', 'APPROVED', 'FAILED')
    and (r.requested_by_id is not null or r.key_compromise_proven) group by 1 having count(*) > 1`;
const oneSettlement = "select order_id from settlements group by 1 having count(*) > 1";
const noneValid = `select o.id, c.serial_number from orders o join certificates c on c.order_id = o.id
  where o.status in ('CANCELED', 'REVOKED') and c.status in ('ISSUED', 'REVOCATION_SCHEDULED')`;

const revokedOverReissue = `select e.order_id from events e
  where e.kind = 'OrderStatusChanged' and e.previous_status = 'REISSUE_PENDING' and e.status = 'REVOKED' and not exists (
    select from revocation_requests r where r.order_id = e.order_id and r.whole_order and r.status = 'COMPLETED' and r.reason = 'KEY_COMPROMISE')`;

/**
 * Judged apart from the code, by calendar days of Tokyo: an order that pays back was rejected, or cancelled before its issue, or asked for in time after it (K4: d+6, C2: d+30).
 */
const paysInsideTheRules = `with paid as (
    select o.*, p.brand, s.outcome from settlements s join orders o on o.id = s.order_id join policies p on p.id = o.policy_id
    where s.outcome not in ('NOT_ELIGIBLE', 'TERMINATED_UNPAID')),
  asked as (
    select order_id, min(at) as at from (
      select order_id, received_at as at from cancellations where status = 'COMPLETED'
      union all select r.order_id, r.requested_at from revocation_requests r join orders o on o.id = r.order_id
        join policies p on p.id = o.policy_id and p.brand <> 'kingssl' where r.whole_order and r.status = 'COMPLETED') a group by 1)
  select paid.id, paid.brand, paid.outcome, paid.first_issued_at, asked.at from paid left join asked on asked.order_id = paid.id
  where paid.status not in ('CANCELED', 'REVOKED', 'REJECTED')
    or (paid.first_issued_at is not null and asked.at is null)
    or (paid.first_issued_at is not null and (asked.at at time zone 'Asia/Tokyo')::date
      > (paid.first_issued_at at time zone 'Asia/Tokyo')::date + case paid.brand when 'kingssl' then 6 else 30 end)`;
const liveVouchers = `select v.code, o.status from vouchers v join orders o on o.id = v.used_by_order_id join payments p on p.order_id = o.id
  where p.voucher_code is distinct from v.code or o.status in ('CANCELED', 'REJECTED') or (o.status = 'REVOKED' and o.closure = 'CANCELLATION')`;
const heldVouchers = `select o.id, p.voucher_code from orders o join payments p on p.order_id = o.id
  where p.voucher_code is not null and o.status in ('NEEDS_APPROVAL', 'PENDING', 'ISSUED', 'REISSUE_PENDING')
    and not exists (select 1 from vouchers v where v.code = p.voucher_code and v.used_by_order_id = o.id)`;
const units = "select id from unit_balances where remaining < 0 or remaining > purchased";
