import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import { loadActionFacts } from "../../../src/services/reads/actionFacts.js";
import { renewalsOf } from "../../../src/services/reads/batchQueries.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, value } from "../model/orderStories.js";

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

const isRenewed = async (order: Order) =>
  (await loadActionFacts(world.db.dataSource.manager, [order]))[0]?.alreadyRenewed;

describe("a renewal that was revoked as a whole", () => {
  it("C2: within the window that is its cancellation, and the order may be renewed again; later it is not", async () => {
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
    world.clock.advance(31 * DAY);
    await revokeWhole(second);
    expect(await orderOf(world, second.id)).toMatchObject({ status: "REVOKED", closure: "REVOCATION" });
    expect(await isRenewed(order)).toBe(true);
    await expect(issuedOrder(world, { renewalOf: order })).rejects.toThrow("RENEWAL_NOT_ALLOWED");
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
