import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { Slots } from "../../../src/services/identity/Slots.js";

describe("Slots", () => {
  it("lets in no more than there are, and all in order", async () => {
    const slots = new Slots(3);
    const started: number[] = [];
    let inside = 0;
    let most = 0;
    const work = (i: number) => async () => {
      started.push(i);
      most = Math.max(most, ++inside);
      await sleep(i % 3);
      inside--;
      return i;
    };
    const numbers = Array.from({ length: 30 }, (_, i) => i);
    expect(await Promise.all(numbers.map((i) => slots.run(work(i))))).toEqual(numbers);
    expect(started).toEqual(numbers);
    expect(most).toBe(3);
  });

  it("gets its slot back from a work that throws", async () => {
    const slots = new Slots(1);
    const failing = slots.run(() => Promise.reject(new Error("no")));
    const next = slots.run(async () => "yes");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
    expect(await slots.run(async () => "again")).toBe("again");
  });
});
