import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Doors, openDoors } from "./openDoors.js";
import { liveAre } from "./SocketClient.js";
import { StreamClient, streaming } from "./StreamClient.js";

let doors: Doors;
let admit: () => void;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());
beforeEach(() => {
  doors.asked = 0;
  doors.gate = new Promise((resolve) => {
    admit = resolve;
  });
});

const query = "subscription { ticks { number } }";
async function isAsked(): Promise<void> {
  for (const end = Date.now() + 10_000; doors.asked === 0; await sleep(5))
    if (Date.now() > end) throw new Error("nobody asked");
}

describe("a stream that takes its time to begin", () => {
  it("does not begin for a client that has gone meanwhile", async () => {
    doors.signIn("gone", { userId: "usr_gone" });
    const headers = { accept: "text/event-stream", authorization: "Bearer gone" };
    const asked = request(`${doors.url}graphql/stream?query=${encodeURIComponent(query)}`, { headers, agent: false });
    asked.on("error", () => undefined).end();
    await isAsked();
    asked.destroy();
    await sleep(100);
    admit();
    const { client } = await streaming(doors, {});
    client.close();
    await liveAre(doors, (count) => count === 0);
    const metrics = await (await fetch(`${doors.url}metrics`)).text();
    expect(metrics).toContain("\ncertdesk_event_streams 0\n");
  });

  it("answers 503 to one whose rights have changed meanwhile, instead of a stream that stays silent", async () => {
    doors.signIn("fallen", { userId: "usr_fallen" });
    const opened = StreamClient.open(doors.url, { query, token: "fallen" });
    await isAsked();
    doors.eventLog.changeViewer("usr_fallen");
    admit();
    const stream = await opened;
    await stream.end();
    expect(stream.status).toBe(503);
    await liveAre(doors, (count) => count === 0);
  });
});
