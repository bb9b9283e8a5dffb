import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import { loadDuplicating } from "../../../src/services/orders/duplicating.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { openValidations } from "../../../src/services/validations/openValidations.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertAccount, insertOrder, insertPolicy, insertProduct, insertValidation } from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";

const DAY = 86_400_000;
const clock = new TestClock(new Date("2026-06-01T01:00:00Z"));
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY);

let db: TestDatabase;
let keys: Pick<Order, "accountId" | "placedById" | "productId" | "policyId">;
let base: string;
let made = 0;
beforeAll(async () => {
  db = await createTestDatabase();
  const account = await insertAccount(db.dataSource);
  const policy = await insertPolicy(db.dataSource);
  const product = await insertProduct(db.dataSource, { policyId: policy.id });
  keys = { accountId: account.id, placedById: null, productId: product.id, policyId: policy.id };
});
afterAll(() => db?.destroy());
beforeEach(() => {
  base = `proven${made++}.example.org`;
});

const ordered = (...names: [string, ...string[]]) =>
  insertOrder(db.dataSource, { ...keys, commonName: names[0], subjectAlternativeNames: names });
/** Another order of the account has proven the base so, that long ago. */
async function proven(method: "DNS_TXT" | "HTTP_FILE" | "EMAIL", days: number, domain = base): Promise<void> {
  const given = { domain, method, status: "VALID", value: method, validatedAt: daysAgo(days) } as const;
  await insertValidation(db.dataSource, await ordered(base), given);
}
/** For how many days each name of the order is proven for a duplicate; and how a new order's validations begin. */
async function serves(...names: [string, ...string[]]) {
  const order = await ordered(...names);
  const [duplicating] = await loadDuplicating(db.dataSource.manager, [order]);
  const context = { ids: new RandomIds(clock), now: clock.now() };
  const opened = await db.dataSource.transaction((tx) => openValidations(tx, order, context));
  return {
    duplicate: duplicating?.provenUntil.map((until) => until && (until.getTime() - clock.now().getTime()) / DAY),
    order: opened.map(({ method, status, value }) => (status === "VALID" ? value : `${method} ${status}`)),
  };
}

describe("what an account has proven serves again (D16), for orders and duplicates alike", () => {
  it("D15, D16, BR 3.2.2.4.18: a file proves no wildcard", async () => {
    await proven("HTTP_FILE", 1);
    expect(await serves(`*.${base}`, base)).toEqual({
      duplicate: [null, 199],
      order: ["DNS_TXT PENDING", "HTTP_FILE"],
    });
  });

  it.each(["DNS_TXT", "EMAIL"] as const)(
    "D16: a newer file hides no proof by %s, which serves the wildcard",
    async (method) => {
      await proven(method, 100);
      await proven("HTTP_FILE", 1);
      expect(await serves(`*.${base}`, base)).toEqual({ duplicate: [100, 199], order: [method, "HTTP_FILE"] });
    },
  );

  it("D16: the newest counts, that of the wildcard for its base too; what is too old serves no new order", async () => {
    await proven("DNS_TXT", 150);
    await proven("EMAIL", 3, `*.${base}`);
    expect(await serves(base, `*.${base}`)).toEqual({ duplicate: [197, 197], order: ["EMAIL", "EMAIL"] });
    base = `old.${base}`;
    await proven("DNS_TXT", 200);
    expect(await serves(base)).toEqual({ duplicate: [0], order: ["DNS_TXT PENDING"] });
  });

  it("I9: nothing that another account has proven", async () => {
    const other = await insertAccount(db.dataSource);
    const order = await insertOrder(db.dataSource, { ...keys, accountId: other.id, commonName: base });
    const given = { domain: base, status: "VALID", validatedAt: daysAgo(1) } as const;
    await insertValidation(db.dataSource, order, given);
    expect(await serves(base)).toEqual({ duplicate: [null], order: ["DNS_TXT PENDING"] });
  });
});
