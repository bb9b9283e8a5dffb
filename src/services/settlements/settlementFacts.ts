import type { EntityManager } from "typeorm";
import { orderPrice, splitPrice } from "../../domain/price.js";
import type { SettlementFacts } from "../../domain/settlement.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Product } from "../../entities/Product.js";
import { policyOf } from "../policyOf.js";
import { findRow, findRowOrFail } from "../rows.js";

/**
 * What a settlement of the order is computed from, and the payment's row.
 * @param context `product`: the order's, where it is known already
 */
export async function loadSettlementFacts(
  manager: EntityManager,
  order: Order,
  context: { readonly refundable: boolean; readonly now: Date; readonly product?: Product },
): Promise<SettlementFacts & { readonly payment: Payment }> {
  const [policy, product, payment, card] = await Promise.all([
    policyOf(manager, order),
    context.product ?? findRowOrFail(manager, Product, { id: order.productId }),
    findRowOrFail(manager, Payment, { orderId: order.id }),
    findRow(manager, CardAuthorization, { orderId: order.id }),
  ]);
  const listed = orderPrice(product, { ...order, names: order.subjectAlternativeNames.length });
  return {
    policy,
    payment,
    capturedAt: card?.capturedAt ?? null,
    price: splitPrice(payment.amountValue, listed),
    refundable: context.refundable,
    completedAt: context.now,
  };
}
