import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import { refundedValue, type SettlementPlan, settle } from "../../domain/settlement.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Order } from "../../entities/Order.js";
import type { Payment } from "../../entities/Payment.js";
import { Settlement } from "../../entities/Settlement.js";
import { UnitBalance } from "../../entities/UnitBalance.js";
import { Voucher } from "../../entities/Voucher.js";
import type { Ids } from "../ports.js";
import { changeRows, findRow, insertRows } from "../rows.js";
import { run } from "../statements.js";
import { loadSettlementFacts } from "./settlementFacts.js";

/**
 * Writes the one settlement of an order that ends, in the transaction that ends it (I3): a voucher is 未使用 again (C22), its units are back (C23), the gateway's work is stored as an
 * intent (K8), a refund by hand becomes a task of finance. Nothing when it was settled before.
 * @param how `refundable`: cancelled inside the rules; `beforeIssue`: always so, and nothing was captured yet
 * @returns the event that says so; the caller hands it to `changeOrder`
 */
export async function settleOrder(
  tx: EntityManager,
  order: Order,
  how: { readonly refundable: boolean; readonly beforeIssue: boolean; readonly now: Date; readonly ids: Ids },
): Promise<EventDraft[]> {
  const { now } = how;
  const [settled, facts] = await Promise.all([
    findRow(tx, Settlement, { orderId: order.id }),
    loadSettlementFacts(tx, order, { refundable: how.refundable || how.beforeIssue, now }),
  ]);
  if (settled !== null) return [];
  const plan = settle(facts);
  const awaitsGateway = await giveBack(tx, order, { plan, payment: facts.payment, now });
  const byHand = plan.outcome === "REFUND_CONTACT_REQUIRED" || plan.outcome === "REFUND_NEXT_MONTH";
  const settlement = {
    id: how.ids.next("stl"),
    orderId: order.id,
    accountId: order.accountId,
    version: 1,
    outcome: plan.outcome,
    lines: [...plan.lines],
    currency: facts.payment.amountCurrency,
    createdAt: now,
    settledAt: awaitsGateway || byHand ? null : now,
    payableFrom: plan.payableFrom,
    recordedById: null,
    note: null,
  };
  await insertRows(tx, Settlement, [settlement]);
  const words = statusWords("SettlementOutcome", plan.outcome, "outcome");
  return [{ kind: "OrderUpdated", aspect: "SETTLEMENT", message: { key: "event.settlement", values: words } }];
}

/** @returns whether the gateway has yet to do its part */
async function giveBack(
  tx: EntityManager,
  order: Order,
  { plan, payment, now }: { plan: SettlementPlan; payment: Payment; now: Date },
): Promise<boolean> {
  switch (plan.outcome) {
    case "VOUCHER_RESTORED":
      // D11: its own expiry stays.
      await tx.update(Voucher, { usedByOrderId: order.id }, { usedByOrderId: null, usedAt: null });
      await setPayment(tx, payment, "REFUNDED");
      return false;
    case "UNITS_RETURNED":
      await returnUnits(tx, order);
      await setPayment(tx, payment, "REFUNDED");
      return false;
    case "VOIDED":
    case "REFUNDED":
      return askGateway(tx, payment, { plan, now });
    default:
      return false;
  }
}

/** D11: never above what was bought; the database has the last word. */
async function returnUnits(tx: EntityManager, { accountId, productId, licenseCount }: Order): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(UnitBalance)
    .set({ remaining: () => "least(purchased, remaining + :licenseCount)" })
    .where({ accountId, productId })
    .setParameters({ licenseCount })
    .execute();
}

/** An intent, carried out after the commit by `CardPayments`. What is not refundable stays with the desk (C24). */
async function askGateway(
  tx: EntityManager,
  payment: Payment,
  { plan, now }: { plan: SettlementPlan; now: Date },
): Promise<boolean> {
  // A card that the gateway has refused to charge for good is not charged in parts either: what is kept stays unpaid.
  const refused = payment.status === "UNPAID";
  const stays = payment.amountValue - refundedValue(plan.lines);
  const keptValue = refused ? 0 : stays;
  if (refused && stays === 0) await setPayment(tx, payment, "RELEASED");
  const status = plan.outcome === "REFUNDED" ? "REFUNDING" : keptValue > 0 ? "CAPTURING" : "VOIDING";
  const set = { status, keptValue, nextTryAt: now, tries: 0 } as const;
  const affected = await changeRows(tx, CardAuthorization, { where: { orderId: payment.orderId }, set });
  if (affected === 1) return true;
  // Paid before cards went through a gateway: nothing stands there to be given back.
  await setPayment(tx, payment, plan.outcome === "VOIDED" ? "RELEASED" : "REFUNDED");
  return false;
}

async function setPayment(tx: EntityManager, { id }: Payment, status: Payment["status"]): Promise<void> {
  await run(tx, "update payments set status = $2, version = version + 1 where id = $1", [id, status]);
}
