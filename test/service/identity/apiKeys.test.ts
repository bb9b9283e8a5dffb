import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Database } from "../../../src/services/database.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createUsers } from "../../../src/userParts.js";
import { queriesOf } from "../../support/queriesOf.js";
import { createIdentityWorld, granted, type IdentityWorld } from "./identityWorld.js";

let world: IdentityWorld;
let key: { readonly id: string; readonly text: string };
beforeAll(async () => {
  world = await createIdentityWorld();
  const { clock, dataSource, admin } = world;
  const { apiKeys } = createUsers({ database: new Database(dataSource, () => {}), clock, ids: new RandomIds(clock) });
  const actor = { userId: admin.id, role: admin.role, accountId: admin.accountId };
  const expiresAt = new Date(clock.now().getTime() + 600_000);
  const made = granted(await apiKeys.create(actor, { name: "n", scopes: ["ORDERS_READ", "ORDERS_READ"], expiresAt }));
  key = { id: made.apiKey.id, text: made.key };
});
afterAll(() => world.close());

const shows = () => world.identity.authenticate(key.text);
const writes = async () =>
  (await queriesOf(world.dataSource, shows)).filter((query) => query.startsWith("update")).length;

describe("an API key", () => {
  it("says who it is, with each scope once and the key in place of the session", async () => {
    expect(await shows()).toMatchObject({
      actor: { userId: world.admin.id, role: "ADMIN" },
      sessionId: key.id,
      scopes: ["ORDERS_READ"],
    });
  });

  it("writes its use down once a minute", async () => {
    expect(await writes()).toBe(0); // It has just been shown.
    world.clock.advance(59_999);
    expect(await writes()).toBe(0);
    world.clock.advance(1);
    expect([await writes(), await writes()]).toEqual([1, 0]);
  });

  it("is good until its end, to the millisecond", async () => {
    world.clock.advance(600_000 - 60_001);
    expect(await shows()).not.toBeNull();
    world.clock.advance(1);
    expect(await shows()).toBeNull();
  });

  it("tells the log of its end, once, whoever ends it", async () => {
    const end = () => world.dataSource.query("update api_keys set revoked_at = now() where id = $1", [key.id]);
    await end();
    await end();
    const logged = "select message_values from events where kind = 'ViewerChanged'";
    expect(await world.dataSource.query(logged)).toEqual([
      { message_values: { userId: world.admin.id, sessionId: key.id, now: null } },
    ]);
  });
});
