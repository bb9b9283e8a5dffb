import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import type { CardStatus, PaymentStatus } from "../../domain/payment.js";
import { refundedValue, type SettlementOutcome, withOutcome } from "../../domain/settlement.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import { Settlement } from "../../entities/Settlement.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { changeRows, findRow } from "../rows.js";
import { run } from "../statements.js";

const doneStatus: Partial<Record<CardStatus, CardStatus>> = {
  CAPTURING: "CAPTURED",
  VOIDING: "VOIDED",
  REFUNDING: "REFUNDED",
};

/** What the gateway answered for good. NEVER_CHARGED: it refused to charge the card; REFUSED: to free, or to give back. */
export type GatewayOutcome = "DONE" | "REFUSED" | "NEVER_CHARGED";

interface Answer {
  readonly outcome: GatewayOutcome;
  readonly now: Date;
}

/** And the settlement of the order, if it has ended. */
interface Given extends Answer {
  readonly settlement: Settlement | null;
}

/** Stores it: in the card's row, and with it in the settlement that waited for it. Nothing when something else is wanted of the card by now. */
export async function storeGatewayOutcome(
  tx: EntityManager,
  card: CardAuthorization,
  { outcome, now }: Answer,
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
  const given = { settlement, outcome, now };
  const events = await (outcome === "NEVER_CHARGED"
    ? storeRefusal(tx, card, given)
    : finishSettlement(tx, card, given));
  if (events.length > 0) await changeOrder(tx, order, { events, actorId: null, now });
}

/** Voiding or refunding; what is paid by hand (K9), and what nobody gets back, waits for no gateway. */
function awaitsGateway({ outcome, settledAt }: Settlement): boolean {
  return settledAt === null && (outcome === "VOIDED" || outcome === "REFUNDED");
}

/**
 * A card that cannot be charged after the issue is nothing that a customer waits for: finance has to ask for what it was to pay. Where the order has ended since, nothing is paid
 * back that was never charged, also not next month (K9): the hold is voided, and only what the settlement does not give back, a token, is left to be asked for (C24).
 * What finance has paid back by hand meanwhile stays as it was recorded, and all that the card was to pay is asked for.
 */
async function storeRefusal(
  tx: EntityManager,
  { id, orderId, amountValue }: CardAuthorization,
  { settlement, now }: Given,
): Promise<EventDraft[]> {
  const open = settlement?.settledAt === null ? settlement : null;
  const owed = amountValue - refundedValue(open?.lines ?? []);
  await setPayment(tx, orderId, owed > 0 ? "UNPAID" : "RELEASED");
  if (open === null || !open.lines.some(({ refundable }) => refundable)) return [notCaptured];
  const voided = { ...withOutcome(open.lines, "VOIDED"), payableFrom: null, version: open.version + 1 };
  const intent = { status: "VOIDING", keptValue: 0, nextTryAt: now, tries: 0 } as const;
  await Promise.all([
    changeRows(tx, Settlement, { where: { id: open.id }, set: voided }),
    changeRows(tx, CardAuthorization, { where: { id }, set: intent }),
  ]);
  return [settled("event.settlement", "VOIDED"), ...(owed > 0 ? [notCaptured] : [])];
}

/** A gateway that refuses leaves the refund to the desk's finance: FAILED. A hold that it will not free was never charged all the same, and ends by itself. */
async function finishSettlement(
  tx: EntityManager,
  card: CardAuthorization,
  { settlement, outcome: answered, now }: Given,
): Promise<EventDraft[]> {
  if (settlement === null || !awaitsGateway(settlement)) return [];
  const done = answered === "DONE" || card.status === "VOIDING";
  const outcome: SettlementOutcome = done ? settlement.outcome : "FAILED";
  const set = { ...withOutcome(settlement.lines, outcome), settledAt: done ? now : null };
  await Promise.all([
    changeRows(tx, Settlement, {
      where: { id: settlement.id },
      set: { ...set, version: settlement.version + 1 },
    }),
    done && closePayment(tx, settlement.orderId, outcome === "VOIDED" ? "RELEASED" : "REFUNDED"),
  ]);
  return [settled(done ? "event.settlement.done" : "event.settlement", outcome)];
}

const notCaptured: EventDraft = {
  kind: "OrderUpdated",
  aspect: "PAYMENT",
  message: { key: "event.payment.notCaptured" },
};

function settled(key: "event.settlement" | "event.settlement.done", outcome: SettlementOutcome): EventDraft {
  const values = statusWords("SettlementOutcome", outcome, "outcome");
  return { kind: "OrderUpdated", aspect: "SETTLEMENT", message: { key, values } };
}

async function setPayment(tx: EntityManager, orderId: string | null, status: PaymentStatus): Promise<void> {
  await run(tx, "update payments set status = $2, version = version + 1 where order_id = $1", [orderId, status]);
}

/** What is still to be collected stays so. */
async function closePayment(tx: EntityManager, orderId: string, status: PaymentStatus): Promise<void> {
  const change = "update payments set status = $2, version = version + 1 where order_id = $1 and status <> 'UNPAID'";
  await run(tx, change, [orderId, status]);
}
