import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { untoldFacts } from "../../support/watchFacts.js";
import { Invariants } from "./invariants.js";
import { ModelWorld, people } from "./ModelWorld.js";
import type { Run } from "./scene.js";
import { opening, perform, type Step, steps } from "./steps.js";

/** MODEL_RUNS=1000 npm test -- test/service/model, for a night. */
const runs = Number(process.env.MODEL_RUNS ?? 1);

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
  await world.db.asOwner("update accounts set approves_new_orders = true where code = 'hoshi'");
});
afterAll(() => world?.stop());

const fresh = (): Run => ({ orderIds: [], keys: new Map(), counter: 0 });
const done = new Map<string, number>();

async function play(sequence: readonly Step[]): Promise<void> {
  const run = fresh();
  const invariants = new Invariants(world);
  for (const step of [...opening, ...sequence]) {
    const times = await perform(world, run, step);
    done.set(step.act, (done.get(step.act) ?? 0) + times);
    await invariants.check();
  }
  await invariants.checkAtTheEnd(people);
}

describe("random sequences of all commands by all roles, time moving between", () => {
  it(
    "keep I1, I2, I3, I4, I5, I6, I7, I8 and I9 after each step",
    async () => {
      await fc.assert(fc.asyncProperty(steps, play), { numRuns: runs, endOnFailure: true });
      // Otherwise the sequences went past what they are to try.
      const went = [...done].filter(([, times]) => times > 0).map(([act]) => act);
      expect(went.length).toBeGreaterThan(runs < 8 ? 2 : 6);
    },
    60_000 + runs * 20_000,
  );
});

describe("a window that is too long by a policy's mistake", () => {
  let naive: ModelWorld;
  beforeAll(async () => {
    naive = await ModelWorld.start();
    await naive.db.asOwner("update policies set cancellation_window_days = cancellation_window_days + 60");
  });
  afterAll(() => naive?.stop());

  it("I5: is found as soon as somebody cancels in it", async () => {
    const invariants = new Invariants(naive);
    const run = fresh();
    for (const step of opening) await perform(naive, run, step);
    naive.clock.advance(45 * 86_400_000);
    await naive.runJobs();
    await invariants.check();
    const admin = await naive.actor("admin@kumo.test");
    const [order] = await naive.db.dataSource.query(
      `select o.id, common_name as "commonName" from orders o join policies p on p.id = policy_id
       where o.id = any($1) and status = 'ISSUED' and revoking_order_in_window_is_cancellation limit 1`,
      [run.orderIds],
    );
    const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
    const wish = {
      idempotencyKey: "late",
      orderId: order.id,
      commonName: order.commonName,
      reason: "SUPERSEDED",
    } as const;
    expect(
      await naive.work.revocations.requestRevocation(admin, { ...wish, requester, immediately: true }),
    ).toMatchObject({ ok: true, value: { order: { closure: "CANCELLATION" } } });
    await expect(invariants.check()).rejects.toThrow("I5 a settlement pays outside of the rules");
  });
});

describe("the invariants find what is planted", () => {
  let orderId: string;
  beforeAll(async () => {
    const run = fresh();
    for (const step of opening) await perform(world, run, step);
    const [order] = await world.db.dataSource.query(
      `select o.id, common_name as "commonName" from orders o join policies p on p.id = policy_id
       where o.id = any($1) and status = 'ISSUED' and revoking_order_in_window_is_cancellation`,
      [run.orderIds],
    );
    orderId = order.id;
    const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
    const wish = { idempotencyKey: "planted", orderId, commonName: order.commonName, reason: "SUPERSEDED" } as const;
    const admin = await world.actor("admin@kumo.test");
    const revoked = await world.work.revocations.requestRevocation(admin, { ...wish, requester, immediately: true });
    expect(revoked).toMatchObject({ ok: true, value: { order: { status: "REVOKED", closure: "CANCELLATION" } } });
    await new Invariants(world).check();
  });

  /** What is found while a bug is there; afterwards all is well again. */
  const plant = async (bug: string, mend: string, how: "AFTER_ANOTHER_LOOK" | "AT_THE_END" | null = null) => {
    const invariants = new Invariants(world);
    if (how === "AFTER_ANOTHER_LOOK") await invariants.check();
    await world.db.asOwner(bug);
    const looks = how === "AT_THE_END" ? invariants.checkAtTheEnd(people) : invariants.check();
    const error = await looks.then(
      () => "nothing was found",
      (found: Error) => found.message,
    );
    await world.db.asOwner(mend);
    await untoldFacts(world.db);
    await new Invariants(world).check();
    return error;
  };

  it("I1, I2: an order that comes back to life; a first issue that moves", async () => {
    const become = (status: string) => `update orders set status = '${status}' where id = '${orderId}'`;
    expect(await plant(become("ISSUED"), become("REVOKED"), "AFTER_ANOTHER_LOOK")).toMatch(/^I1/);
    const shift = (by: string) => `update orders set first_issued_at = first_issued_at ${by} where id = '${orderId}'`;
    expect(await plant(shift("+ interval '1 ms'"), shift("- interval '1 ms'"), "AFTER_ANOTHER_LOOK")).toMatch(/^I2/);
  });

  it("I6: a voucher that an order holds without having paid by it", async () => {
    const voucher = "(select min(id) from vouchers where used_by_order_id is null)";
    const hold = `update vouchers set used_by_order_id = '${orderId}', used_at = now() where id = ${voucher}`;
    const free = `update vouchers set used_by_order_id = null, used_at = null where used_by_order_id = '${orderId}'`;
    expect(await plant(hold, free)).toMatch(/^I6/);
  });

  it("I8, I9: a revoked serial that no CRL has; an event that reaches another account", async () => {
    const live = "(select min(id) from certificates where status = 'ISSUED')";
    const revoke = `update certificates set status = 'REVOKED', revoked_at = 'epoch', revocation_reason = 'SUPERSEDED' where id = ${live}`;
    const mend =
      "update certificates set status = 'ISSUED', revoked_at = null, revocation_reason = null where revoked_at = 'epoch'";
    expect(await plant(revoke, mend, "AT_THE_END")).toMatch(/^I8/);
    const move = (code: string) =>
      `update events set account_id = (select id from accounts where code = '${code}') where order_id = '${orderId}'`;
    expect(await plant(move("hoshi"), move("kumo"), "AT_THE_END")).toMatch(/^I9/);
  });

  it("I3: a refund without the unique index pays twice", async () => {
    await world.db.asOwner("alter table settlements drop constraint settlements_order_id_key");
    const copy = `(jsonb_populate_record(null::settlements, to_jsonb(s) || '{"id":"stl_planted"}')).*`;
    const bug = `insert into settlements select ${copy} from settlements s where order_id = '${orderId}'`;
    expect(await plant(bug, "delete from settlements where id = 'stl_planted'")).toMatch(/^I3/);
  });

  it("I4: a certificate that outlives its order", async () => {
    const live = `update certificates set status = 'ISSUED', revoked_at = null where order_id = '${orderId}'`;
    const mend = `update certificates set status = 'REVOKED', revoked_at = now() where order_id = '${orderId}'`;
    expect(await plant(live, mend)).toMatch(/^I4/);
  });

  it("I5: a naive window, a day too long, pays outside of the rules", async () => {
    const shift = (days: number) =>
      `update orders set first_issued_at = first_issued_at + interval '${days} days' where id = '${orderId}'`;
    expect(await plant(shift(-31), shift(31))).toMatch(/^I5/);
  });

  it("I7: a fact that no event tells of", async () => {
    const bug = "update payments set status = 'UNPAID' where status = 'PAID'";
    expect(
      await plant(bug, "update payments set status = 'PAID' where status = 'UNPAID' and paid_at is not null"),
    ).toMatch("I7: no event tells of payments {status}");
  });

  it("I7: an event that is missing", async () => {
    const newest = "(select max(log_id) from events)";
    const shift = (by: number) => `update events set sequence = sequence + ${by} where log_id = ${newest}`;
    expect(await plant(shift(1000), shift(-1000))).toMatch(/^I7/);
  });
});
