import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { Random } from "../../attack/Random.js";
import { Fuzz } from "./Fuzz.js";
import { SharingWorld } from "./SharingWorld.js";

/** SHARING=5000 npm test -- test/api/sharing looks longer; SEED repeats another run. */
const rounds = Number(process.env.SHARING ?? 60);
const seed = Number(process.env.SEED ?? 20261130);

let world: SharingWorld;
beforeAll(async () => {
  world = await SharingWorld.open();
}, 120_000);
afterAll(() => world?.stop());

it(
  "two viewers share bytes only if executing for each would give the same bytes, whatever they follow; by any naive key some would get what is not theirs",
  async () => {
    const fuzz = new Fuzz(world, new Random(seed));
    const began = performance.now();
    for (let round = 0; round < rounds; round++) await fuzz.round();
    const { pairs, documents, idle } = fuzz;
    const { like, shared, apart, found } = pairs;
    console.log(
      `${documents} documents (${idle} idle), ${shared + apart} pairs: ${shared} shared of ${like} alike, ${apart} apart; ${JSON.stringify([...found])} fields ${fuzz.subscriptions.used.size} ${Math.round(performance.now() - began)} ms`,
    );
    expect(pairs.differences.slice(0, 3)).toEqual([]);
    expect(world.complaints.slice(0, 3)).toEqual([]);
  },
  Math.max(60_000, rounds * 1000),
);
