import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { ok } from "../../../src/domain/result.js";
import { BlockedKey } from "../../../src/entities/BlockedKey.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Order } from "../../../src/entities/Order.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { Reissue } from "../../../src/entities/Reissue.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../../src/entities/RevocationRequestCertificate.js";
import { Database } from "../../../src/services/database.js";
import { CompromisedKeys } from "../../../src/services/keys/CompromisedKeys.js";
import type { CertificateAuthority, RevokeRequest } from "../../../src/services/ports.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { CarryingOut } from "../../../src/services/revocations/CarryingOut.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import {
  insertAccount,
  insertCertificate,
  insertOrder,
  insertPayment,
  insertPolicy,
  insertProduct,
  insertRequest,
  insertUser,
} from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";
import { until } from "../../support/until.js";

const clock = new TestClock();

/** Stands before a CA: answers as the test says, and remembers what it was asked. */
class MoodyCa implements CertificateAuthority {
  answers = true;
  /** Runs while the CA works. */
  meanwhile: () => Promise<void> = async () => undefined;
  readonly asked: RevokeRequest[] = [];

  async revoke(request: RevokeRequest) {
    this.asked.push(request);
    await this.meanwhile();
    if (!this.answers) return { ok: false, error: { retry: true, message: { key: "ca.unknownSerial" } } } as const;
    return ok({ revokedAt: clock.now(), crlPublishedAt: clock.now() });
  }

  issue(): never {
    throw new Error("nothing is issued here");
  }

  async signedFor() {
    return ok(null);
  }

  async status() {
    return null;
  }
}

let db: TestDatabase;
let ca: MoodyCa;
let carryingOut: CarryingOut;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.destroy());
beforeEach(() => {
  ca = new MoodyCa();
  const database = new Database(db.dataSource, () => undefined);
  carryingOut = new CarryingOut(database, ca, clock, new RandomIds(clock), (error) => {
    throw error;
  });
});

/** An issued order whose one certificate is to be revoked. */
async function approved(given: Partial<RevocationRequest> = {}) {
  const account = await insertAccount(db.dataSource);
  const user = await insertUser(db.dataSource, { accountId: account.id, role: "ADMIN" });
  const policy = await insertPolicy(db.dataSource);
  const product = await insertProduct(db.dataSource, { policyId: policy.id });
  const keys = { accountId: account.id, placedById: user.id, productId: product.id, policyId: policy.id };
  const order = await insertOrder(db.dataSource, keys);
  await insertPayment(db.dataSource, order);
  const certificate = await insertCertificate(db.dataSource, order, { keyHash: `key of ${order.id}` });
  await db.dataSource.manager.update(Order, { id: order.id }, { currentCertificateId: certificate.id });
  const request = {
    status: "APPROVED",
    wholeOrder: true,
    reason: "SUPERSEDED",
    nextTryAt: clock.now(),
    ...given,
  } as const;
  const { id } = await insertRequest(db.dataSource, order, { ...request, certificates: [certificate] });
  return { order, certificate, requestId: id };
}
const requestOf = (id: string) => db.dataSource.manager.findOneByOrFail(RevocationRequest, { id });
const certificateOf = (id: string) => db.dataSource.manager.findOneByOrFail(Certificate, { id });

describe("a key compromise", () => {
  it.each([
    ["KEY_COMPROMISE", "ISSUED", "CANCELED"],
    ["SUPERSEDED", "REISSUE_PENDING", "WAITING"],
  ] as const)("C36: for %s the order becomes %s, and the reissue that waits %s", async (reason, status, ended) => {
    const { order, requestId } = await approved({ wholeOrder: false, reason });
    await db.dataSource.manager.update(Order, { id: order.id }, { status: "REISSUE_PENDING" });
    const id = `rei_${order.id}`;
    await db.dataSource.manager.insert(Reissue, {
      id,
      orderId: order.id,
      accountId: order.accountId,
      status: "WAITING",
      commonName: order.commonName,
      subjectAlternativeNames: [],
      publicKey: Buffer.alloc(0),
      keyHash: "another",
      requestedById: null,
      createdAt: clock.now(),
      endedAt: null,
    });
    await carryingOut.carryOut(requestId);
    expect(await db.dataSource.manager.findOneByOrFail(Order, { id: order.id })).toMatchObject({ status });
    expect(await db.dataSource.manager.findOneByOrFail(Reissue, { id })).toMatchObject({ status: ended });
  });

  it.each([
    ["of one certificate", false, "COMPLETED"],
    ["of the whole order", true, "NEEDS_APPROVAL"],
  ] as const)("D12: %s: a reissue overtakes the request, and the key is blocked in the end", async (_, whole, then) => {
    const { order, certificate, requestId } = await approved({ wholeOrder: false, requestedById: null });
    await db.dataSource.manager.update(RevocationRequestCertificate, { requestId }, { open: false });
    const asked = { wholeOrder: whole, reason: "KEY_COMPROMISE", status: "NEEDS_APPROVAL" } as const;
    const { id } = await insertRequest(db.dataSource, order, { ...asked, certificates: [certificate] });
    const newer = await insertCertificate(db.dataSource, order, { keyHash: `newer key of ${order.id}` });
    await carryingOut.carryOut(requestId);
    expect((await requestOf(id)).status).toBe(then);
    if (whole) await db.dataSource.manager.update(RevocationRequest, { id }, { status: "APPROVED" });
    await carryingOut.carryOut(id);
    expect((await certificateOf(newer.id)).status).toBe(whole ? "REVOKED" : "ISSUED");
    const { keyHash, serialNumber } = certificate;
    expect(await db.dataSource.manager.findBy(BlockedKey, { keyHash })).toMatchObject([{ serialNumber }]);
  });

  it.each(["while the CA is asked", "while it is away"])(
    "D10, D12: approved without a proof, and a reissue revokes the certificate %s: the reason is raised to the CA's",
    async (when) => {
      const { order, certificate, requestId } = await approved({ wholeOrder: false, reason: "KEY_COMPROMISE" });
      // K34: the desk's own, which does not count as open (D5).
      const { id } = await insertRequest(db.dataSource, order, {
        status: "APPROVED",
        wholeOrder: false,
        requestedById: null,
        nextTryAt: clock.now(),
      });
      const named = { requestId: id, certificateId: certificate.id, open: false };
      await db.dataSource.manager.insert(RevocationRequestCertificate, named);
      const reissueComesFirst = async () => {
        ca.meanwhile = async () => undefined;
        await carryingOut.carryOut(id);
      };
      if (when === "while the CA is asked") ca.meanwhile = reissueComesFirst;
      else {
        ca.answers = false;
        await carryingOut.carryOut(requestId);
        ca.answers = true;
        await reissueComesFirst();
        expect(await certificateOf(certificate.id)).toMatchObject({ revocationReason: "SUPERSEDED" });
      }
      await carryingOut.carryOut(requestId);
      expect([(await requestOf(id)).status, (await requestOf(requestId)).status]).toEqual(["COMPLETED", "COMPLETED"]);
      expect(ca.asked.map(({ reason }) => reason)).toContain("SUPERSEDED");
      expect(await certificateOf(certificate.id)).toMatchObject({
        status: "REVOKED",
        revocationReason: "KEY_COMPROMISE",
      });
      const { keyHash } = certificate;
      expect(await db.dataSource.manager.existsBy(BlockedKey, { keyHash })).toBe(true);
    },
  );

  it("P1: a look at a blocked key revokes what a crash has left, in every order, and then there is nothing to look at", async () => {
    const ids = new RandomIds(clock);
    const keys = new CompromisedKeys(new Database(db.dataSource, () => undefined), carryingOut, clock, ids);
    const [left, done] = [await approved({ status: "REJECTED" }), await approved()];
    await db.dataSource.manager.update(RevocationRequestCertificate, { requestId: left.requestId }, { open: false });
    await carryingOut.carryOut(done.requestId);
    const keyHash = `shared by ${left.order.id}`;
    for (const each of [left, done])
      await db.dataSource.manager.update(Certificate, { id: each.certificate.id }, { keyHash });
    const { serialNumber } = done.certificate;
    const key = { keyHash, serialNumber, blockedAt: clock.now(), nextLookAt: clock.now() };
    await db.dataSource.manager.insert(BlockedKey, key);
    await keys.look(keyHash);
    const requests = await db.dataSource.manager.findBy(RevocationRequest, {
      keyCompromiseProven: true,
      status: "APPROVED",
    });
    const mine = requests.filter(({ orderId }) => orderId === left.order.id || orderId === done.order.id);
    for (const { id } of mine) await carryingOut.carryOut(id);
    for (const each of [left, done])
      expect(await certificateOf(each.certificate.id)).toMatchObject({ revocationReason: "KEY_COMPROMISE" });
    const nextLook = async () => (await db.dataSource.manager.findOneByOrFail(BlockedKey, { keyHash })).nextLookAt;
    // For what was being stored meanwhile.
    expect(await nextLook()).toEqual(new Date(clock.now().getTime() + 30_000));
    clock.advance(30_000);
    await keys.look(keyHash);
    expect(await nextLook()).toBeNull();
    expect(await db.dataSource.manager.countBy(RevocationRequest, { orderId: left.order.id })).toBe(2);
  });
});

describe("a CA that does not answer", () => {
  it("D10, D20: FAILED is tried again, ever later, until the CA answers; nothing is 失効済み before", async () => {
    const { order, certificate, requestId } = await approved();
    ca.answers = false;
    for (const [tries, seconds] of [5, 10, 30, 60, 300, 300].entries()) {
      await carryingOut.carryOut(requestId);
      const nextTryAt = new Date(clock.now().getTime() + seconds * 1000);
      expect(await requestOf(requestId)).toMatchObject({
        status: "FAILED",
        tries: tries + 1,
        nextTryAt,
        completedAt: null,
      });
      expect((await certificateOf(certificate.id)).status).toBe("ISSUED");
      clock.advance(seconds * 1000);
    }
    ca.answers = true;
    await carryingOut.carryOut(requestId);
    expect(await requestOf(requestId)).toMatchObject({
      status: "COMPLETED",
      completedAt: clock.now(),
      nextTryAt: null,
    });
    expect(await certificateOf(certificate.id)).toMatchObject({ status: "REVOKED", revokedAt: clock.now() });
    const events = await db.dataSource.manager.findBy(OrderEvent, { orderId: order.id, requestId });
    // I7: each change of state has one event, however often it was tried.
    expect(events.map((event) => event.requestStatus)).toEqual(["FAILED", "COMPLETED"]);
  });

  it("D20: a command waits 5 s for it and goes on, the request is APPROVED; a late answer is stored all the same", async () => {
    const { requestId } = await approved();
    let answer: () => void = () => undefined;
    ca.meanwhile = () => new Promise((resolve) => (answer = () => resolve()));
    const since = performance.now();
    await carryingOut.finish(requestId);
    expect(performance.now() - since).toBeGreaterThan(4900);
    expect(performance.now() - since).toBeLessThan(15_000);
    expect((await requestOf(requestId)).status).toBe("APPROVED");
    answer();
    for (const end = Date.now() + 15_000; (await requestOf(requestId)).status !== "COMPLETED" && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await requestOf(requestId)).status).toBe("COMPLETED");
  }, 40_000);

  it("D20: one answer that is late holds up no other; it counts as none, and as one when it comes", async () => {
    const [late, quick] = [await approved(), await approved()];
    let answer: () => void = () => undefined;
    const revoke = ca.revoke.bind(ca);
    ca.revoke = async (request) => {
      if (request.serialNumber === late.certificate.serialNumber)
        await new Promise<void>((resolve) => (answer = resolve));
      return revoke(request);
    };
    const since = performance.now();
    await carryingOut.carryOutAll([late.requestId, quick.requestId]);
    expect(performance.now() - since).toBeGreaterThan(9900);
    expect(await requestOf(quick.requestId)).toMatchObject({ status: "COMPLETED" });
    const nextTryAt = new Date(clock.now().getTime() + 5000);
    expect(await requestOf(late.requestId)).toMatchObject({ status: "FAILED", tries: 1, nextTryAt });
    answer();
    await until(async () => (await requestOf(late.requestId)).status === "COMPLETED");
    ca.revoke = revoke;
    await carryingOut.carryOut(late.requestId);
    expect(await requestOf(late.requestId)).toMatchObject({ status: "COMPLETED", tries: 1 });
    const events = await db.dataSource.manager.findBy(OrderEvent, { requestId: late.requestId });
    expect(events.map((event) => event.requestStatus)).toEqual(["FAILED", "COMPLETED"]);
  }, 30_000);

  it("P1: a reason that a proof raised while the CA was asked is told to the CA before anything is stored", async () => {
    const { certificate, requestId } = await approved();
    ca.meanwhile = async () => {
      ca.meanwhile = async () => undefined;
      const raised = { reason: "KEY_COMPROMISE", keyCompromiseProven: true } as const;
      await db.dataSource.manager.update(RevocationRequest, { id: requestId }, raised);
    };
    await carryingOut.carryOut(requestId);
    expect(ca.asked.map(({ reason }) => reason)).toEqual(["SUPERSEDED", "KEY_COMPROMISE"]);
    expect(await certificateOf(certificate.id)).toMatchObject({ revocationReason: "KEY_COMPROMISE" });
  });

  it("two requests of one order, carried out together, are both stored, and keep no other from being", async () => {
    const tries: unknown[] = [];
    const onTransaction = new Database(db.dataSource, () => undefined);
    const counted = Object.assign(Object.create(onTransaction), {
      inTransaction: (work: Parameters<Database["inTransaction"]>[0]) => {
        tries.push(work);
        return onTransaction.inTransaction(work);
      },
    });
    const loud = (error: unknown) => {
      throw error;
    };
    const first = await approved({ wholeOrder: false });
    const other = await approved();
    const newer = await insertCertificate(db.dataSource, first.order, { keyHash: `second key of ${first.order.id}` });
    const asked = { status: "APPROVED", wholeOrder: false, reason: "SUPERSEDED", nextTryAt: clock.now() } as const;
    const second = await insertRequest(db.dataSource, first.order, { ...asked, certificates: [newer] });
    const ids = [first.requestId, second.id, other.requestId];
    await new CarryingOut(counted, ca, clock, new RandomIds(clock), loud).carryOutAll(ids);
    for (const id of ids) expect((await requestOf(id)).status).toBe("COMPLETED");
    expect(tries).toHaveLength(2);
  });

  it("who could not be stored is told of, and who was not answered is asked again, also where another round fails", async () => {
    const [raised, silent] = [await approved(), await approved()];
    let round = 1;
    ca.meanwhile = async () => {
      const last = ca.asked.at(-1);
      ca.answers = last?.serialNumber !== silent.certificate.serialNumber;
      if (last?.reason === "KEY_COMPROMISE") throw new Error(`round ${++round}`);
      const to = { reason: "KEY_COMPROMISE", keyCompromiseProven: true } as const;
      await db.dataSource.manager.update(RevocationRequest, { id: raised.requestId }, to);
    };
    const revoke = ca.revoke.bind(ca);
    let turn: Promise<unknown> = Promise.resolve();
    // One after the other, so that each has its own answer.
    ca.revoke = (request) => {
      const mine = turn.then(() => revoke(request));
      turn = mine.catch(() => undefined);
      return mine;
    };
    await expect(carryingOut.carryOutAll([raised.requestId, silent.requestId])).rejects.toThrow("round 2");
    expect(await requestOf(silent.requestId)).toMatchObject({ status: "FAILED", tries: 1 });
  });

  it("rules, section 6: another open request is COMPLETED when its certificate gets revoked otherwise", async () => {
    const { order, requestId } = await approved();
    const other = await insertRequest(db.dataSource, order, { status: "SCHEDULED", wholeOrder: false });
    const whole = await insertRequest(db.dataSource, order, { status: "NEEDS_APPROVAL", wholeOrder: true });
    await carryingOut.carryOut(requestId);
    expect((await requestOf(whole.id)).status).toBe("COMPLETED");
    // It names none of them.
    expect((await requestOf(other.id)).status).toBe("SCHEDULED");
  });
});
