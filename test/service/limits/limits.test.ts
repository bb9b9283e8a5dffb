import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AttemptRows } from "../../../src/services/identity/AttemptRows.js";
import { SignInLimits } from "../../../src/services/identity/SignInLimits.js";
import { BudgetRows } from "../../../src/services/limits/BudgetRows.js";
import { SharedBudgets } from "../../../src/services/limits/SharedBudgets.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { TestClock } from "../../support/TestClock.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.destroy());

const budgetsOf = (limit: number) => new SharedBudgets(limit, new BudgetRows(db.dataSource));
const rowOf = async (principal: string) =>
  (await db.dataSource.query("select spent::int from rate_windows where principal = $1", [principal]))[0];

describe("points of cost", () => {
  it("are one budget for eight processes, but for a fortieth of it each", async () => {
    const limit = 4000;
    const all = Array.from({ length: 8 }, () => budgetsOf(limit));
    const spentBy = async (budgets: SharedBudgets) => {
      let spent = 0;
      for (let index = 0; index < 800; index++) if ((await budgets.take("eight", 5)) === 0) spent += 5;
      return spent;
    };
    const spent = (await Promise.all(all.map(spentBy))).reduce((sum, each) => sum + each, 0);
    expect(spent).toBeGreaterThanOrEqual(limit - 5);
    expect(spent).toBeLessThanOrEqual(limit + 8 * 100);
    await Promise.all(all.map((budgets) => budgets.stop()));
  });

  it("outlive the process", async () => {
    const first = budgetsOf(1000);
    for (let index = 0; index < 200; index++) await first.take("restarted", 5);
    expect(await first.take("restarted", 5)).toBeGreaterThan(0);
    await first.stop();
    const second = budgetsOf(1000);
    let spent = 0;
    for (let index = 0; index < 200; index++) if ((await second.take("restarted", 5)) === 0) spent += 5;
    expect(spent).toBeLessThanOrEqual(25);
  });

  it("begin anew when the minute is over, and what is over is swept", async () => {
    const budgets = budgetsOf(10);
    expect(await budgets.take("later", 10)).toBe(0);
    const wait = await budgetsOf(10).take("later", 1);
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    await db.dataSource.query("update rate_windows set until = now() - interval '1 second' where principal = 'later'");
    expect(await budgetsOf(10).take("later", 7)).toBe(0);
    expect(await rowOf("later")).toEqual({ spent: 7 });
    await db.dataSource.query("update rate_windows set until = now() - interval '1 second'");
    await budgetsOf(10).take("swept", 1);
    expect(await rowOf("later")).toBeUndefined();
  });

  it("do not lock each other out, whatever the order of the principals", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `p${index}`);
    const rows = new BudgetRows(db.dataSource);
    const spend = (order: string[]) => rows.spend(order.map((principal) => ({ principal, points: 1 })));
    await Promise.all(Array.from({ length: 20 }, (_, index) => spend(index % 2 === 0 ? names : [...names].reverse())));
    expect(await rowOf("p7")).toEqual({ spent: 20 });
  });
});

describe("attempts to sign in", () => {
  it("are counted by all processes together, each exactly once", async () => {
    const clock = new TestClock();
    const all = Array.from({ length: 4 }, () => new SignInLimits(clock, new AttemptRows(db.dataSource)));
    const attempts = await Promise.all(
      Array.from({ length: 60 }, (_, index) => all[index % 4]?.take("a@example.org", `192.0.2.${index}`)),
    );
    expect(attempts.filter((wait) => wait === 0)).toHaveLength(20);
    expect(new Set(attempts)).toEqual(new Set([0, 900]));
  });

  it("slide: never more than the limit within any stretch, whichever process counts", async () => {
    const clock = new TestClock();
    const all = Array.from({ length: 2 }, () => new SignInLimits(clock, new AttemptRows(db.dataSource)));
    const taken: number[] = [];
    for (let step = 0; step < 240; step++) {
      if ((await all[step % 2]?.take("b@example.org", "198.51.100.7")) === 0) taken.push(clock.now().getTime());
      clock.advance(15_000);
    }
    for (const start of taken)
      expect(taken.filter((at) => at >= start && at < start + 900_000).length).toBeLessThanOrEqual(20);
    expect(taken.length).toBe(80);
  });

  it("are kept under a hash, and forgotten when they are over", async () => {
    const clock = new TestClock();
    const rows = () => new AttemptRows(db.dataSource);
    await new SignInLimits(clock, rows()).take("my password by mistake", "203.0.113.9");
    const kept = await db.dataSource.query("select subject from sign_in_attempts");
    expect(JSON.stringify(kept)).not.toMatch(/password|203\.0/);
    clock.advance(7_200_000);
    await new SignInLimits(clock, rows()).take("c@example.org", "203.0.113.10");
    expect(await db.dataSource.query("select count(*)::int as count from sign_in_attempts")).toEqual([{ count: 2 }]);
  });
});
