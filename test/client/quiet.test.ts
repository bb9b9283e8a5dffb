import { describe, expect, it, jest } from "@jest/globals";
import { follow, type Lines } from "../../client/follow.js";
import { fakeTime } from "./fakeTime.js";

type Sink = Parameters<Lines["client"]["subscribe"]>[1];

const query = "subscription($after: String) { orderEvents(after: $after) { cursor } }";

/** A subscription of which nothing comes, and the subscriptions that were opened for it. */
function quiet() {
  const opened: Sink[] = [];
  const client: Lines["client"] = {
    subscribe: (_payload, sink) => {
      opened.push(sink as Sink);
      return () => {};
    },
  };
  const lines: Lines = { client, query: () => Promise.reject(new Error("nobody asks")) };
  const stop = follow(
    lines,
    { query, variables: { after: "cursor" } },
    { next: () => {}, expired: () => {}, error: () => {} },
  );
  /** Closes the newest as proxies do, and waits until it was opened again. @returns milliseconds */
  const closes = async () => {
    const [before, since] = [opened.length, performance.now()];
    opened.at(-1)?.error({ code: 1011, reason: "" });
    while (opened.length === before) await jest.advanceTimersByTimeAsync(50);
    return performance.now() - since;
  };
  return { stop, closes };
}

describe("a subscription of which nothing comes, behind a proxy that closes it now and then", () => {
  fakeTime();

  it("comes back as soon after the tenth time as after the first", async () => {
    const { stop, closes } = quiet();
    for (let time = 1; time <= 10; time++) {
      await jest.advanceTimersByTimeAsync(61_000);
      expect(await closes()).toBeLessThan(1000);
    }
    stop();
  });

  it("waits longer and longer where it is closed at once each time", async () => {
    const { stop, closes } = quiet();
    let last = 0;
    for (let time = 1; time <= 10; time++) last = await closes();
    expect(last).toBeGreaterThan(25_000);
    stop();
  });
});
