import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { forbidden } from "./oracle.js";
import { RightsWorld } from "./RightsWorld.js";

/** RIGHTS_RUNS=10000 npm test -- test/api/rights: a change of rights and events right behind it, so many times. */
const runs = Number(process.env.RIGHTS_RUNS ?? 60);
const seed = Number(process.env.RIGHTS_SEED ?? Date.now() % 1_000_000);
const emails = ["manager@kumo.test", "standard@kumo.test", "limited@kumo.test", "manager@hoshi.test"];

let world: RightsWorld;
beforeAll(async () => {
  world = await RightsWorld.open(emails);
}, 60_000);
afterAll(() => world?.close());

/** Numbers that a seed repeats (a linear congruence: good enough to draw lots). */
let state = seed;
function below(count: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * count);
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
    const received = world.people.reduce((sum, { listener }) => sum + listener.received.length, 0);
    expect(received).toBeGreaterThan(runs / 2);
    expect(world.violations()).toEqual([]);
  }, 600_000);

  it("would be seen by the oracle", () => {
    const rights = { role: "STANDARD", accountId: "a", open: true };
    const history = [
      { ...rights, since: 0 },
      { ...rights, since: 5, accountId: "b" },
    ];
    const of = (at: number) => ({ key: `e ${at}`, until: 9, event: { at, accountId: "a", ownerId: null } });
    expect(forbidden("u", history, [of(4), of(6)])).toEqual(["e 6"]);
  });
});
