import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "@jest/globals";
import { createDesk, TryLater } from "../../client/index.js";
import { until } from "../support/until.js";
import { FakeSockets } from "./FakeSockets.js";

it("one token that cannot be had, and closes that take longer than the pause: the next socket stays", async () => {
  const sockets = new FakeSockets();
  sockets.closing = 1000;
  let failures = 1;
  const token = async () => {
    if (failures-- > 0) throw new TryLater("nobody answers");
    return "token";
  };
  const session = { token, refuse: () => undefined };
  const desk = createDesk({ url: "http://desk.test/graphql", session, webSocketImpl: sockets.implementation });
  const errors: Error[] = [];
  const query = "subscription($after: String) { orderEvents(after: $after) { cursor } }";
  const sink = { next: () => {}, expired: () => {}, error: (error: Error) => errors.push(error) };
  const stop = desk.subscribe({ query, variables: { after: "cursor" } }, sink);
  await until(() => sockets.made.length === 2);
  // The first one's close is heard meanwhile, and would be taken for that of the second.
  await sleep(3000);
  expect(sockets.made.map(({ readyState }) => readyState)).toEqual([3, 1]);
  expect(errors).toEqual([]);
  stop();
  await desk.dispose();
}, 15_000);
