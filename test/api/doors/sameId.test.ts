import type { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { until } from "../../support/until.js";
import { type Doors, openDoors } from "./openDoors.js";
import { connected, feed, liveAre, type SocketClient, ticking } from "./SocketClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors({ limitSubscriptionsPerSocket: 3 });
});
afterEach(async () => {
  delete doors.gate;
  doors.asked = 0;
  await until(async () => /^certdesk_subscription_groups 0$/m.test(await metrics()), { pause: 10, otherwise: metrics });
  await liveAre(doors, (count) => count === 0);
});
afterAll(() => doors.server.close());

const metrics = async () => (await fetch(`${doors.url}metrics`)).text();
const query = "subscription { ticks { number } }";
const other = "subscription { ticks { number role } }";
const numbers = (client: SocketClient) => client.of("1").map(({ payload }) => payload?.data.ticks.number);
const typesOf = (client: SocketClient) => [...new Set(client.of("1").map(({ type }) => type))];

/** Whoever subscribes now does not begin before the answer is called. */
function holdBack(): () => void {
  let admit = () => {};
  doors.gate = new Promise((resolve) => {
    admit = resolve;
  });
  return admit;
}

/** Subscribes and completes as one piece, so that the server has all before it has looked at any. */
function burst(client: SocketClient, ...documents: (string | null)[]): void {
  const { _socket: wire } = client.socket as unknown as { readonly _socket: Socket };
  wire.cork();
  for (const document of documents)
    if (document === null) client.send({ id: "1", type: "complete" });
    else client.subscribe("1", document);
  wire.uncork();
}

async function hearsEachOnce(client: SocketClient): Promise<void> {
  for (const number of [1, 2, 3]) feed(doors, number);
  await client.until(() => client.of("1").length >= 3);
  // Whatever was sent twice is there before this answer.
  client.send({ type: "ping" });
  await client.until(() => client.messages.at(-1)?.type === "pong");
  expect(typesOf(client)).toEqual(["next"]);
  expect(numbers(client)).toEqual([1, 2, 3]);
}

describe("an id that is used again", () => {
  it.each([query, other])("while the first is still being looked at: one subscription, %s", async (second) => {
    const { client } = await connected(doors);
    const admit = holdBack();
    burst(client, query, null, second);
    await until(async () => doors.asked === 2);
    admit();
    await liveAre(doors, (count) => count > 0);
    await hearsEachOnce(client);
    expect(await doors.live()).toBe(1);
    client.socket.close();
  });

  it("is that of the second alone when the first is let in after it", async () => {
    const { client } = await connected(doors);
    const admit = holdBack();
    client.subscribe("1", query);
    await until(async () => doors.asked === 1);
    delete doors.gate;
    burst(client, null, other);
    await liveAre(doors, (count) => count === 1);
    admit();
    await hearsEachOnce(client);
    client.send({ id: "1", type: "complete" });
    await liveAre(doors, (count) => count === 0);
    client.socket.close();
  });

  it("in the moment in which the first is completed goes on", async () => {
    const { client } = await connected(doors);
    await ticking(doors, client);
    burst(client, null, other);
    await until(async () => doors.asked === 2 && (await doors.live()) === 1);
    await hearsEachOnce(client);
    client.socket.close();
  });

  it("over and over counts for each that is still being looked at", async () => {
    const { client } = await connected(doors);
    const admit = holdBack();
    burst(client, query, null, query, null, query, null, query);
    expect((await client.next("1")).payload[0].extensions.code).toBe("TOO_MANY_SUBSCRIPTIONS");
    admit();
    await until(async () => doors.asked === 3);
    delete doors.gate;
    client.subscribe("1", query);
    await liveAre(doors, (count) => count === 1);
    client.socket.close();
  });

  it("does not begin when its socket goes meanwhile", async () => {
    const { client } = await connected(doors);
    const admit = holdBack();
    burst(client, query, null, query);
    await until(async () => doors.asked === 2);
    client.socket.terminate();
    await until(async () => /^certdesk_connections 0$/m.test(await metrics()));
    admit();
  });
});
