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
});
