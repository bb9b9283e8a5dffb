import { Any, type EntityManager } from "typeorm";
import type { ReadinessFacts } from "../../domain/pending.js";
import { Account } from "../../entities/Account.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Product } from "../../entities/Product.js";
import { found } from "../found.js";
import { ofNamesInForce } from "../validations/ofNamesInForce.js";

/** What decides whether orders can be issued (D14), for many orders in four queries; in the order given. */
export async function loadReadiness(manager: EntityManager, orders: readonly Order[]): Promise<ReadinessFacts[]> {
  const ids = orders.map((order) => order.id);
  const payments = await manager.find(Payment, {
    where: { orderId: Any(ids) },
    select: { orderId: true, status: true },
  });
  const validations = await manager
    .createQueryBuilder(DomainValidation, "row")
    .select(["row.id", "row.orderId", "row.status"])
    .where(`row.orderId = any(:ids) and ${ofNamesInForce}`, { ids })
    .getMany();
  const accounts = await manager.findBy(Account, { id: Any(orders.map((order) => order.accountId)) });
  const products = await manager.findBy(Product, { id: Any(orders.map((order) => order.productId)) });
  return orders.map((order) => {
    const product = found(products.find((each) => each.id === order.productId));
    return {
      status: order.status,
      kind: product.kind,
      validationLevel: product.validationLevel,
      paymentStatus: found(payments.find((each) => each.orderId === order.id)).status,
      validations: validations.filter((each) => each.orderId === order.id).map((each) => each.status),
      organizationVettedUntil: found(accounts.find((each) => each.id === order.accountId)).organizationVettedUntil,
    };
  });
}
