import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import { Payment } from "../../entities/Payment.js";

/** The order is issued: its card is to be charged. The gateway is asked after the commit, by `CardPayments`. Other methods are paid already. */
export async function capturePayment(tx: EntityManager, orderId: string, now: Date): Promise<EventDraft[]> {
  const { affected } = await tx.update(
    Payment,
    { orderId, status: "AUTHORIZED" },
    { status: "PAID", paidAt: now, version: () => "version + 1" },
  );
  await tx.update(CardAuthorization, { orderId, status: "AUTHORIZED" }, { status: "CAPTURING", nextTryAt: now });
  return affected === 1
    ? [{ kind: "OrderUpdated", aspect: "PAYMENT", message: { key: "event.payment.capturing" } }]
    : [];
}
