import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { Availability } from "../../../src/http/Availability.js";
import type { Readiness } from "../../../src/http/HttpOptions.js";

const good: Readiness = { ready: true, checks: { database: true, migrations: true, relay: true } };
let [availability, lost]: [Availability | null, number] = [null, 0];
const watch = (readiness: () => Promise<Readiness>) => {
  lost = 0;
  availability = new Availability(readiness, () => {
    lost += 1;
  });
  return availability;
};
afterEach(() => availability?.stop());

describe("the availability of the database", () => {
  it("is not lost because this process was busy", async () => {
    // The answer is there long before the work is over, as that of a database would be: but not yet heard.
    const looked = watch(() => readFile(import.meta.filename).then(() => good)).check();
    const until = performance.now() + 2500;
    while (performance.now() < until);
    expect(await looked).toBe(good);
    expect(lost).toBe(0);
  });

  it("is lost when it does not answer for two seconds", async () => {
    const since = performance.now();
    const looked = watch(() => new Promise(() => undefined)).check();
    expect((await looked).checks.database).toBe(false);
    expect(performance.now() - since).toBeGreaterThan(1990);
    expect([availability?.away, lost]).toEqual([true, 1]);
  });
});
