import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { PlaceOrderWish } from "../../../src/domain/placeOrder.js";
import { fail } from "../../../src/domain/result.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import type { Order } from "../../../src/entities/Order.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { standInCa } from "../../support/standInCa.js";
import { untoldFacts } from "../../support/watchFacts.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { orderOf, placedOrder, twoSecondsPass, value } from "../model/orderStories.js";

const DAY = 86_400_000;
/** The day before and the day after certificates live shorter (D7) and validations serve shorter (D16). */
const before = new Date("2027-03-14T12:00:00Z");
const after = new Date("2027-03-16T12:00:00Z");

let world: ModelWorld;
let isAway = false;
/** Happens once, after the CA has signed and before it has answered. */
let afterSigning: ((issuanceId: string) => Promise<unknown>) | null = null;
/** How often the CA is silent when it is asked to revoke. */
let silences = 0;
const silent = { retry: true, message: { key: "error.duplicate.pending" } } as const;
beforeAll(async () => {
  world = await ModelWorld.start({
    ca: (real) =>
      standInCa(real, {
        issue: async (request) => {
          if (isAway) return fail(silent);
          const answer = await real.issue(request);
          const happens = afterSigning;
          afterSigning = null;
          await happens?.(request.requestId);
          return answer;
        },
        revoke: async (request) => (silences-- > 0 ? fail(silent) : real.revoke(request)),
      }),
  });
});
afterAll(() => world?.stop());
beforeEach(() => {
  isAway = false;
  afterSigning = null;
  silences = 0;
});

let made = 0;
async function placed(commonName = `late${made++}.example.test`, differs: Partial<PlaceOrderWish> = {}) {
  const { id } = await placedOrder(world, commonName, { productCode: "KINGSSL_DV", ...differs });
  await twoSecondsPass(world);
  return orderOf(world, id);
}
/** Its name was proven in December: good for 200 days, and no more once it is 100. */
async function provenInDecember(): Promise<Order> {
  world.clock.set(new Date("2026-12-01T12:00:00Z"));
  return placed();
}
const passes = async (time: Date) => {
  world.clock.set(time);
  await world.runJobs();
};
const certificates = (orderId: string) =>
  world.db.dataSource.manager.find(Certificate, { where: { orderId }, order: { createdAt: "ASC" } });
const validations = (orderId: string) => world.db.dataSource.manager.findBy(DomainValidation, { orderId });
const days = (certificate: Certificate | undefined) =>
  certificate && (certificate.notAfter.getTime() + 1000 - certificate.notBefore.getTime()) / DAY;

/** How many certificates the CA has made for an order, whether anybody heard of them or not. */
async function signedFor(orderId: string): Promise<number> {
  const [{ signed }] = await world.db.dataSource.query(
    "select count(*)::int as signed from ca_certificates where request_id in (select id from issuances where order_id = $1)",
    [orderId],
  );
  return signed;
}

/** As a proof of compromise that came by another order leaves it. @param id of an order, or of the intent to issue */
const block = (id: string) =>
  world.db.dataSource.query(
    "insert into blocked_keys (key_hash, serial_number, blocked_at) select key_hash, '00', $2 from issuances where $1 in (id, order_id)",
    [id, world.clock.now()],
  );
/** What the CA has signed for an order, as it stands now. */
const madeFor = (orderId: string) =>
  world.db.dataSource.query(
    `select c.revoked_at is not null as revoked, c.reason from ca_certificates c
     join issuances i on i.id = c.request_id where i.order_id = $1`,
    [orderId],
  );
describe("a CA that is away for days", () => {
  it("D7: signs for as long as the rules of the day allow on which it signs", async () => {
    world.clock.set(before);
    isAway = true;
    const { id } = await placed();
    isAway = false;
    await passes(after);
    const [certificate] = await certificates(id);
    expect(days(certificate)).toBe(99);
    expect(certificate?.notBefore).toEqual(after);
  });

  it("D7: signs what it was asked for in the same minute as it was asked for", async () => {
    world.clock.set(new Date("2026-12-02T12:00:00Z"));
    isAway = true;
    const { id, createdAt } = await placed();
    isAway = false;
    await passes(new Date(createdAt.getTime() + 30_000));
    const [certificate] = await certificates(id);
    expect(days(certificate)).toBe(199);
    expect(certificate?.notBefore.getTime()).toBeLessThan(createdAt.getTime() + 5000);
  });

  it("D16: signs nothing on a validation that serves no more, and goes on once there is a new one", async () => {
    const { commonName } = await provenInDecember();
    world.clock.set(before);
    isAway = true;
    const { id } = await placed(commonName);
    expect(await validations(id)).toMatchObject([{ status: "VALID" }]);
    isAway = false;
    await passes(after);
    expect(await orderOf(world, id)).toMatchObject({ status: "PENDING" });
    const [stale] = await validations(id);
    expect(stale).toMatchObject({ status: "EXPIRED" });
    expect(await signedFor(id)).toBe(0);
    const wish = { id: stale?.id ?? "", method: "DNS_TXT" } as const;
    value(await world.work.validations.changeValidationMethod(await world.actor("standard@kumo.test"), wish));
    await twoSecondsPass(world);
    expect(await orderOf(world, id)).toMatchObject({ status: "ISSUED" });
    expect(days((await certificates(id))[0])).toBe(99);
  });

  it("D16: nor a duplicate, until its names are proven again", async () => {
    const { id, commonName } = await provenInDecember();
    world.clock.set(before);
    isAway = true;
    const wish = { idempotencyKey: `duplicate ${id}`, orderId: id, csr: await sampleCsr(commonName) };
    const asked = await world.work.duplicates.duplicateCertificate(await world.actor("standard@kumo.test"), wish);
    expect(asked).toMatchObject({ ok: false, error: { code: "CA_UNAVAILABLE" } });
    isAway = false;
    await passes(after);
    expect(await certificates(id)).toHaveLength(1);
    await placed(commonName);
    await passes(new Date(after.getTime() + DAY));
    const [, duplicate] = await certificates(id);
    expect(duplicate).toMatchObject({ kind: "DUPLICATE", status: "ISSUED" });
    expect(days(duplicate)).toBe(99);
  });

  it("D14: nor for an organization whose vetting has ended meanwhile", async () => {
    world.clock.set(new Date("2026-12-02T12:00:00Z"));
    isAway = true;
    const { id } = await placed(undefined, { productCode: "CC_OV" });
    isAway = false;
    await world.db.asOwner("update accounts set organization_vetted_until = '2026-12-03T00:00:00Z'");
    await passes(new Date("2026-12-04T12:00:00Z"));
    expect(await orderOf(world, id)).toMatchObject({ status: "PENDING" });
    await world.db.asOwner("update accounts set organization_vetted_until = 'infinity', organization_name = '雲改め'");
    await passes(new Date("2026-12-04T13:00:00Z"));
    expect(await orderOf(world, id)).toMatchObject({ status: "ISSUED" });
    const [{ name }] = await world.db.dataSource.query(
      "select profile -> 'organization' ->> 'name' as name from issuances where order_id = $1",
      [id],
    );
    expect(name).toBe("雲改め");
  });

  it("I7: all of which was told", async () => {
    expect(await untoldFacts(world.db)).toEqual([]);
  });
});

describe("what is changed by hand, of which no event tells", () => {
  it("D12: signs nothing for a key that was compromised meanwhile, nor what nobody wants any more", async () => {
    world.clock.set(before);
    isAway = true;
    const [compromised, cancelled] = [await placed(), await placed()];
    await block(compromised.id);
    await world.db.dataSource.manager.update("orders", { id: cancelled.id }, { status: "CANCELED" });
    isAway = false;
    await passes(after);
    expect(await orderOf(world, compromised.id)).toMatchObject({ status: "REJECTED" });
    for (const { id } of [compromised, cancelled]) expect(await signedFor(id)).toBe(0);
  });

  it("D12, P1: nor in the minute in which it was asked for", async () => {
    world.clock.set(before);
    isAway = true;
    const { id, createdAt } = await placed();
    await block(id);
    isAway = false;
    await passes(new Date(createdAt.getTime() + 30_000));
    expect(await madeFor(id)).toEqual([]);
    expect(await orderOf(world, id)).toMatchObject({ status: "REJECTED" });
  });

  it("D12, P1: what was signed in the moment in which its key was blocked is revoked for it", async () => {
    world.clock.set(before);
    afterSigning = block;
    const { id, status } = await placed();
    expect(await madeFor(id)).toEqual([{ revoked: true, reason: "KEY_COMPROMISE" }]);
    expect(status).toBe("REJECTED");
  });

  it.each([
    ["compromised", "KEY_COMPROMISE", block],
    [
      "cancelled",
      "CESSATION_OF_OPERATION",
      (id: string) =>
        world.db.dataSource.query(
          "update orders set status = 'CANCELED' where id = (select order_id from issuances where id = $1)",
          [id],
        ),
    ],
  ] as const)(
    "I4, D20: %s while it was signed, and the CA silent: asked again until it is revoked",
    async (_, reason, ended) => {
      world.clock.set(before);
      silences = 1;
      afterSigning = ended;
      const { id } = await placed();
      await passes(new Date(world.clock.now().getTime() + DAY));
      expect(await madeFor(id)).toEqual([{ revoked: true, reason }]);
      expect(await certificates(id)).toEqual([]);
      expect(await world.db.dataSource.query("select status from issuances where order_id = $1", [id])).toEqual([
        { status: "REFUSED" },
      ]);
    },
  );
});
