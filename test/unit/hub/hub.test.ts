import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { DoorLog } from "../../api/doors/DoorLog.js";
import { type HubClient, HubWorld, scopeOf, signedIn } from "./hubWorld.js";

const plain = "subscription { events { sequence role account } }";
const personal = "subscription { events { sequence name } }";

async function settle(turns = 30): Promise<void> {
  for (let count = 0; count < turns; count++) await turn();
}
const positions = (client: HubClient) => client.received.map(({ position }) => position);

describe("groups", () => {
  it("execute each event once for all of a class, and send the same bytes", async () => {
    const world = new HubWorld();
    const clients = Array.from({ length: 50 }, (_, index) => world.join(signedIn(`u${index}`), plain, scopeOf("a")));
    await settle();
    world.log.append(1, "a");
    await settle();
    expect(await world.executions()).toBe(1);
    expect(new Set(clients.map(({ received }) => received[0]?.answer))).toEqual(
      new Set(['{"data":{"events":{"sequence":1,"role":"STANDARD","account":"a"}},"extensions":{"cost":1}}']),
    );
  });

  it("are apart by role, account, language, document and variables", async () => {
    const world = new HubWorld();
    world.join(signedIn("u1"), plain, scopeOf("a"));
    world.join(signedIn("u2", "MANAGER"), plain, scopeOf("a"));
    world.join(signedIn("u3"), personal, scopeOf("a"));
    world.join(signedIn("u4", "OPERATOR", null), plain, scopeOf(null));
    await settle();
    world.log.append(3, "a");
    await settle();
    expect(await world.executions()).toBe(4);
  });

  it("fall apart at the first answer that says who asks: each gets his own, in order, and nothing twice", async () => {
    const world = new HubWorld();
    const clients = ["u1", "u2", "u3"].map((user) => world.join(signedIn(user), personal, scopeOf("a")));
    await settle();
    for (const sequence of [3, 4, 5]) world.log.append(sequence, "a");
    await settle();
    for (const client of clients) {
      expect(positions(client)).toEqual([1, 2, 3]);
      expect(client.received.map(({ answer }) => JSON.parse(answer).data.events.name)).toEqual([
        "nobody",
        client.viewer.actor.userId,
        client.viewer.actor.userId,
      ]);
    }
  });

  it("of one order hear of no other", async () => {
    const world = new HubWorld();
    const client = world.join(signedIn("u1"), plain, scopeOf("a", "o1"));
    await settle();
    world.log.append(1, "a", "o2");
    world.log.append(2, "b", "o1");
    world.log.append(3, "a", "o1");
    await settle();
    expect(positions(client)).toEqual([3]);
  });
});

describe("a subscriber", () => {
  it("that comes back catches up, and is live then", async () => {
    const world = new HubWorld();
    for (let sequence = 1; sequence <= 120; sequence++) world.log.append(sequence, "a");
    const client = world.join(signedIn("u1"), plain, scopeOf("a"), 10);
    await settle(60);
    expect(positions(client)).toEqual(Array.from({ length: 110 }, (_, index) => index + 11));
    expect(client.state).toBe("LIVE");
  });

  it("that is slow gets nothing pushed, and everything later; the others do not wait", async () => {
    const world = new HubWorld();
    const [slow, quick] = ["u1", "u2"].map((user) => world.join(signedIn(user), plain, scopeOf("a"))) as [
      HubClient,
      HubClient,
    ];
    await settle();
    slow.stall();
    for (let sequence = 1; sequence <= 3000; sequence++) {
      world.log.append(sequence, "a");
      if (sequence % 100 === 0) await turn();
    }
    await settle(300);
    expect([slow.received.length, quick.received.length]).toEqual([0, 3000]);
    expect(slow.state).toBe("LAGGING");
    slow.flow();
    await settle(600);
    expect(positions(slow)).toEqual(positions(quick));
    expect(slow.state).toBe("LIVE");
  });
});

it("more at once than a group keeps waiting is read from the log, by everybody, once", async () => {
  const world = new HubWorld(new DoorLog(), true, 10_000);
  const clients = ["u1", "u2", "u3"].map((user) => world.join(signedIn(user), plain, scopeOf("a")));
  await settle();
  for (let sequence = 1; sequence <= 2500; sequence++) world.log.append(sequence, "a");
  await settle(600);
  for (const client of clients)
    expect(positions(client)).toEqual(world.log.events().map(({ position }) => Number(position)));
});

/** What may happen, in any order. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("append"),
      account: fc.constantFrom("a", "b"),
      order: fc.constantFrom("o1", "o2"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("join"),
      node: fc.nat(1),
      user: fc.nat(5),
      query: fc.constantFrom(plain, personal, "subscription { events { ends sequence } }"),
      order: fc.constantFrom(null, "o1"),
      back: fc.nat(30),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave"), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("stall"), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("flow"), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("change"), user: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("read"), node: fc.nat(1), count: fc.integer({ min: 1, max: 8 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("turn"), turns: fc.integer({ min: 1, max: 4 }) }) },
);
type Step = {
  kind: string;
  account: string;
  order: string | null;
  user: number;
  query: string;
  back: number;
  which: number;
  turns: number;
  node: number;
  count: number;
};

/** INTERLEAVINGS=10000 looks longer. */
const runs = Number(process.env.INTERLEAVINGS ?? 300);

const accountOf = (user: number) => (user % 2 ? "a" : "b");
const viewerOf = (user: number) => signedIn(`u${user}`, user > 3 ? "MANAGER" : "STANDARD", accountOf(user));

describe("whatever the order of things", () => {
  it(`everybody gets exactly what is his: nothing missing, nothing twice, nothing after his rights have changed, and the bytes that executing for him alone would give (${runs} interleavings)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const log = new DoorLog();
        const nodes = [new HubWorld(log, false), new HubWorld(log, false)] as const;
        const nodeOf = (number: number) => nodes[number === 0 ? 0 : 1];
        const all: { client: HubClient; from: number; user: number; order: string | null; until: number }[] = [];
        for (const each of steps as Step[]) {
          const there = all.filter(({ client }) => client.open);
          const one = there[each.which % Math.max(1, there.length)];
          if (each.kind === "append") log.append(log.head.position + 1, each.account, each.order ?? "");
          if (each.kind === "join") {
            const from = Math.max(0, log.head.position - each.back);
            const client = nodeOf(each.node).join(
              viewerOf(each.user),
              each.query,
              scopeOf(accountOf(each.user), each.order),
              from,
            );
            all.push({ client, from, user: each.user, order: each.order, until: Number.POSITIVE_INFINITY });
          }
          if (each.kind === "leave" && one) {
            one.until = log.head.position;
            one.client.close();
          }
          if (each.kind === "stall") one?.client.stall();
          if (each.kind === "flow") one?.client.flow();
          if (each.kind === "change") {
            for (const other of there) if (other.user === each.user) other.until = log.head.position;
            log.changeViewer(`u${each.user}`);
          }
          if (each.kind === "read") nodeOf(each.node).node.read(each.count);
          if (each.kind === "turn") await settle(each.turns);
        }
        for (const { client } of all) client.flow();
        for (const { node } of nodes) node.read(1000);
        await settle(150);
        for (const { client, from, user, order, until } of all) {
          const due = log
            .events()
            .filter((event) => Number(event.position) > from && event.accountId === accountOf(user))
            .filter((event) => order === null || event.orderId === order);
          const got = client.received;
          if (client.open)
            expect(got.map(({ position }) => position)).toEqual(due.map(({ position }) => Number(position)));
          // Whoever is gone has a beginning of it, and nothing from behind the end.
          else
            expect(due.map(({ position }) => Number(position)).slice(0, got.length)).toEqual(
              got.map(({ position }) => position),
            );
          expect(got.every(({ position }) => position <= until)).toBe(true);
          for (const { position, answer } of got) expect(answer).toBe(expected(client, position));
        }
      }),
      { numRuns: runs },
    );
  }, 600_000);
});

/** What executing for this viewer alone gives. */
function expected({ operation, viewer }: HubClient, position: number): string {
  const { role, accountId, userId } = viewer.actor;
  const text = String(operation.document.loc?.source.body);
  const events =
    text === plain
      ? { sequence: position, role, account: accountId }
      : text === personal
        ? { sequence: position, name: position % 3 ? userId : "nobody" }
        : { ends: viewer.expiresAt.toISOString(), sequence: position };
  return JSON.stringify({ data: { events }, extensions: { cost: 1 } });
}
