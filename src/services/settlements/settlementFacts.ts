import type { EntityManager } from "typeorm";
import { orderPrice, splitPrice } from "../../domain/price.js";
import type { SettlementFacts } from "../../domain/settlement.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Product } from "../../entities/Product.js";
import { policyOf } from "../policyOf.js";
import { findRowOrFail } from "../rows.js";

/** What a settlement of the order is computed from, and the payment's row. */
export async function loadSettlementFacts(
  manager: EntityManager,
  order: Order,
  { refundable, now }: { refundable: boolean; now: Date },
): Promise<SettlementFacts & { readonly payment: Payment }> {
  const policy = await policyOf(manager, order);
  const product = await findRowOrFail(manager, Product, { id: order.productId });
  const payment = await findRowOrFail(manager, Payment, { orderId: order.id });
  const { hardwareToken, termYears } = order;
  const listed = orderPrice(product, { names: order.subjectAlternativeNames.length, termYears, hardwareToken });
  return { policy, payment, price: splitPrice(payment.amountValue, listed), refundable, completedAt: now };
}
