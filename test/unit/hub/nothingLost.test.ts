import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { DoorLog } from "../../api/doors/DoorLog.js";
import { type HubClient, HubWorld, scopeOf, signedIn, trouble } from "./hubWorld.js";

const plain = "subscription { events { sequence role account } }";
const fragile = "subscription { events { sequence fragile } }";

afterEach(() => {
  trouble.outage = false;
  trouble.lock = false;
});

const positions = (client: HubClient) => client.received.map(({ position }) => position);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); await turn())
    if (Date.now() > end) throw new Error("it did not become so");
}
async function settle(): Promise<void> {
  for (let count = 0; count < 30; count++) await turn();
}

describe("no event is lost", () => {
  it("by who comes back after an outage while the others' sockets are still closing", async () => {
    const world = new HubWorld();
    const slow = world.join(signedIn("u1"), fragile, scopeOf("a"));
    await until(() => slow.state === "LIVE");
    slow.lingers = true;
    world.log.append(1, "a");
    await until(() => slow.received.length === 1);
    trouble.outage = true;
    world.log.append(2, "a");
    await until(() => !slow.open);
    trouble.outage = false;
    const back = world.join(signedIn("u2"), fragile, scopeOf("a"), { from: 1 });
    // The answer of the outage serves for a second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const again = back.open ? back : world.join(signedIn("u2"), fragile, scopeOf("a"), { from: 1 });
    await until(() => again.state === "LIVE");
    world.log.append(3, "a");
    await until(() => positions(again).includes(3));
    expect(positions(again)).toEqual([2, 3]);
  });

  it.each(["live", "catching up"])("while a lock holds up what the event reads, by who is %s", async (how) => {
    const world = new HubWorld();
    if (how === "catching up") world.log.append(1, "a");
    trouble.lock = true;
    const first = world.join(signedIn("u1"), fragile, scopeOf("a"), { from: 0 });
    if (how === "live") {
      await until(() => first.state === "LIVE");
      world.log.append(1, "a");
    }
    await until(() => !first.open);
    expect(first.received).toEqual([]);
    trouble.lock = false;
    const back = world.join(signedIn("u1"), fragile, scopeOf("a"), { from: 0 });
    await until(() => back.received.length > 0);
    expect(JSON.parse(back.received[0]?.answer ?? "")).toEqual({
      data: { events: { sequence: 1, fragile: null } },
      extensions: { cost: 1 },
    });
  });

  it("by who comes back to the same place as another, whose read began before it", async () => {
    const world = new HubWorld(new DoorLog(), true, 0);
    for (let sequence = 1; sequence <= 7; sequence++) world.log.append(sequence, "b");
    let read: () => void = () => undefined;
    world.node.slowly = new Promise((resolve) => {
      read = resolve;
    });
    const first = world.join(signedIn("u1"), plain, scopeOf("a"), { from: 5 });
    await settle();
    world.log.append(8, "a");
    const second = world.join(signedIn("u2"), plain, scopeOf("a"), { from: 5 });
    await settle();
    read();
    await until(() => first.state === "LIVE" && second.state === "LIVE");
    expect([positions(first), positions(second)]).toEqual([[8], [8]]);
  });

  it("by those whose turn had not come when pushing was given up", async () => {
    const world = new HubWorld(new DoorLog(), true, 10_000);
    const clients = Array.from({ length: 1010 }, (_, index) => world.join(signedIn(`u${index}`), plain, scopeOf("a")));
    await until(() => clients.every(({ state }) => state === "LIVE"));
    // Between the first thousand and the others.
    const burst = turn().then(() => {
      for (let sequence = 2; sequence <= 1002; sequence++) world.log.append(sequence, "a");
    });
    world.log.append(1, "a");
    await burst;
    const served = clients.filter(({ received }) => received.length > 0).length;
    expect([served > 0, served < clients.length]).toEqual([true, true]);
    // A few of both are enough.
    const some = [...clients.slice(0, 5), ...clients.slice(-10)];
    for (const client of clients) if (!some.includes(client)) client.close();
    await until(() => some.every(({ state, received }) => state === "LIVE" && received.length >= 1002));
    for (const client of some) expect(positions(client)).toEqual(upTo(1002));
  }, 60_000);
});

it("while the database is away nobody who catches up asks without end", async () => {
  const world = new HubWorld();
  world.log.append(1, "a");
  trouble.outage = true;
  const client = world.join(signedIn("u1"), fragile, scopeOf("a"), { from: 0 });
  client.lingers = true;
  await until(() => !client.open);
  expect(client.state).toBe("GONE");
});
