import { type EntityManager, IsNull, Not } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import type { CardStatus, PaymentStatus } from "../../domain/payment.js";
import { type SettlementOutcome, withOutcome } from "../../domain/settlement.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Settlement } from "../../entities/Settlement.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { findRow } from "../rows.js";

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
  const order = card.orderId === null ? null : await lockedOrder(tx, card.orderId);
  const captured = done && card.status === "CAPTURING" ? { capturedAt: now } : {};
  const { affected } = await tx.update(
    CardAuthorization,
    // Of two who were told the same, the first: a refusal changes no status.
    { id: card.id, status: card.status, nextTryAt: Not(IsNull()) },
    { ...(done && { status: doneStatus[card.status] ?? card.status }), ...captured, nextTryAt: null },
  );
  if (affected !== 1 || order === null) return;
  const settlement = await findRow(tx, Settlement, { orderId: order.id });
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
  await tx.update(
    Settlement,
    { id: settlement.id },
    {
      ...withOutcome(settlement.lines, outcome),
      settledAt: done ? now : null,
      version: settlement.version + 1,
    },
  );
  if (done) await setPayment(tx, settlement.orderId, outcome === "VOIDED" ? "RELEASED" : "REFUNDED");
  const words = statusWords("SettlementOutcome", outcome, "outcome");
  const key = done ? "event.settlement.done" : "event.settlement";
  return [{ kind: "OrderUpdated", aspect: "SETTLEMENT", message: { key, values: words } }];
}

async function setPayment(tx: EntityManager, orderId: string, status: PaymentStatus): Promise<void> {
  await tx.update(Payment, { orderId }, { status, version: () => "version + 1" });
}
