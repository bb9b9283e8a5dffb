import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it, jest } from "@jest/globals";
import type { Role } from "../../../src/domain/actor.js";
import { DoorLog } from "../../api/doors/DoorLog.js";
import { type HubClient, HubWorld, ownScopeOf, personal, plain, scopeOf, settle, signedIn } from "./hubWorld.js";

const chosen = "subscription($all: Boolean!) { events { sequence account @include(if: $all) } }";

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
      new Set([
        '{"data":{"events":{"sequence":1,"role":"STANDARD","account":"a","language":"JA"}},"extensions":{"cost":1}}',
      ]),
    );
  });

  it("are apart by role, account, language, document, variables and scope, and by nothing else", async () => {
    const world = new HubWorld();
    // All of them see all, so that it is not the scope that keeps them apart.
    const all = scopeOf(null);
    const joining: ((user: string) => HubClient)[] = [
      (user) => world.join(signedIn(user), plain, all),
      (user) => world.join(signedIn(user, "MANAGER"), plain, all),
      (user) => world.join(signedIn(user, "STANDARD", "b"), plain, all),
      (user) => world.join(signedIn(user), plain, all, { locale: "EN" }),
      (user) => world.join(signedIn(user), "subscription { events { sequence account } }", all),
      (user) => world.join(signedIn(user), chosen, all, { variableValues: { all: true } }),
      (user) => world.join(signedIn(user), chosen, all, { variableValues: { all: false } }),
      (user) => world.join(signedIn(user), plain, scopeOf("a")),
    ];
    const clients = joining.flatMap((join, kind) => [join(`one ${kind}`), join(`other ${kind}`)]);
    await settle();
    world.log.append(3, "a");
    await settle();
    expect(await world.executions()).toBe(joining.length);
    const answers = clients.map(({ received }) => JSON.parse(received[0]?.answer ?? "{}").data.events);
    expect(answers.filter((_, index) => index % 2 === 0)).toEqual([
      { sequence: 3, role: "STANDARD", account: "a", language: "JA" },
      { sequence: 3, role: "MANAGER", account: "a", language: "JA" },
      { sequence: 3, role: "STANDARD", account: "b", language: "JA" },
      { sequence: 3, role: "STANDARD", account: "a", language: "EN" },
      { sequence: 3, account: "a" },
      { sequence: 3, account: "a" },
      { sequence: 3 },
      { sequence: 3, role: "STANDARD", account: "a", language: "JA" },
    ]);
  });

  it("of LIMITED users are their own: each hears of his orders alone", async () => {
    const world = new HubWorld();
    const clients = ["u1", "u2"].map((user) => world.join(signedIn(user, "LIMITED"), plain, ownScopeOf("a", user))) as [
      HubClient,
      HubClient,
    ];
    await settle();
    world.log.append(1, "a", "o1", "u1");
    world.log.append(2, "a", "o2", "u2");
    world.log.append(3, "a", "o3");
    await settle();
    expect(clients.map(positions)).toEqual([[1], [2]]);
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

  it("of other roles form as before when one role's answers have said who asks", async () => {
    const world = new HubWorld();
    const query = "subscription { events { decider } }";
    const join = (user: string, role: Role) => world.join(signedIn(user, role), query, scopeOf("a"));
    const managers = ["m1", "m2"].map((user) => join(user, "MANAGER"));
    await settle();
    world.log.append(1, "a");
    await settle();
    const others = ["u1", "u2", "u3"].map((user) => join(user, "STANDARD"));
    await settle();
    world.log.append(2, "a");
    await settle();
    expect(await world.groups()).toBe(3);
    const said = ({ received }: HubClient) => received.map(({ answer }) => JSON.parse(answer).data.events.decider);
    expect(managers.map(said)).toEqual([
      ["m1", "m1"],
      ["m2", "m2"],
    ]);
    expect(others.map(said)).toEqual([[null], [null], [null]]);
  });

  it("that are empty leave alone who has taken their place, when what they still executed is done", async () => {
    const world = new HubWorld();
    const gone = world.join(signedIn("u1"), personal, scopeOf("a"));
    await settle();
    world.log.append(4, "a");
    gone.close();
    world.join(signedIn("u1"), personal, scopeOf("a"));
    expect(await world.groups()).toBe(1);
    await settle();
    expect(await world.groups()).toBe(1);
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

describe("the metrics", () => {
  it("count what was sent, and how long after it was written", async () => {
    const world = new HubWorld();
    const [quick, slow, leaving] = ["u1", "u2", "u3"].map((user) => world.join(signedIn(user), plain, scopeOf("a")));
    await settle();
    slow?.stall();
    if (leaving) leaving.lingers = true;
    leaving?.session.close("tryLater");
    world.log.append(1, "a");
    await settle();
    expect([await world.sent(), quick?.received.length]).toEqual([1, 1]);
    const { count, seconds } = await world.delivery();
    expect([count, seconds < 1]).toEqual([1, true]);
  });

  it("know of nothing where nobody could take it", async () => {
    const world = new HubWorld();
    const slow = world.join(signedIn("u1"), plain, scopeOf("a"));
    await settle();
    slow.stall();
    world.log.append(1, "a");
    await settle();
    expect([await world.sent(), (await world.delivery()).count]).toEqual([0, 0]);
    slow.flow();
    await settle();
    expect([await world.sent(), (await world.delivery()).count]).toEqual([1, 0]);
  });
});

describe("a subscriber", () => {
  it("that comes back catches up, and is live then", async () => {
    const world = new HubWorld();
    for (let sequence = 1; sequence <= 120; sequence++) world.log.append(sequence, "a");
    const client = world.join(signedIn("u1"), plain, scopeOf("a"), { from: 10 });
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

  it("whose socket is being closed while he is behind costs nothing any more", async () => {
    const world = new HubWorld();
    const slow = world.join(signedIn("u1"), plain, scopeOf("a"));
    await settle();
    slow.stall();
    slow.lingers = true;
    slow.session.close("tooSlow");
    const reads = jest.spyOn(world.node, "since");
    world.log.append(1, "a");
    await settle(300);
    const cost = [slow.waits, reads.mock.calls.length];
    slow.flow();
    await settle();
    expect(Math.max(...cost)).toBeLessThanOrEqual(1);
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

it("many who catch up with much leave everybody else his turn", async () => {
  const log = new DoorLog();
  for (let sequence = 1; sequence <= 60; sequence++) log.append(sequence, "a");
  const world = new HubWorld(log, false);
  world.node.read(60);
  // Each a document of its own, so that nobody gets what was executed for another.
  const documents = Array.from(
    { length: 20 },
    (_, index) => `subscription { events { sequence slow as${index}: role } }`,
  );
  const clients = documents.map((document) => world.join(signedIn("u1"), document, scopeOf("a"), { from: 0 }));
  let longest = 0;
  while (clients.some(({ received }) => received.length < 60)) {
    const begun = performance.now();
    await turn();
    longest = Math.max(longest, performance.now() - begun);
  }
  // A second of work in all; a member's fifty events at once, for each of the twenty, would be one turn.
  expect(longest).toBeLessThan(300);
  for (const client of clients) expect(positions(client)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});
