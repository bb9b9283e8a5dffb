import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type Doors, openDoors } from "./openDoors.js";
import { connected, feed, liveAre } from "./SocketClient.js";
import { StreamClient } from "./StreamClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());

it("another log in the place of this one closes all, and nobody hears an event of it before", async () => {
  const query = "subscription { ticks { number } }";
  // More than are closed at once.
  const clients = await Promise.all(Array.from({ length: 120 }, async () => (await connected(doors)).client));
  for (const client of clients) client.subscribe("1", query);
  doors.signIn("reader", { userId: "usr_reader" });
  const stream = await StreamClient.open(doors.url, { query, token: "reader" });
  await liveAre(doors, (count) => count === clients.length + 1);
  doors.eventLog.replace();
  feed(doors, 1);
  const ends = await Promise.all(clients.map((client) => client.end(20_000)));
  expect(new Set(ends.map((end) => end?.code))).toEqual(new Set([1013]));
  expect(clients.flatMap((client) => client.of("1"))).toEqual([]);
  await stream.end();
  expect(stream.pieces).toEqual([]);
}, 60_000);
