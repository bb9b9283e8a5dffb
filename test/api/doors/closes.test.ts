import { expect, it } from "@jest/globals";
import { Registry } from "prom-client";
import { openDoors } from "./openDoors.js";
import { connected, liveAre, ticking } from "./SocketClient.js";
import { streaming } from "./StreamClient.js";

it("are counted by code, of sockets and of event streams alike; a stream whose client goes has none", async () => {
  const registry = new Registry();
  const doors = await openDoors({}, { registry });
  const closes = async () => {
    const counted = await registry.getSingleMetric("certdesk_connection_closes_total")?.get();
    return Object.fromEntries((counted?.values ?? []).map(({ labels, value }) => [labels.code, value]));
  };
  const leaving = await streaming(doors);
  leaving.client.close();
  await liveAre(doors, (count) => count === 0);
  expect(await closes()).toEqual({});

  const { client: socket } = await connected(doors, { userId: "fallen" });
  await ticking(doors, socket);
  const { client: stream } = await streaming(doors, { userId: "fallen" });
  doors.eventLog.changeViewer("fallen");
  await Promise.all([socket.end(), stream.end()]);
  await liveAre(doors, (count) => count === 0);
  expect(await closes()).toEqual({ 4403: 2 });

  const { client: expiring } = await streaming(doors, { expiresAt: new Date(Date.now() + 4000) });
  await expiring.end();
  expect(await closes()).toEqual({ 4403: 3 });

  const drained = [await streaming(doors), await streaming(doors)];
  await doors.server.close();
  await Promise.all(drained.map(({ client }) => client.end()));
  expect(await closes()).toEqual({ 4403: 3, 1012: 2 });
});
