import { describe, expect, it } from "@jest/globals";
import { Batcher } from "../../src/services/Batcher.js";

describe("what is asked for while a go is on", () => {
  it("is one go afterwards, and everybody gets the answer of his own", async () => {
    const goes: (readonly number[])[] = [];
    const batcher = new Batcher<number, number>(async (items) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return goes.push(items);
    }, 25);
    const first = batcher.run(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const rest = [2, 3, 4].map((item) => batcher.run(item));
    expect([await first, ...(await Promise.all(rest))]).toEqual([1, 2, 2, 2]);
    expect(goes).toEqual([[1], [2, 3, 4]]);
  });

  it("fails with its own go and with no other", async () => {
    const batcher = new Batcher<number, string>(async (items) => {
      if (items.includes(2)) throw new Error("no");
      return "done";
    }, 0);
    const first = batcher.run(1);
    await Promise.resolve();
    const second = batcher.run(2);
    await expect(first).resolves.toBe("done");
    await expect(second).rejects.toThrow("no");
    await expect(batcher.run(3)).resolves.toBe("done");
  });
});
