import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import { Orders } from "../../../src/services/reads/Orders.js";
import { insertOrder } from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "./readWorld.js";

let world: ReadWorld;
let orders: Orders;
let wanted: Order;

beforeAll(async () => {
  world = await createReadWorld();
  orders = new Orders(world.db);
  const { kumo, people, products, policy } = world;
  const owner = { accountId: kumo.id, placedById: people.admin.id, productId: products[0].id, policyId: policy.id };
  for (let n = 0; n < 5; n++) await insertOrder(world.db, owner);
  wanted = await insertOrder(world.db, {
    ...owner,
    number: "7700123456",
    commonName: "shop_100%.example.net",
    subjectAlternativeNames: ["shop_100%.example.net", "ﾒｰﾙ.例え.テスト"],
    contactEmail: "Taro@Example.NET",
  });
});
afterAll(() => world.destroy());

describe("search", () => {
  it.each([
    "7700123456",
    "７７００１２３４５６",
    "70012345",
    "shop_100%",
    "ＳＨＯＰ",
    "メール",
    "ﾒｰﾙ",
    "taro@",
    "ｔａｒｏ＠",
  ])("finds it by %s", async (search) => {
    const page = await orders.page(
      { kind: "ALL" },
      { filter: { search }, sort: null },
      { size: 10, direction: "FORWARD", cursor: null },
    );
    expect(page?.rows.map(({ id }) => id)).toEqual([wanted.id]);
  });

  it.each(["shop_1_0", "shop%net", "\\", "456\nshop"])(
    "does not find it by %j: wildcards are letters, no match runs across two parts",
    async (search) => {
      expect(await orders.count({ kind: "ALL" }, { search })).toBe(0);
    },
  );

  describe("of a tenant", () => {
    const tenant = (accountId: string) => new Orders(world.db.as({ kind: "TENANT", accountId }));
    const wish = (search: string) => ({ filter: { search }, sort: null });
    const all = { size: 100, direction: "FORWARD", cursor: null } as const;

    it("finds the same, and nothing of another account whatever is asked for", async () => {
      const { kumo, sora } = world;
      const own = await tenant(kumo.id).page({ kind: "ACCOUNT", accountId: kumo.id }, wish("taro@"), all);
      expect(own?.rows.map(({ id }) => id)).toEqual([wanted.id]);
      const [{ ids }] = await world.db
        .as({ kind: "TENANT", accountId: sora.id })
        .query("select order_ids_like($1, '%taro@%', 10) as ids", [kumo.id]);
      expect(ids).toEqual([]);
    });

    it("lists what too many orders have without finding each", async () => {
      const [{ ids }] = await world.db
        .as({ kind: "TENANT", accountId: world.kumo.id })
        .query("select order_ids_like($1, '%', 3) as ids", [world.kumo.id]);
      expect(ids).toBeNull();
    });
  });
});
