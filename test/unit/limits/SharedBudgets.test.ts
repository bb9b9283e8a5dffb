import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { type BudgetStore, SharedBudgets, type Spending } from "../../../src/services/limits/SharedBudgets.js";

let time = 0;
const pass = (milliseconds: number) => {
  time += milliseconds;
};

/** The database, as far as budgets know it. */
class Store implements BudgetStore {
  readonly spent = new Map<string, number>();
  readonly asked: (readonly Spending[])[] = [];
  state: "here" | "away" | "hanging" = "here";

  async spend(spendings: readonly Spending[]) {
    this.asked.push(spendings);
    if (this.state === "away") throw new Error("connect ECONNREFUSED");
    if (this.state === "hanging") await new Promise(() => undefined);
    return spendings.map(({ principal, points }) => {
      const spent = (this.spent.get(principal) ?? 0) + points;
      this.spent.set(principal, spent);
      return { principal, spent, remaining: 60_000 - (time % 60_000) };
    });
  }
}

let store: Store;
const process = (limit: number) => new SharedBudgets(limit, store, () => time);
beforeEach(() => {
  store = new Store();
  time = 0;
});

describe("a process by itself, while the store is away", () => {
  const alone = (limit: number) => {
    store.state = "away";
    return process(limit);
  };

  it("lets a principal spend its points once a minute, and says when there are new ones", async () => {
    const budgets = alone(100);
    expect(await budgets.take("a", 60)).toBe(0);
    pass(20_000);
    expect(await budgets.take("a", 41)).toBe(40);
    expect(await budgets.take("a", 40)).toBe(0);
    expect(await budgets.take("b", 100)).toBe(0);
    pass(39_500);
    expect(await budgets.take("a", 1)).toBe(1);
    pass(500);
    expect(await budgets.take("a", 100)).toBe(0);
  });

  it("never says to wait for 0 seconds when it refuses", async () => {
    const budgets = alone(1);
    await budgets.take("a", 1);
    pass(59_999);
    expect(await budgets.take("a", 1)).toBe(1);
  });

  it("remembers a bounded number of principals", async () => {
    const budgets = alone(1);
    await budgets.take("first", 1);
    for (let index = 0; index < 10_000; index++) await budgets.take(`other ${index}`, 1);
    expect(await budgets.take("first", 1)).toBe(0);
    expect(await budgets.take("other 9999", 1)).toBeGreaterThan(0);
  });

  it("asks once, and then lets nobody wait for a second", async () => {
    const budgets = alone(100);
    for (let index = 0; index < 20; index++) expect(await budgets.take("a", 5)).toBe(0);
    expect(await budgets.take("a", 1)).toBeGreaterThan(0);
    expect(store.asked.length).toBe(1);
  });

  it("waits two seconds at most", async () => {
    store.state = "hanging";
    const began = performance.now();
    expect(await process(100).take("a", 50)).toBe(0);
    expect(performance.now() - began).toBeLessThan(4000);
  });

  it("tells the store all of it when it is back", async () => {
    const budgets = alone(100);
    await budgets.take("a", 60);
    store.state = "here";
    pass(1000);
    await budgets.stop();
    expect(store.spent.get("a")).toBe(60);
  });
});

describe("processes that share a store", () => {
  it("let an ordinary request wait for nothing", () => {
    const budgets = process(20_000);
    for (let index = 0; index < 500; index++) expect(budgets.take("a", 1)).toBe(0);
  });

  it("tell what many principals spent in one statement", async () => {
    const budgets = process(20_000);
    for (let index = 0; index < 1000; index++) void budgets.take(`${index % 100}`, 1);
    await budgets.stop();
    expect(store.asked.map((spendings) => spendings.length)).toEqual([100]);
    expect([...store.spent.values()].every((spent) => spent === 10)).toBe(true);
  });

  it("have one budget together, but for a fortieth of it each", async () => {
    const limit = 20_000;
    const all = Array.from({ length: 8 }, () => process(limit));
    let spent = 0;
    for (let round = 0; round < 1000; round++) {
      for (const budgets of all) if ((await budgets.take("a", 10)) === 0) spent += 10;
      if (round % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(spent).toBeGreaterThanOrEqual(limit);
    expect(spent).toBeLessThanOrEqual(limit + all.length * (limit / 40));
    // Each by itself would have let through 80,000.
  });

  it("are exact where a slice would be less than a point", async () => {
    const [one, other] = [process(10), process(10)];
    const answers = [];
    for (let index = 0; index < 10; index++) answers.push(await one.take("a", 1), await other.take("a", 1));
    expect(answers.filter((wait) => wait === 0)).toHaveLength(10);
  });

  it("give back what was refused: whoever asks for too much may have less", async () => {
    const [one, other] = [process(100), process(100)];
    expect(await one.take("a", 60)).toBe(0);
    expect(await other.take("a", 60)).toBe(60);
    await other.stop();
    expect(store.spent.get("a")).toBe(60);
    expect(await other.take("a", 40)).toBe(0);
  });

  it("tell a moment later by themselves", async () => {
    const budgets = process(20_000);
    void budgets.take("a", 1);
    for (const end = performance.now() + 10_000; store.asked.length === 0 && performance.now() < end; ) await sleep(20);
    expect(store.spent.get("a")).toBe(1);
  });
});
