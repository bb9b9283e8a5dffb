import { type EntityManager, IsNull, MoreThan, MoreThanOrEqual } from "typeorm";
import { type Refusal, refuse } from "../../domain/errors.js";
import type { PlaceOrderWish } from "../../domain/placeOrder.js";
import { orderPrice, totalPrice } from "../../domain/price.js";
import { ok, type Result } from "../../domain/result.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import type { Product } from "../../entities/Product.js";
import { UnitBalance } from "../../entities/UnitBalance.js";
import { Voucher } from "../../entities/Voucher.js";

export interface PaymentContext {
  readonly id: string;
  readonly now: Date;
  /** What the gateway has reserved, for CREDIT_CARD. */
  readonly authorizationId: string | null;
}

/**
 * Takes the payment of a new order, in its transaction: a voucher becomes 使用済み (C22, I6), units go (C23), a card is authorized, a transfer is waited for.
 */
export async function takePayment(
  tx: EntityManager,
  { order, product, payment }: { order: Order; product: Product; payment: PlaceOrderWish["payment"] },
  context: PaymentContext,
): Promise<Result<Payment, Refusal>> {
  const voucherCode = payment.method === "VOUCHER" ? (payment.voucherCode?.trim() ?? "") : null;
  if (payment.method === "CREDIT_CARD" && !(await holdCard(tx, order, context.authorizationId)))
    return refuse("PAYMENT_FAILED", "error.gateway.silent");
  if (voucherCode !== null && !(await useVoucher(tx, order, { code: voucherCode, now: context.now })))
    return refuse("VOUCHER_INVALID", "error.voucherInvalid");
  if (payment.method === "UNITS" && !(await takeUnits(tx, order)))
    return refuse("UNITS_EXHAUSTED", "error.unitsExhausted");
  const row = Object.assign(new Payment(), {
    id: context.id,
    orderId: order.id,
    accountId: order.accountId,
    method: payment.method,
    status: statusOf[payment.method],
    amountValue: totalPrice(orderPrice(product, { ...order, names: order.subjectAlternativeNames.length })),
    amountCurrency: product.priceCurrency,
    voucherCode,
    cardAuthorizationId: payment.method === "CREDIT_CARD" ? context.authorizationId : null,
    paidAt: null,
    recordedById: null,
    recordNote: null,
    createdAt: context.now,
    version: 1,
  } satisfies Payment);
  await tx.insert(Payment, row);
  return ok(row);
}

const statusOf = { CREDIT_CARD: "AUTHORIZED", BANK_TRANSFER: "UNPAID", VOUCHER: "PAID", UNITS: "PAID" } as const;

/** The order holds what was reserved for it; not what was released meanwhile. */
async function holdCard(tx: EntityManager, order: Order, id: string | null): Promise<boolean> {
  if (id === null) return false;
  const free = { id, accountId: order.accountId, orderId: IsNull(), status: "AUTHORIZED" } as const;
  const { affected } = await tx.update(CardAuthorization, free, { orderId: order.id, nextTryAt: null });
  return affected === 1;
}

/** By compare-and-set: of two orders at once one gets it. */
async function useVoucher(
  tx: EntityManager,
  order: Order,
  { code, now }: { code: string; now: Date },
): Promise<boolean> {
  const free = {
    code,
    accountId: order.accountId,
    productId: order.productId,
    usedByOrderId: IsNull(),
    expiresAt: MoreThan(now),
  };
  const { affected } = await tx.update(Voucher, free, { usedByOrderId: order.id, usedAt: now });
  return affected === 1;
}

/** One for each licence, all or none. */
async function takeUnits(tx: EntityManager, { accountId, productId, licenseCount }: Order): Promise<boolean> {
  const enough = { accountId, productId, remaining: MoreThanOrEqual(licenseCount) };
  const { affected } = await tx.update(UnitBalance, enough, { remaining: () => `remaining - ${Number(licenseCount)}` });
  return affected === 1;
}
