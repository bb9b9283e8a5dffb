import { afterEach, beforeEach, expect, it, jest } from "@jest/globals";
import { createDesk } from "../../client/index.js";
import { FakeSockets } from "./FakeSockets.js";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it.each([1011, 4500, 4004, 4005])(
  "after %d, which graphql-ws does not try again: whoever ends in a later pause leaves no socket behind",
  async (code) => {
    const sockets = new FakeSockets();
    const session = { token: async () => "token", refuse: () => undefined };
    const desk = createDesk({ url: "http://desk.test/graphql", session, webSocketImpl: sockets.implementation });
    const query = "subscription($after: String) { orderEvents(after: $after) { cursor } }";
    const sink = { next: () => {}, expired: () => {}, error: () => {} };
    const stop = desk.subscribe({ query, variables: { after: "cursor" } }, sink);
    await jest.advanceTimersByTimeAsync(100);
    sockets.made.at(-1)?.end(code);
    await jest.advanceTimersByTimeAsync(5000);
    expect(sockets.made.length).toBe(2);
    sockets.made.at(-1)?.end(1006);
    await jest.advanceTimersByTimeAsync(100);
    stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sockets.made.length).toBe(2);
  },
);
