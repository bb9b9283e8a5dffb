import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { coverageEndsAt as termEnd } from "../../../src/domain/coverage.js";
import type { Order } from "../../../src/entities/Order.js";
import { found } from "../../../src/services/found.js";
import { loadActionFacts } from "../../../src/services/reads/actionFacts.js";
import { renewalsOf } from "../../../src/services/reads/batchQueries.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, placedOrder, twoSecondsPass, value } from "../model/orderStories.js";

const DAY = 86_400_000;

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
});
afterAll(() => world?.stop());

async function revokeWhole({ id, commonName }: Order): Promise<void> {
  value(
    await world.work.revocations.requestRevocation(await world.actor("admin@kumo.test"), {
      idempotencyKey: `revoke ${id}`,
      orderId: id,
      commonName,
      reason: "CESSATION_OF_OPERATION",
      requester: { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" },
      immediately: true,
    }),
  );
}

/** As a whole, by whatever way. */
const isRevoked = ({ id }: Order, status: Order["status"] = "REVOKED") =>
  world.db.dataSource.manager.update("orders", { id }, { status });

/** Milliseconds beyond its own year. */
function carriedBy({ firstIssuedAt, coverageEndsAt, termYears }: Order): number {
  const own = termEnd(found(firstIssuedAt), termYears, { timeZone: "Asia/Tokyo", carriedOver: 0 });
  return found(coverageEndsAt).getTime() - own.getTime();
}
const leftOf = (order: Order, renewal: Order) =>
  (order.coverageEndsAt?.getTime() ?? 0) - (renewal.firstIssuedAt?.getTime() ?? 0);

const isRenewed = async (order: Order) =>
  (await loadActionFacts(world.db.dataSource.manager, [order]))[0]?.alreadyRenewed;

describe("a renewal that was revoked as a whole", () => {
  it("K1, C2: the order may be renewed again, whether that was its cancellation or not", async () => {
    const { id } = await issuedOrder(world);
    world.clock.advance(320 * DAY);
    const order = await orderOf(world, id);
    const first = await issuedOrder(world, { renewalOf: order });
    expect(await isRenewed(order)).toBe(true);
    await revokeWhole(first);
    expect(await orderOf(world, first.id)).toMatchObject({ status: "REVOKED", closure: "CANCELLATION" });
    expect(await isRenewed(order)).toBe(false);
    const second = await issuedOrder(world, { renewalOf: order });
    expect(second).toMatchObject({ status: "ISSUED", renewalOfId: id });
    await expect(issuedOrder(world, { renewalOf: order })).rejects.toThrow("RENEWAL_NOT_ALLOWED");
    world.clock.advance(31 * DAY);
    await revokeWhole(second);
    expect(await orderOf(world, second.id)).toMatchObject({ status: "REVOKED", closure: "REVOCATION" });
    expect(await isRenewed(order)).toBe(false);
    expect(await issuedOrder(world, { renewalOf: order })).toMatchObject({ status: "ISSUED", renewalOfId: id });
    expect(await isRenewed(order)).toBe(true);
  });

  it("K1, K2: what is left of the order is carried by one renewal that lives, and never by two", async () => {
    const { id } = await issuedOrder(world, { productCode: "KINGSSL_DV" });
    world.clock.advance(320 * DAY);
    const order = await orderOf(world, id);
    const first = await issuedOrder(world, { renewalOf: order, productCode: "KINGSSL_DV" });
    expect(carriedBy(first)).toBe(leftOf(order, first));
    const again = () => issuedOrder(world, { renewalOf: order, productCode: "KINGSSL_DV" });
    await expect(again()).rejects.toThrow("RENEWAL_NOT_ALLOWED");
    await isRevoked(first);
    world.clock.advance(DAY);
    const second = await again();
    expect(carriedBy(second)).toBe(leftOf(order, second));
    await expect(again()).rejects.toThrow("RENEWAL_NOT_ALLOWED");
    // What is over stays over.
    expect(await orderOf(world, first.id)).toMatchObject({ status: "REVOKED" });
  });

  it("C2: it is not what renews an order beside one that stands, though its time is later", async () => {
    const { id } = await issuedOrder(world);
    world.clock.advance(320 * DAY);
    const order = await orderOf(world, id);
    const first = await issuedOrder(world, { renewalOf: order });
    await revokeWhole(first);
    world.clock.advance(-DAY);
    const second = await issuedOrder(world, { renewalOf: order });
    expect(await renewalsOf(world.db.dataSource.manager)([id])).toMatchObject([{ id: second.id }]);
  });
});

describe("an order that ends before its renewal is issued", () => {
  const renewalOf = async (productCode: string, status: Order["status"] | null) => {
    const { id } = await issuedOrder(world, { productCode });
    world.clock.advance(320 * DAY);
    const order = await orderOf(world, id);
    const renewal = await placedOrder(world, order.commonName, { productCode, renewalOfOrderNumber: order.number });
    if (status !== null) await isRevoked(order, status);
    await twoSecondsPass(world);
    const issued = await orderOf(world, renewal.id);
    expect(issued.status).toBe("ISSUED");
    return { issued, left: leftOf(order, issued) };
  };

  it.each(["REVOKED", "CANCELED"] as const)(
    "K2, D13: %s: no time of it is carried over, nor was any lost",
    async (status) => {
      const { issued } = await renewalOf("KINGSSL_DV", status);
      expect(carriedBy(issued)).toBe(0);
      expect(Number((await renewalOf("CC_OV", status)).issued.lostTimeMs)).toBe(0);
    },
  );

  it("K2, C29: one that is in force: all of it is", async () => {
    const { issued, left } = await renewalOf("KINGSSL_DV", null);
    expect([left > 40 * DAY, carriedBy(issued)]).toEqual([true, left]);
    const other = await renewalOf("CC_OV", null);
    expect(Number(other.issued.lostTimeMs)).toBe(other.left);
  });
});
