import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Random } from "../../attack/Random.js";
import { Fuzz } from "./Fuzz.js";
import { SharingWorld } from "./SharingWorld.js";

/** SHARING=5000 npm test -- test/api/sharing looks longer; SEED repeats another run. */
const documents = Number(process.env.SHARING ?? 120);
const seed = Number(process.env.SEED ?? 20261130);

let world: SharingWorld;
beforeAll(async () => {
  world = await SharingWorld.open();
}, 120_000);
afterAll(() => world?.stop());

function judge({ pairs }: Fuzz): void {
  expect(pairs.differences.slice(0, 3)).toEqual([]);
  expect(world.complaints.slice(0, 3)).toEqual([]);
}

describe("two viewers", () => {
  it(
    `share bytes only if executing for each would give the same bytes, whatever they follow (${documents} documents); by naive keys some would get what is not theirs`,
    async () => {
      const fuzz = new Fuzz(world, new Random(seed));
      for (let count = 0; count < documents; count++) await fuzz.roundByLot();
      judge(fuzz);
      const { shared, like, found } = fuzz.pairs;
      // Whoever shares with nobody passes trivially.
      expect(shared).toBeGreaterThan(0.75 * like);
      expect(shared).toBeGreaterThan(3 * documents);
      expect(fuzz.idle).toBeLessThan(0.2 * documents);
      for (const [name, count] of found)
        if (!fuzz.pairs.rare.some((each) => each === name)) expect([name, count > 0]).toEqual([name, true]);
      if (process.env.SHARING !== undefined) console.log(fuzz.words());
    },
    Math.max(120_000, documents * 500),
  );

  it("do not share what depends on who asks or has ordered; by their class alone some would get what is not theirs", async () => {
    const fuzz = new Fuzz(world, new Random(seed));
    const actions = "availableActions { action allowed reasonCode reason }";
    for (const event of world.decisions)
      for (const what of [actions, `revocationRequests { ${actions} }`])
        await fuzz.round(`subscription { orderEvents { order { ${what} } } }`, event);
    for (const event of world.limited) await fuzz.round("subscription { orderEvents { sequence } }", event);
    judge(fuzz);
    for (const name of fuzz.pairs.rare) expect([name, fuzz.pairs.found.get(name)]).not.toEqual([name, 0]);
    expect(fuzz.pairs.shared).toBeLessThan(fuzz.pairs.like);
  });
});
