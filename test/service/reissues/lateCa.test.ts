import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { standInCa } from "../../support/standInCa.js";
import { until } from "../../support/until.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, value } from "../model/orderStories.js";

const HOUR = 3_600_000;

let world: ModelWorld;
let actor: Actor;
/** While it is set, the CA signs nothing until it is resolved. */
let heldUp: Promise<void> | null = null;
/** Whether the CA has been asked meanwhile. */
let isAsked = false;

beforeAll(async () => {
  world = await ModelWorld.start({
    ca: (real) =>
      standInCa(real, {
        issue: async (request) => {
          isAsked ||= heldUp !== null;
          await heldUp;
          return real.issue(request);
        },
      }),
  });
  actor = await world.actor("standard@kumo.test");
});
afterAll(() => world?.stop());

/** The CA is late from now on. @returns ends that */
function holdUp(): () => void {
  let release = () => {};
  isAsked = false;
  heldUp = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}

async function issued(productCode: string): Promise<Order> {
  const order = await issuedOrder(world, { productCode });
  world.clock.advance(1000);
  return order;
}
async function reissue({ id, commonName }: Order, idempotencyKey: string, further: string[] | null = null) {
  const wish = { idempotencyKey, orderId: id, commonName, csr: await sampleCsr(commonName) };
  return value(await world.work.reissues.reissue(actor, { ...wish, subjectAlternativeNames: further }));
}
const certificates = (orderId: string) =>
  world.db.dataSource.manager.find(Certificate, { where: { orderId }, order: { createdAt: "ASC", id: "ASC" } });
const kindsOf = async (orderId: string) => (await certificates(orderId)).map(({ kind, status }) => [kind, status]);

describe("a CA that is late (D20)", () => {
  it("D20: reissue waits 5 s, then answers the pending state; a job finishes it", async () => {
    const { id, ...rest } = await issued("KINGSSL_DV");
    const release = holdUp();
    const began = performance.now();
    const waiting = await reissue({ id, ...rest }, "held up");
    expect(performance.now() - began).toBeGreaterThan(4900);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(waiting).toMatchObject({ certificate: null, order: { status: "REISSUE_PENDING" } });
    release();
    heldUp = null;
    world.clock.advance(60_000);
    await world.runJobs();
    // The command goes on beside the job: whichever comes second finds it being done.
    await until(async () => (await certificates(id))[0]?.status === "REVOKED");
    expect(await orderOf(world, id)).toMatchObject({ status: "ISSUED" });
    expect(await kindsOf(id)).toEqual([
      ["ORIGINAL", "REVOKED"],
      ["REISSUE", "ISSUED"],
    ]);
  }, 40_000);

  it("I4: a certificate that was being signed when its reissue was given up is revoked again, and another may follow", async () => {
    const { id, ...rest } = await issued("KINGSSL_DV");
    const release = holdUp();
    const asked = reissue({ id, ...rest }, "given up");
    await until(() => isAsked);
    value(await world.work.reissues.cancelReissue(actor, { orderId: id }));
    const again = reissue({ id, ...rest }, "again");
    release();
    heldUp = null;
    expect(await asked).toMatchObject({ certificate: null });
    await again;
    world.clock.advance(60_000);
    await world.runJobs();
    expect(await kindsOf(id)).toEqual([
      ["ORIGINAL", "REVOKED"],
      ["REISSUE", "ISSUED"],
    ]);
    const [{ revoked }] = await world.db.dataSource.query(
      `select count(*)::int as revoked from ca_certificates c join issuances i on i.id = c.request_id
       where i.order_id = $1 and i.status = 'REFUSED' and c.revoked_at is not null`,
      [id],
    );
    expect(revoked).toBe(1);
  }, 40_000);
});

describe("a duplicate that is late", () => {
  const heldUpDuplicate = async (productCode: string, further: (made: Order) => Promise<unknown>, passed = 1) => {
    const made = await issued(productCode);
    const release = holdUp();
    const wish = { idempotencyKey: `duplicate of ${made.id}`, orderId: made.id };
    const asked = world.work.duplicates.duplicateCertificate(actor, { ...wish, csr: await sampleCsr(made.commonName) });
    await until(() => isAsked);
    heldUp = null;
    world.clock.advance(passed);
    await further(made);
    release();
    return { made, answer: await asked };
  };

  it.each([
    ["brought meanwhile", 1],
    ["brought in the same millisecond", 0],
    ["brought meanwhile, on a clock that was set back by an hour", -HOUR],
  ])(
    "K34: stays no valid certificate beside the one that a reissue %s",
    async (_, passed) => {
      const { made, answer } = await heldUpDuplicate(
        "KINGSSL_DV",
        (order) => reissue(order, `overtakes by ${passed}`),
        passed,
      );
      if (passed < 0) world.clock.advance(-passed);
      expect(answer).toMatchObject({ ok: false, error: { code: "CA_UNAVAILABLE" } });
      await world.runJobs();
      expect((await kindsOf(made.id)).sort()).toEqual([
        ["ORIGINAL", "REVOKED"],
        ["REISSUE", "ISSUED"],
      ]);
      const valid = await world.db.dataSource.query(
        `select c.serial_number from ca_certificates c join issuances i on i.id = c.request_id
       where i.order_id = $1 and c.revoked_at is null`,
        [made.id],
      );
      expect(valid).toHaveLength(1);
      const [{ told }] = await world.db.dataSource.query(
        "select count(*)::int as told from events where order_id = $1 and message_key = 'event.duplicate.refused'",
        [made.id],
      );
      expect(told).toBe(1);
    },
    40_000,
  );

  it("C34: stands where a reissue takes no name away, and where none came", async () => {
    const kept = await heldUpDuplicate("CC_OV", (order) => reissue(order, "adds nothing"));
    const alone = await heldUpDuplicate("KINGSSL_DV", async () => undefined);
    expect([kept.answer.ok, alone.answer.ok]).toEqual([true, true]);
    expect(await kindsOf(alone.made.id)).toEqual([
      ["ORIGINAL", "ISSUED"],
      ["DUPLICATE", "ISSUED"],
    ]);
  }, 40_000);
});

describe("a schedule (C34, D5)", () => {
  it("C34: is carried out after 72 hours, not a millisecond earlier, whatever was restarted in between", async () => {
    const made = await issued("CC_OV");
    await reissue(made, "wider", ["wider.kumo.test"]);
    world.clock.advance(2000);
    await world.runJobs();
    world.clock.advance(1000);
    await reissue(made, "narrower", []);
    const [request] = await world.db.dataSource.manager.findBy(RevocationRequest, { orderId: made.id });
    expect(request).toMatchObject({ status: "SCHEDULED", requestedById: null });
    world.clock.advance(72 * HOUR - 1);
    await world.runJobs();
    expect((await certificates(made.id)).map(({ status }) => status)).toEqual([
      "ISSUED",
      "REVOCATION_SCHEDULED",
      "ISSUED",
    ]);
    world.clock.advance(1);
    await world.runJobs();
    expect((await certificates(made.id)).map(({ status }) => status)).toEqual(["ISSUED", "REVOKED", "ISSUED"]);
    expect(await orderOf(world, made.id)).toMatchObject({ status: "ISSUED" });
  });

  it("section 6: certificates and orders expire at their second, not before", async () => {
    const made = await issued("CC_OV");
    const [certificate] = await certificates(made.id);
    world.clock.set(new Date((certificate?.notAfter.getTime() ?? 0) - 1));
    await world.runJobs();
    expect(await certificates(made.id)).toMatchObject([{ status: "ISSUED" }]);
    world.clock.advance(1);
    await world.runJobs();
    expect(await certificates(made.id)).toMatchObject([{ status: "EXPIRED" }]);
    expect(await orderOf(world, made.id)).toMatchObject({ status: "ISSUED" });
    world.clock.set(new Date((made.coverageEndsAt?.getTime() ?? 0) - 1));
    await world.runJobs();
    expect(await orderOf(world, made.id)).toMatchObject({ status: "ISSUED", closure: null });
    world.clock.advance(1);
    await world.runJobs();
    expect(await orderOf(world, made.id)).toMatchObject({ status: "EXPIRED", closure: "EXPIRY" });
  });
});
