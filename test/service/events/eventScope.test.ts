import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Visibility } from "../../../src/domain/actor.js";
import { RevocationStatus } from "../../../src/domain/revocation.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import {
  type EventScope,
  type EventSelection,
  isInScope,
  whereInScope,
} from "../../../src/services/events/eventScope.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase, insertOrder } from "../../support/orders.js";

let db: TestDatabase;
let events: OrderEvent[];

beforeAll(async () => {
  db = await createTestDatabase();
  await insertBase(db.dataSource);
  const orders = [
    await insertOrder(db.dataSource, "kumo"),
    await insertOrder(db.dataSource, "kumo", { placedById: null }),
    await insertOrder(db.dataSource, "hoshi"),
  ];
  const statuses = [null, ...Object.values(RevocationStatus)];
  let sequence = 1;
  for (const order of orders) {
    const common = () => ({
      orderId: order.id,
      accountId: order.accountId,
      ownerId: order.placedById,
      sequence: sequence++,
      occurredAt: new Date(),
    });
    await db.dataSource.manager.insert(OrderEvent, { ...common(), kind: "OrderStatusChanged", status: "PENDING" });
    const deciders = [
      { decider: "ACCOUNT" },
      { decider: "STAFF" },
      // D8: from one queue to the other.
      { decider: "STAFF", previousDecider: "ACCOUNT" },
    ] as const;
    for (const queues of deciders)
      for (const previousRequestStatus of statuses)
        for (const requestStatus of Object.values(RevocationStatus))
          await db.dataSource.manager.insert(OrderEvent, {
            ...common(),
            kind: "RevocationRequestChanged",
            ...queues,
            previousRequestStatus,
            requestStatus,
          });
  }
  events = await db.dataSource.manager.find(OrderEvent);
});
afterAll(() => db?.destroy());

describe("the scope of a reader", () => {
  it("is the same in memory and in the log, for every viewer and selection", async () => {
    const [first] = events as [OrderEvent];
    const accountId = first.accountId;
    const visibilities: Visibility[] = [
      { kind: "ALL" },
      { kind: "NONE" },
      { kind: "ACCOUNT", accountId },
      { kind: "OWN", accountId, userId: first.ownerId ?? "" },
    ];
    const selections: EventSelection[] = [
      { kind: "ALL" },
      { kind: "ORDER_STATUS" },
      { kind: "QUEUE", deciders: [] },
      { kind: "QUEUE", deciders: ["ACCOUNT"] },
      { kind: "QUEUE", deciders: ["STAFF", "ACCOUNT"] },
    ];
    const sizes = new Set<number>();
    for (const visibility of visibilities)
      for (const selection of selections)
        for (const orderId of [null, first.orderId]) {
          const scope: EventScope = { visibility, selection, orderId };
          const query = db.dataSource.manager.createQueryBuilder(OrderEvent, "event");
          whereInScope(query, scope);
          const inLog = (await query.getMany()).map((event) => event.id).sort();
          const inMemory = events
            .filter((event) => isInScope(event, scope))
            .map((event) => event.id)
            .sort();
          expect(inMemory).toEqual(inLog);
          sizes.add(inLog.length);
        }
    expect(sizes.size).toBeGreaterThan(6);
  });
});
