import type { EntityManager } from "typeorm";
import type { OrderCase } from "../../domain/facts.js";
import { countsAsOpen, openRevocationStatuses } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import { found } from "../found.js";
import { loadPolicies } from "../policyOf.js";
import { equalsAny, findRows, readRows } from "../rows.js";
import { run, wordList } from "../statements.js";

/** The facts, and the whole row of the product. */
export interface LoadedOrderCase extends OrderCase {
  readonly product: Product;
}

/** The facts that commands on an order decide by, for many orders in three queries; in the order given. */
export async function loadOrderCases(manager: EntityManager, orders: readonly Order[]): Promise<LoadedOrderCase[]> {
  const ids = orders.map((order) => order.id);
  const [ofCertificates, ofRequests] = [equalsAny("order_id", ids), equalsAny("r.order_id", ids)];
  const [policies, products, certificates, { rows: requests }] = await Promise.all([
    loadPolicies(
      manager,
      orders.map((order) => order.policyId),
    ),
    findRows(manager, Product, { id: [...new Set(orders.map((order) => order.productId))] }),
    readRows(manager, Certificate, {
      ...ofCertificates,
      where: `${ofCertificates.where} order by created_at desc, id desc`,
    }),
    run<OpenRequest>(manager, openRequests(ofRequests.where), ofRequests.parameters),
  ]);
  const productOf = new Map(products.map((product) => [product.id, product]));
  return orders.map((order) => ({
    order,
    policy: found(policies.get(order.policyId)),
    product: found(productOf.get(order.productId)),
    certificates: certificates.filter((each) => each.orderId === order.id),
    openRequests: requests.filter((each) => each.orderId === order.id && countsAsOpen(each)),
  }));
}

/** The same for one order, whose row is usually locked by the caller. */
export async function loadOrderCase(tx: EntityManager, order: Order): Promise<LoadedOrderCase> {
  return found((await loadOrderCases(tx, [order]))[0]);
}

interface OpenRequest {
  readonly id: string;
  readonly orderId: string;
  readonly wholeOrder: boolean;
  readonly certificateIds: readonly string[];
  readonly requestedById: string | null;
  readonly keyCompromiseProven: boolean;
}

const openRequests = (ofOrders: string) => `select r.id, r.order_id as "orderId", r.whole_order as "wholeOrder",
  r.requested_by_id as "requestedById", r.key_compromise_proven as "keyCompromiseProven",
  coalesce(array_agg(c.certificate_id) filter (where c.certificate_id is not null), '{}') as "certificateIds"
  from revocation_requests r left join revocation_request_certificates c on c.request_id = r.id
  where ${ofOrders} and r.status in ${wordList(openRevocationStatuses)} group by r.id`;
