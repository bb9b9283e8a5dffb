import { generateKeyPairSync, type KeyPairKeyObjectResult, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { X509Crl } from "@peculiar/x509";
import type { DataSource } from "typeorm";
import { BlockedKey } from "../../../src/entities/BlockedKey.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { csrPem } from "../../unit/pki/csrBuilder.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { orderOf, twoSecondsPass, value } from "../model/orderStories.js";

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
});
afterAll(() => world?.stop());

const inAll = 300;
const look = "certificates with a blocked key";

/** An issued order of kumo, and copies of it, every second of hoshi, that have its key. */
async function sharing(name: string) {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const commonName = `${name}.example.test`;
  const { id } = value(
    await world.work.placing.placeOrder(await world.actor("standard@kumo.test"), {
      idempotencyKey: commonName,
      productCode: "CC_OV",
      csr: csrPem({ keys, commonNames: [commonName] }),
      contactEmail: "ssl@kumo.test",
      validationMethod: "DNS_TXT",
      payment: { method: "CREDIT_CARD" },
    }),
  );
  await twoSecondsPass(world);
  const order = await orderOf(world, id);
  for (const statement of copies) await world.db.asOwner(statement.replaceAll("ORIGINAL", order.id));
  const certificate = await certificates().findOneByOrFail({ orderId: order.id });
  return { order, keys, ...certificate };
}

const suffix = "lpad(to_hex(n), 4, '0')";
const copy = (table: string, patch: string, condition: string) =>
  `insert into ${table} select c.* from ${table} t, generate_series(2, ${inAll}) n,
   jsonb_populate_record(t, jsonb_build_object(${patch})) c where ${condition}`;
const account = "(select a.id from accounts a where a.code = case n % 2 when 0 then 'kumo' else 'hoshi' end)";
// No certificate of ours begins with a 3, so that no copy is another's original.
const serial = `'3' || substr(t.serial_number, 2, 27) || upper(${suffix})`;
const copies = [
  copy(
    "orders",
    `'id', t.id || ${suffix}, 'number', t.number || n, 'event_sequence', 0, 'account_id', ${account}, 'placed_by_id', null`,
    "t.id = 'ORIGINAL'",
  ),
  copy(
    "certificates",
    `'id', t.id || ${suffix}, 'order_id', t.order_id || ${suffix}, 'account_id', ${account}, 'issuance_id', t.issuance_id || ${suffix}, 'serial_number', ${serial}`,
    "t.order_id = 'ORIGINAL'",
  ),
  copy(
    "ca_certificates",
    `'serial_number', ${serial}, 'request_id', t.request_id || ${suffix}`,
    "t.serial_number = (select serial_number from certificates where order_id = 'ORIGINAL')",
  ),
];

const certificates = () => world.db.dataSource.getRepository(Certificate);

async function reports({ serialNumber, keys }: { serialNumber: string; keys: KeyPairKeyObjectResult }): Promise<void> {
  const { challenge } = value(await world.work.compromisedKeys.createChallenge(serialNumber));
  const keyCompromiseProof = sign("sha256", Buffer.from(challenge), keys.privateKey).toString("base64");
  value(await world.work.compromisedKeys.report({ serialNumber, keyCompromiseProof }));
}

const revokedOf = (keyHash: string) =>
  certificates().countBy({ keyHash, status: "REVOKED", revocationReason: "KEY_COMPROMISE" });

/** How many connections are wanted at a time, at most, from now on. */
function connectionsOf(dataSource: DataSource): () => number {
  let [open, most] = [0, 0];
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode);
    const release = runner.release.bind(runner);
    open += 1;
    most = Math.max(most, open);
    runner.release = () => {
      open -= 1;
      runner.release = release;
      return release();
    };
    return runner;
  };
  return () => most;
}

/** One request of its order for each certificate, all done. */
async function expectRequests(order: Order): Promise<void> {
  const requests = await world.db.dataSource
    .getRepository(RevocationRequest)
    .createQueryBuilder("r")
    .where("r.order_id like :like", { like: `${order.id}%` })
    .getMany();
  expect(requests).toHaveLength(inAll);
  expect(new Set(requests.map(({ status }) => status))).toEqual(new Set(["COMPLETED"]));
  expect(new Set(requests.map(({ orderId }) => orderId)).size).toBe(inAll);
}

describe(`a key that ${inAll} certificates of two accounts have`, () => {
  it("P1: the answer waits for the one that was named; all are revoked and in the CRL, over a few connections", async () => {
    const named = await sharing("named");
    const mostConnections = connectionsOf(world.db.dataSource);
    await reports(named);
    expect(await revokedOf(named.keyHash)).toBe(1);
    expect((await certificates().findOneByOrFail({ id: named.id })).status).toBe("REVOKED");
    await world.runJobs();
    expect(mostConnections()).toBeLessThanOrEqual(3);
    expect(await revokedOf(named.keyHash)).toBe(inAll);
    await expectRequests(named.order);
    const crl = new X509Crl((await world.crls.latest("issuing")).der);
    const listed = new Set(crl.entries.map((entry) => entry.serialNumber.toUpperCase()));
    const serials = (await certificates().findBy({ keyHash: named.keyHash })).map((each) => each.serialNumber);
    expect(serials.filter((each) => !listed.has(each))).toEqual([]);
  }, 120_000);

  it("P1: who dies half way leaves the rest to the next look, and no order is asked for twice", async () => {
    const named = await sharing("crashed");
    await reports(named);
    const task = world.tasks.find(({ name }) => name === look);
    if (task === undefined) throw new Error(`no task is called ${look}`);
    const key = await world.db.dataSource.manager.findOneByOrFail(BlockedKey, { keyHash: named.keyHash });
    // One look goes through; the next dies when it has taken the key.
    for (const dies of [false, true]) {
      expect(await task.claim(1)).toEqual([key.keyHash]);
      if (!dies) await task.together?.run([key.keyHash]);
    }
    await world.runJobs();
    const revoked = await revokedOf(named.keyHash);
    expect(revoked).toBeGreaterThan(1);
    expect(revoked).toBeLessThan(inAll);
    world.clock.advance(15_000);
    await world.runJobs();
    expect(await revokedOf(named.keyHash)).toBe(inAll);
    await expectRequests(named.order);
    world.clock.advance(30_000);
    await world.runJobs();
    const after = await world.db.dataSource.manager.findOneByOrFail(BlockedKey, { keyHash: named.keyHash });
    expect(after.nextLookAt).toBeNull();
  }, 120_000);

  it("P1: one that cannot be revoked keeps no other one from it, and is tried again", async () => {
    const named = await sharing("stubborn");
    await world.db.asOwner(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$;
       create trigger stubborn before insert on revocation_requests for each row when (new.order_id = '${named.order.id}0007') execute function refuse()`,
    );
    await reports(named);
    await expect(world.runJobs()).rejects.toThrow("not this one");
    // What was thrown ended the round of jobs; a desk goes on.
    for (let rounds = 0; rounds < 10; rounds++) await world.runJobs().catch(() => undefined);
    expect(await revokedOf(named.keyHash)).toBe(inAll - 1);
    await world.db.asOwner("drop trigger stubborn on revocation_requests");
    world.clock.advance(15_000);
    await world.runJobs();
    expect(await revokedOf(named.keyHash)).toBe(inAll);
    await expectRequests(named.order);
  }, 120_000);
});
