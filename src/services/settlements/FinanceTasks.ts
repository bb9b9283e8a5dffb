import { Any, type DataSource, In, type SelectQueryBuilder } from "typeorm";
import { type Actor, can, visibilityOf } from "../../domain/actor.js";
import { openRefunds, refundedValue } from "../../domain/settlement.js";
import { Payment } from "../../entities/Payment.js";
import { Settlement } from "../../entities/Settlement.js";
import { restrictTo } from "../restrictTo.js";

/** Something that the desk's finance waits for, or has to pay. */
export interface FinanceTask {
  readonly action: "RECORD_PAYMENT" | "RECORD_REFUND";
  readonly orderId: string;
  readonly amountValue: number;
  readonly amountCurrency: string;
  readonly since: Date;
  /** K9: not before. */
  readonly payableFrom: Date | null;
  readonly settlement: Settlement | null;
}

/** At most so many of each kind; the rest moves up. */
const most = 100;

/** The inbox of finance: refunds to be paid (C20, K9), what cards that could not be charged still owe (C21, C24), and transfers that are awaited (C19). */
export class FinanceTasks {
  constructor(private readonly dataSource: DataSource) {}

  /** Refunds first, then what cards owe, then transfers, each oldest first. Staff sees all, who handles money in an account its own (rules, section 7). */
  async list(actor: Actor): Promise<FinanceTask[]> {
    if (!can(actor, "HANDLE_MONEY")) return [];
    return [...(await this.refunds(actor)), ...(await this.claims(actor)), ...(await this.receipts(actor))];
  }

  private async refunds(actor: Actor): Promise<FinanceTask[]> {
    const query = this.dataSource.manager.createQueryBuilder(Settlement, "s").where({ outcome: In([...openRefunds]) });
    const settlements = await oldest(query, actor, "s");
    return settlements.map((settlement) => ({
      action: "RECORD_REFUND",
      orderId: settlement.orderId,
      amountValue: refundedValue(settlement.lines),
      amountCurrency: settlement.currency,
      since: settlement.createdAt,
      payableFrom: settlement.payableFrom,
      settlement,
    }));
  }

  /** Of an order that has ended only what its settlement does not give back. */
  private async claims(actor: Actor): Promise<FinanceTask[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Payment, "p")
      .where("p.method = 'CREDIT_CARD' and p.status = 'UNPAID'");
    const payments = await oldest(query, actor, "p");
    const ended = await this.dataSource.manager.findBy(Settlement, { orderId: Any(payments.map((p) => p.orderId)) });
    const settlementOf = new Map(ended.map((settlement) => [settlement.orderId, settlement]));
    return payments.map((payment) => {
      const settlement = settlementOf.get(payment.orderId);
      const since = settlement?.createdAt ?? payment.paidAt ?? payment.createdAt;
      // What finance has paid back by hand was never charged: all of it is owed.
      const freed = settlement?.recordedById == null ? refundedValue(settlement?.lines ?? []) : 0;
      return toCollect(payment, payment.amountValue - freed, since);
    });
  }

  private async receipts(actor: Actor): Promise<FinanceTask[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Payment, "p")
      .innerJoin("orders", "o", "o.id = p.order_id and o.status in ('NEEDS_APPROVAL', 'PENDING')")
      .where("p.method = 'BANK_TRANSFER' and p.status = 'UNPAID'");
    const payments = await oldest(query, actor, "p");
    return payments.map((payment) => toCollect(payment, payment.amountValue, payment.createdAt));
  }
}

function toCollect({ orderId, amountCurrency }: Payment, amountValue: number, since: Date): FinanceTask {
  const rest = { payableFrom: null, settlement: null };
  return { action: "RECORD_PAYMENT", orderId, amountValue, amountCurrency, since, ...rest };
}

async function oldest<T extends object>(query: SelectQueryBuilder<T>, actor: Actor, alias: string): Promise<T[]> {
  restrictTo(query, visibilityOf(actor), { account: `${alias}.accountId`, order: `${alias}.order_id` });
  return query.orderBy(`${alias}.createdAt`).addOrderBy(`${alias}.id`).limit(most).getMany();
}
