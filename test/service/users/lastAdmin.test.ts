import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { User } from "../../../src/entities/User.js";
import { Database } from "../../../src/services/database.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createUsers } from "../../../src/userParts.js";
import { insertAccount, insertUser } from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";
import { actorOf, createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let users: ReturnType<typeof createUsers>;
beforeAll(async () => {
  world = await createReadWorld();
  const clock = new TestClock();
  users = createUsers({ database: new Database(world.db, () => {}), clock, ids: new RandomIds(clock) });
});
afterAll(() => world.destroy());

const leadersOf = async (accountId: string): Promise<number> => {
  const active =
    "select count(*)::int as n from users where account_id = $1 and role = 'ADMIN' and disabled_at is null";
  return (await world.db.query(active, [accountId]))[0].n;
};

async function accountWith(administrators: number): Promise<{ id: string; admins: User[] }> {
  const { id } = await insertAccount(world.db);
  const one = () => insertUser(world.db, { accountId: id, role: "ADMIN" });
  return { id, admins: await Promise.all(Array.from({ length: administrators }, one)) };
}

/** Fails for who looks first and writes then: in nearly every round both are gone. */
describe("the last administrator of an account stays", () => {
  it("when each disables the next at the same time", async () => {
    for (let round = 0; round < 20; round++) {
      const { id, admins } = await accountWith(2 + (round % 2));
      const next = (index: number) => admins[(index + 1) % admins.length]?.id ?? "";
      await Promise.all(admins.map((admin, index) => users.list.disable(actorOf(admin), next(index))));
      expect(await leadersOf(id)).toBeGreaterThanOrEqual(1);
    }
  }, 60_000);

  it("when the desk disables one while the other loses the role", async () => {
    for (let round = 0; round < 20; round++) {
      const { id, admins } = await accountWith(2);
      const [one, other] = admins as [User, User];
      const operator = await insertUser(world.db, {});
      const desk = actorOf(world.people.operator);
      const asked = await users.roleChanges.request(desk, { userId: one.id, role: "LIMITED" });
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      const [confirmed, disabled] = await Promise.all([
        users.roleChanges.confirm(actorOf(operator), { id: asked.value.id }),
        users.list.disable(desk, other.id),
      ]);
      expect([confirmed.ok, disabled.ok].filter(Boolean)).toHaveLength(1);
      expect(await leadersOf(id)).toBe(1);
    }
  }, 60_000);
});
