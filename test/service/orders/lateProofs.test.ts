import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { validationTryPeriod } from "../../../src/domain/validation.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { untoldFacts } from "../../support/watchFacts.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, placedOrder, twoSecondsPass, value } from "../model/orderStories.js";

const MINUTE = 60_000;

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
});
afterAll(() => world?.stop());

const rowOf = (where: { orderId: string } | { requestId: string }) =>
  world.db.dataSource.manager.findOneByOrFail(DomainValidation, where);
/** The process is down meanwhile; the proof stands from the first second on. */
async function isDownOverTheWeek(later: number): Promise<void> {
  world.clock.advance(validationTryPeriod + later);
  await world.runJobs();
}

describe("a proof that is found once the week of tries is over (D16)", () => {
  it("D16: is found too late after more than a minute, and new values help", async () => {
    const { id } = await placedOrder(world, undefined, { productCode: "CC_DV" });
    await isDownOverTheWeek(MINUTE);
    const row = await rowOf({ orderId: id });
    expect(row).toMatchObject({ status: "EXPIRED", validatedAt: null, nextCheckAt: null });
    expect(row).toMatchObject({ lastErrorKey: "error.validationRow.expired" });
    expect(await orderOf(world, id)).toMatchObject({ status: "PENDING" });
    const standard = await world.actor("standard@kumo.test");
    value(await world.work.validations.changeValidationMethod(standard, { id: row.id, method: "DNS_TXT" }));
    await twoSecondsPass(world);
    expect(await orderOf(world, id)).toMatchObject({ status: "ISSUED" });
  });

  it("D16: by the last look at the end of the week it is found in time", async () => {
    const { id } = await placedOrder(world, undefined, { productCode: "CC_DV" });
    await isDownOverTheWeek(MINUTE - 1);
    expect(await rowOf({ orderId: id })).toMatchObject({ status: "VALID" });
    expect(await orderOf(world, id)).toMatchObject({ status: "ISSUED" });
  });

  it("K17, D16, D8: nor does it confirm the intent to revoke: staff decides at the deadline", async () => {
    const { id: orderId, commonName } = await issuedOrder(world, { productCode: "KINGSSL_DV" });
    const standard = await world.actor("standard@kumo.test");
    const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
    const wish = { idempotencyKey: `revoke ${orderId}`, orderId, commonName, reason: "SUPERSEDED", requester } as const;
    const { request } = value(await world.work.revocations.requestRevocation(standard, wish));
    await isDownOverTheWeek(MINUTE);
    expect(await rowOf({ requestId: request.id })).toMatchObject({ status: "EXPIRED", validatedAt: null });
    const { manager } = world.db.dataSource;
    expect(await manager.findOneByOrFail(RevocationRequest, { id: request.id })).toMatchObject({
      status: "NEEDS_APPROVAL",
    });
  });

  it("I7: all of which was told", async () => {
    expect(await untoldFacts(world.db)).toEqual([]);
  });
});
