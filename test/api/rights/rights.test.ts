import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { forbidden } from "./oracle.js";
import { RightsWorld } from "./RightsWorld.js";

/** RIGHTS_RUNS=10000 npm test -- test/api/rights: a change of rights and events right behind it, so many times. */
const runs = Number(process.env.RIGHTS_RUNS ?? 40);
const seed = Number(process.env.RIGHTS_SEED ?? Date.now() % 1_000_000);
const emails = ["manager@kumo.test", "standard@kumo.test", "limited@kumo.test", "manager@hoshi.test"];

let world: RightsWorld;
beforeAll(async () => {
  world = await RightsWorld.open(emails);
}, 60_000);
afterAll(() => world?.close());

/** Numbers that a seed repeats (a linear congruence modulo 2³², whose high bits are good enough to draw lots). */
let state = seed >>> 0;
function below(count: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * count);
}
function oneOf<T>(items: readonly T[]): T {
  const item = items[below(items.length)];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
}

async function changeSomething(): Promise<void> {
  const person = oneOf(world.people);
  const account = oneOf(world.accounts);
  if (person.token === null) return world.signsIn(person);
  switch (below(4)) {
    case 0:
      return world.isSignedOut(person);
    case 1:
      return world.becomes(person, "OPERATOR", null);
    default:
      return world.becomes(person, oneOf(["LIMITED", "STANDARD", "MANAGER"]), account);
  }
}

describe("rights at their position in the log", () => {
  it(`not one event after a right was lost, on either node (${runs} interleavings, RIGHTS_SEED=${seed})`, async () => {
    for (let run = 0; run < runs; run++) {
      for (let before = below(3); before > 0; before--) await world.happens(oneOf(world.orders));
      await changeSomething();
      for (let after = 1 + below(3); after > 0; after--) await world.happens(oneOf(world.orders));
      await sleep(below(40));
    }
    await sleep(1500);
    const received = world.people.flatMap(({ listener }) => listener.received);
    expect(received.length).toBeGreaterThan(runs / 2);
    // Whoever hears nothing proves nothing.
    for (const { email, listener } of world.people)
      expect({ email, heard: listener.received.length > 0 }).toEqual({ email, heard: true });
    for (const url of world.urls) expect(received.filter((each) => each.url === url).length).toBeGreaterThan(0);
    expect(world.violations()).toEqual([]);
  }, 600_000);

  describe("would be seen by the oracle", () => {
    const rights = { role: "STANDARD", accountId: "a", open: true };
    /** Events of account a at 4 and 6, which came at 9; the rights change at 5. */
    const judged = (before: Partial<typeof rights>, after: Partial<typeof rights>, ownerId: string | null = null) => {
      const history = [
        { ...rights, ...before, since: 0 },
        { ...rights, ...before, ...after, since: 5 },
      ];
      const of = (at: number) => ({ key: `e ${at}`, until: 9, event: { at, accountId: "a", ownerId } });
      return forbidden("u", history, [of(4), of(6)]);
    };

    it.each([
      ["another account", {}, { accountId: "b" }],
      ["no session", {}, { open: false }],
      ["LIMITED, and the order of somebody else", {}, { role: "LIMITED" }],
      ["no operator any more", { role: "OPERATOR", accountId: null }, { role: "STANDARD", accountId: "b" }],
    ])("%s", (_what, before, after) => {
      expect(judged(before as object, after as object, "other")).toEqual(["e 6"]);
    });

    it("never any right to it", () => {
      expect(judged({ accountId: "b" }, {})).toEqual(["e 4", "e 6"]);
      expect(judged({ role: "LIMITED" }, {}, "other")).toEqual(["e 4", "e 6"]);
      expect(judged({ open: false }, {})).toEqual(["e 4", "e 6"]);
    });

    it("and nothing is that was allowed", () => {
      expect(judged({}, {})).toEqual([]);
      expect(judged({}, { role: "LIMITED" }, "u")).toEqual([]);
      // Replay goes by the rights of today: one that came before it was heard is as good.
      expect(judged({ open: false }, { open: true })).toEqual([]);
    });
  });
});
