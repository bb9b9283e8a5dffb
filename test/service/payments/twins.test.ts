import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { fail, type Result } from "../../../src/domain/result.js";
import { CardAuthorization } from "../../../src/entities/CardAuthorization.js";
import { Database } from "../../../src/services/database.js";
import { CardPayments } from "../../../src/services/payments/CardPayments.js";
import { DemoPaymentGateway } from "../../../src/services/payments/DemoPaymentGateway.js";
import type { GatewayRefusal } from "../../../src/services/ports.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase } from "../../support/orders.js";
import { TestClock } from "../../support/TestClock.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await insertBase(db.dataSource);
});
afterAll(() => db?.destroy());

const asked = [
  { call: "void", status: "VOIDING", capturedAt: null },
  { call: "capture", status: "CAPTURING", capturedAt: null },
  { call: "refund", status: "REFUNDING", capturedAt: new Date("2026-03-31T01:00:00Z") },
] as const;

it.each(asked)(
  "K8: of two processes that ask for one card's $call, the one that hears nothing does not ask again what the other was refused",
  async ({ call, status, capturedAt }) => {
    const clock = new TestClock(new Date("2026-04-01T01:00:00Z"));
    const answers: ((answer: Result<null, GatewayRefusal>) => void)[] = [];
    const gateway = Object.assign(new DemoPaymentGateway(), {
      [call]: () => new Promise<Result<null, GatewayRefusal>>((resolve) => answers.push(resolve)),
    });
    const onError = (error: unknown) => {
      throw error;
    };
    const database = new Database(db.dataSource, () => undefined);
    const cards = new CardPayments(database, gateway, clock, new RandomIds(clock), onError);
    const [{ id: accountId }] = await db.dataSource.query("select id from accounts limit 1");
    const wish = { accountId, amountValue: 100, amountCurrency: "JPY", cardToken: "tok_demo" } as const;
    const authorized = await cards.authorize(wish);
    if (!authorized.ok) throw new Error(authorized.error.code);
    const id = authorized.value;
    const { manager } = db.dataSource;
    await manager.update(CardAuthorization, { id }, { status, capturedAt, keptValue: 0, nextTryAt: clock.now() });
    const twins = [cards.carryOut(id), cards.carryOut(id)];
    while (answers.length < 2) await new Promise((resolve) => setImmediate(resolve));
    const [refused, unheard] = answers;
    refused?.(fail({ retry: false, message: { key: "error.gateway.silent" } }));
    await Promise.race(twins); // whichever of them asked first
    unheard?.(fail({ retry: true, message: { key: "error.gateway.silent" } }));
    await Promise.all(twins);
    expect(await manager.findOneByOrFail(CardAuthorization, { id })).toMatchObject({ status, nextTryAt: null });
  },
);
