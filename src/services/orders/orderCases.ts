import { Any, type EntityManager } from "typeorm";
import type { OrderCase } from "../../domain/facts.js";
import { openRevocationStatuses } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import { found } from "../found.js";
import { loadPolicies } from "../policyOf.js";

/** The facts that commands on an order decide by, for many orders in three queries; in the order given. */
export async function loadOrderCases(manager: EntityManager, orders: readonly Order[]): Promise<OrderCase[]> {
  const orderIds = orders.map((order) => order.id);
  // One after the other: within a transaction they share one connection.
  const policies = await loadPolicies(
    manager,
    orders.map((order) => order.policyId),
  );
  const products = await byId(
    manager,
    Product,
    orders.map((order) => order.productId),
  );
  const certificates = await manager.find(Certificate, {
    where: { orderId: Any(orderIds) },
    order: { createdAt: "DESC", id: "DESC" },
  });
  const requests: OpenRequest[] = await manager.query(openRequests, [orderIds, openRevocationStatuses]);
  return orders.map((order) => ({
    order,
    policy: found(policies.get(order.policyId)),
    product: found(products.get(order.productId)),
    certificates: certificates.filter((each) => each.orderId === order.id),
    openRequests: requests.filter((each) => each.orderId === order.id),
  }));
}

/** The same for one order, whose row is usually locked by the caller. */
export async function loadOrderCase(tx: EntityManager, order: Order): Promise<OrderCase> {
  return found((await loadOrderCases(tx, [order]))[0]);
}

interface OpenRequest {
  readonly id: string;
  readonly orderId: string;
  readonly wholeOrder: boolean;
  readonly certificateIds: readonly string[];
}

const openRequests = `select r.id, r.order_id as "orderId", r.whole_order as "wholeOrder",
  coalesce(array_agg(c.certificate_id) filter (where c.certificate_id is not null), '{}') as "certificateIds"
  from revocation_requests r left join revocation_request_certificates c on c.request_id = r.id
  where r.order_id = any($1) and r.status = any($2) group by r.id`;

async function byId<T extends { id: string }>(
  manager: EntityManager,
  entity: new () => T,
  ids: string[],
): Promise<Map<string, T>> {
  const rows = await manager
    .createQueryBuilder(entity, "e")
    .where("e.id = any(:ids)", { ids: [...new Set(ids)] })
    .getMany();
  return new Map(rows.map((row) => [row.id, row]));
}
