import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { wakeGently } from "../../src/services/events/wakeGently.js";

describe("what a notification tells", () => {
  const told = (connected: boolean, ...heads: string[]) => {
    const heard: string[] = [];
    const notify = wakeGently((head) => heard.push(head), { connected });
    for (const head of heads) notify(head);
    return heard;
  };

  it("is passed on at once without a bus", () => {
    expect(told(false, "e 1", "", "e 2")).toEqual(["e 1", "", "e 2"]);
  });

  it("is passed on later and once while a bus brings the events; whatever else has changed is not forgotten for a newer head", async () => {
    const heads = told(true, "e 1", "e 2");
    const other = told(true, "e 1", "", "e 2");
    expect(heads).toEqual([]);
    await sleep(150);
    expect([heads, other]).toEqual([["e 2"], [""]]);
  });
});
