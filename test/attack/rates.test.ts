import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { Client } from "../support/client.js";
import { password } from "../support/demoTemplate.js";
import type { ServerProcess } from "../support/process.js";
import { AttackWorld } from "./AttackWorld.js";

/** Points a minute, and what a process may let through before it has heard of the others. */
const limit = 160;
const slice = limit / 40;

let world: AttackWorld;
beforeAll(async () => {
  world = await AttackWorld.open({ LIMIT_RATE: String(limit) });
  await world.start();
}, 120_000);
afterAll(() => world.close());

const at = (server: ServerProcess | undefined, token: string | null = null) => new Client(server?.url ?? "", token);
const one = "{ __typename }";

/** How many of so many are let through; the others are told when to come again. */
async function spent(clients: readonly Client[], count: number): Promise<number> {
  let through = 0;
  const ask = async (client: Client) => {
    const { status, headers, body } = await client.post({ query: one });
    if (status === 200) through++;
    else
      expect([status, Number(headers.get("retry-after")) > 0, body.errors?.[0]?.extensions?.code]).toEqual([
        429,
        true,
        "RATE_LIMITED",
      ]);
  };
  for (let sent = 0; sent < count; sent += 2 * clients.length) await Promise.all([...clients, ...clients].map(ask));
  return through;
}

it("a principal has one budget at all processes, and still after kill -9; where the database cannot count, nobody gets 5xx", async () => {
  const { token } = await at(world.server).as("standard@kumo.test", password);
  const through = await spent(
    world.servers.map((server) => at(server, token)),
    3 * limit,
  );
  // Each by itself would have let through the whole of it.
  expect(through).toBeGreaterThan(limit / 2);
  expect(through).toBeLessThanOrEqual(limit + 2 * slice);
  await world.servers.pop()?.kill("SIGKILL");
  const again = await world.start();
  expect(await spent([at(again, token)], 1.5 * limit)).toBeLessThanOrEqual(slice);
  await world.demo.database.asOwner("drop table rate_windows");
  const admin = await at(again).as("admin@kumo.test", password);
  expect(await spent([at(again, admin.token)], limit / 2)).toBe(limit / 2);
  expect(await spent([at(again, admin.token)], limit)).toBe(limit / 2);
}, 120_000);

it("an account may be tried twenty times at all processes together; without the table this one counts", async () => {
  const tries = async (email: string, count: number) => {
    const answers = [];
    for (let index = 0; index < count; index++) {
      const query = `mutation { signIn(input: { email: "${email}", password: "wrong" }) { ... on UserError { code } } }`;
      const { body } = await at(world.servers[index % 2]).post({ query });
      answers.push(/"code":"(\w+)"/.exec(JSON.stringify(body))?.[1]);
    }
    return answers;
  };
  const answers = await tries("nobody@kumo.test", 24);
  expect(answers).toEqual([...Array(20).fill("CREDENTIALS_INVALID"), ...Array(4).fill("RATE_LIMITED")]);
  await world.demo.database.asOwner("drop table sign_in_attempts");
  expect(new Set(await tries("somebody@kumo.test", 4))).toEqual(new Set(["CREDENTIALS_INVALID"]));
}, 120_000);
