import { type DataSource, In, type SelectQueryBuilder } from "typeorm";
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

/** The inbox of finance: refunds to be paid (C20, K9), and transfers that are awaited (C19). */
export class FinanceTasks {
  constructor(private readonly dataSource: DataSource) {}

  /** Refunds first, then transfers, each oldest first. Staff sees all, who handles money in an account its own (rules, section 7). */
  async list(actor: Actor): Promise<FinanceTask[]> {
    if (!can(actor, "HANDLE_MONEY")) return [];
    return [...(await this.refunds(actor)), ...(await this.receipts(actor))];
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

  private async receipts(actor: Actor): Promise<FinanceTask[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Payment, "p")
      .innerJoin("orders", "o", "o.id = p.order_id and o.status in ('NEEDS_APPROVAL', 'PENDING')")
      .where("p.method = 'BANK_TRANSFER' and p.status = 'UNPAID'");
    const payments = await oldest(query, actor, "p");
    return payments.map(({ orderId, amountValue, amountCurrency, createdAt }) => ({
      action: "RECORD_PAYMENT",
      orderId,
      amountValue,
      amountCurrency,
      since: createdAt,
      payableFrom: null,
      settlement: null,
    }));
  }
}

async function oldest<T extends object>(query: SelectQueryBuilder<T>, actor: Actor, alias: string): Promise<T[]> {
  restrictTo(query, visibilityOf(actor), { account: `${alias}.accountId`, order: `${alias}.order_id` });
  return query.orderBy(`${alias}.createdAt`).addOrderBy(`${alias}.id`).limit(most).getMany();
}
