import { describe, expect, it, jest } from "@jest/globals";
import { createDesk } from "../../client/index.js";
import { FakeSockets } from "./FakeSockets.js";
import { fakeTime } from "./fakeTime.js";

const query = "subscription($after: String) { orderEvents(after: $after) { cursor } }";

function listening() {
  const sockets = new FakeSockets();
  const session = { token: async () => "token", refuse: () => undefined };
  const desk = createDesk({ url: "http://desk.test/graphql", session, webSocketImpl: sockets.implementation });
  const heard = { events: 0, errors: [] as Error[] };
  const sink = { next: () => heard.events++, expired: () => {}, error: (error: Error) => heard.errors.push(error) };
  const stop = desk.subscribe({ query, variables: { after: "cursor" } }, sink);
  return { sockets, heard, stop };
}

describe("a desk that lets everybody in and closes at once", () => {
  fakeTime();

  it("has its clients back less and less often, and as soon as ever once a socket has lived", async () => {
    const { sockets, heard, stop } = listening();
    sockets.manner = "LATER";
    await jest.advanceTimersByTimeAsync(300_000);
    const tries = sockets.made.length;
    expect(tries).toBeGreaterThan(10);
    // By the tries that graphql-ws counts it would be four hundred.
    expect(tries).toBeLessThan(20);
    sockets.manner = "ANSWERS";
    await jest.advanceTimersByTimeAsync(60_000);
    sockets.made.at(-1)?.end(1013);
    await jest.advanceTimersByTimeAsync(1000);
    expect(sockets.made.length).toBe(tries + 2);
    expect(heard.errors).toEqual([]);
    stop();
  });

  it("and as soon as ever where an event has come", async () => {
    const { sockets, heard, stop } = listening();
    sockets.manner = "LATER";
    await jest.advanceTimersByTimeAsync(100_000);
    const tries = sockets.made.length;
    sockets.manner = "ANSWERS";
    for (let second = 0; sockets.made.length === tries && second < 60; second++)
      await jest.advanceTimersByTimeAsync(1000);
    sockets.made.at(-1)?.brings({ orderEvents: { cursor: "next" } });
    await jest.advanceTimersByTimeAsync(10);
    expect(heard.events).toBe(1);
    sockets.made.at(-1)?.end(1013);
    await jest.advanceTimersByTimeAsync(1000);
    expect(sockets.made.length).toBe(tries + 2);
    stop();
  });
});
