import type { Asker } from "../../support/createGraph.js";
import type { Door } from "./Crawl.js";

const times = 150;

/** How many times as long one id takes as another, by the medians of many that are asked by turns. */
export async function slowerBy(door: Door, asker: Asker, [one, other]: readonly [string, string]): Promise<number> {
  const took: Record<string, number[]> = { [one]: [], [other]: [] };
  for (let n = 0; n < times; n++)
    for (const id of n % 2 === 0 ? [one, other] : [other, one]) {
      const start = performance.now();
      await door.run(asker, "query ($id: ID!) { node(id: $id) { id } }", { variables: { id } });
      took[id]?.push(performance.now() - start);
    }
  return median(took[one]) / median(took[other]);
}

const median = (numbers: readonly number[] = []) =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
