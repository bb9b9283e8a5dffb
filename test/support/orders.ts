import type { DataSource } from "typeorm";
import { ok } from "../../src/domain/result.js";
import { Account } from "../../src/entities/Account.js";
import { Order } from "../../src/entities/Order.js";
import { Product } from "../../src/entities/Product.js";
import { User } from "../../src/entities/User.js";
import { Database } from "../../src/services/database.js";
import { insertDemoBase } from "../../src/services/demo/demoBase.js";
import { RandomIds } from "../../src/services/RandomIds.js";
import { SystemClock } from "../../src/services/SystemClock.js";

const clock = new SystemClock();
const ids = new RandomIds(clock);

/** Accounts, users and products of the demo, without orders: what tests below HTTP stand on. */
export async function insertBase(dataSource: DataSource): Promise<void> {
  const database = new Database(dataSource, () => undefined);
  await database.inTransaction(async (tx) => {
    await insertDemoBase(tx, { ids, now: clock.now(), passwordHash: "none" });
    return ok(null);
  });
}

/** An order as a bare row of an account of the demo, PENDING unless told otherwise. */
export async function insertOrder(
  dataSource: DataSource,
  account: "kumo" | "hoshi",
  set: Partial<Order> = {},
): Promise<Order> {
  const { id: accountId } = await dataSource.manager.findOneByOrFail(Account, { code: account });
  const product = await dataSource.manager.findOneByOrFail(Product, { code: "CC_OV" });
  const placedBy = await dataSource.manager.findOneByOrFail(User, { email: `standard@${account}.test` });
  const id = ids.next("ord");
  const order = Object.assign(new Order(), {
    id,
    number: ids.orderNumber(),
    accountId,
    placedById: placedBy.id,
    version: 1,
    eventSequence: 0,
    status: "PENDING",
    closure: null,
    productId: product.id,
    policyId: product.policyId,
    applicationType: "NEW",
    commonName: `${id.slice(-8)}.example.test`,
    subjectAlternativeNames: [],
    contactEmail: "taro@kumo.test",
    approverEmail: null,
    validationMethod: null,
    hardwareToken: null,
    termYears: 1,
    publicKey: Buffer.alloc(0),
    keyHash: "",
    renewalOfId: null,
    createdAt: clock.now(),
    firstIssuedAt: null,
    coverageEndsAt: null,
    currentCertificateId: null,
    expiresAt: null,
    cancellationStatus: null,
    cancellationDueAt: null,
    decision: null,
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
    selfDecisionAllowed: false,
    lostTimeMs: "0",
    lostTimeRegained: false,
    searchText: "",
    ...set,
  } satisfies Order);
  await dataSource.manager.insert(Order, order);
  return order;
}
