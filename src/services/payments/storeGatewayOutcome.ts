import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import type { CardStatus, PaymentStatus } from "../../domain/payment.js";
import { type SettlementOutcome, withOutcome } from "../../domain/settlement.js";
import type { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Order } from "../../entities/Order.js";
import { Settlement } from "../../entities/Settlement.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { changeRows, findRow } from "../rows.js";
import { run } from "../statements.js";

const doneStatus: Partial<Record<CardStatus, CardStatus>> = {
  CAPTURING: "CAPTURED",
  VOIDING: "VOIDED",
  REFUNDING: "REFUNDED",
};

/** What the gateway answered for good. NEVER_CHARGED: it was to give back what it then would not charge at all. */
export type GatewayOutcome = "DONE" | "REFUSED" | "NEVER_CHARGED";

/** Stores it: in the card's row, and with it in the settlement that waited for it. Nothing when something else is wanted of the card by now. */
export async function storeGatewayOutcome(
  tx: EntityManager,
  card: CardAuthorization,
  { outcome, now }: { outcome: GatewayOutcome; now: Date },
): Promise<void> {
  const done = outcome === "DONE";
  const status = (done && doneStatus[card.status]) || card.status;
  const capturedAt = done && card.status === "CAPTURING" ? now : null;
  const [order, { count }, settlement] = await Promise.all([
    card.orderId === null ? null : lockedOrder(tx, card.orderId),
    // Of two who were told the same, the first: a refusal changes no status.
    run(
      tx,
      `update card_authorizations set status = $3, captured_at = coalesce($4, captured_at), next_try_at = null
       where id = $1 and status = $2 and next_try_at is not null`,
      [card.id, card.status, status, capturedAt],
    ),
    card.orderId === null ? null : findRow(tx, Settlement, { orderId: card.orderId }),
  ]);
  if (count !== 1 || order === null) return;
  const events =
    settlement !== null && awaitsGateway(settlement)
      ? await finishSettlement(tx, asCharged(settlement, outcome), { done: outcome !== "REFUSED", now })
      : await storeCapture(tx, order, { settlement, done: done || card.status !== "CAPTURING", now });
  if (events.length > 0) await changeOrder(tx, order, { events, actorId: null, now });
}

/** What was never charged is released, not paid back: nobody has to do anything about it. */
function asCharged(settlement: Settlement, outcome: GatewayOutcome): Settlement {
  return outcome === "NEVER_CHARGED" ? { ...settlement, ...withOutcome(settlement.lines, "VOIDED") } : settlement;
}

/** Voiding or refunding; what is paid by hand (K9), and what nobody gets back, waits for no gateway. */
function awaitsGateway({ outcome, settledAt }: Settlement): boolean {
  return settledAt === null && (outcome === "VOIDED" || outcome === "REFUNDED");
}

/** A card that cannot be charged after the issue is nothing that a customer waits for; the payment shows it. What was never charged is not paid back next month. */
async function storeCapture(
  tx: EntityManager,
  order: Order,
  { settlement, done, now }: { settlement: Settlement | null; done: boolean; now: Date },
): Promise<EventDraft[]> {
  if (done) return [];
  if (settlement?.outcome === "REFUND_NEXT_MONTH") {
    await tx.update(Settlement, { id: settlement.id }, { payableFrom: null });
    return finishSettlement(tx, asCharged(settlement, "NEVER_CHARGED"), { done: true, now });
  }
  await setPayment(tx, order.id, "UNPAID");
  return [{ kind: "OrderUpdated", aspect: "PAYMENT", message: { key: "event.payment.notCaptured" } }];
}

/** A gateway that refuses leaves the refund to the desk's finance: FAILED. */
async function finishSettlement(
  tx: EntityManager,
  settlement: Settlement,
  { done, now }: { done: boolean; now: Date },
): Promise<EventDraft[]> {
  const outcome: SettlementOutcome = done ? settlement.outcome : "FAILED";
  const set = { ...withOutcome(settlement.lines, outcome), settledAt: done ? now : null };
  await Promise.all([
    changeRows(tx, Settlement, {
      where: { id: settlement.id },
      set: { ...set, version: settlement.version + 1 },
    }),
    done && setPayment(tx, settlement.orderId, outcome === "VOIDED" ? "RELEASED" : "REFUNDED"),
  ]);
  const words = statusWords("SettlementOutcome", outcome, "outcome");
  const key = done ? "event.settlement.done" : "event.settlement";
  return [{ kind: "OrderUpdated", aspect: "SETTLEMENT", message: { key, values: words } }];
}

async function setPayment(tx: EntityManager, orderId: string, status: PaymentStatus): Promise<void> {
  await run(tx, "update payments set status = $2, version = version + 1 where order_id = $1", [orderId, status]);
}
