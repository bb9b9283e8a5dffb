import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AuditKey } from "../../../src/services/audit/AuditKey.js";
import { verifyAudit } from "../../../src/services/audit/verifyAudit.js";
import { type AuditWorld, createAuditWorld } from "./auditWorld.js";

let world: AuditWorld;
/** Ids of the records of `acc_1`, by their places. */
let at: string[];
beforeAll(async () => {
  world = await createAuditWorld();
  for (let n = 0; n < 6; n++) await world.command(`command${n}`, "acc_1");
  await world.command("other", "acc_2");
  await world.chainer().apply();
  await world.command("waiting", "acc_1");
  const links = await world.dataSource.query(
    "select record_id from audit_links where chain = 'acc_1' order by position",
  );
  at = ["", ...links.map((link: { record_id: string }) => link.record_id)];
  await world.asOwner("create schema kept");
  for (const table of tables) await world.asOwner(`create table kept.${table} as table ${table}`);
});
afterAll(() => world?.destroy());

const tables = ["audit_records", "audit_links", "audit_heads"];

async function restore(): Promise<void> {
  await world.asOwner(`truncate ${tables.join(", ")}`);
  for (const table of tables) await world.asOwner(`insert into ${table} select * from kept.${table}`);
}

const record = (n: number) => `id = '${at[n]}'`;
const link = (n: number) => `record_id = '${at[n]}'`;
const removed = (n: number) => `delete from audit_links where ${link(n)}; delete from audit_records where ${record(n)}`;
/** Those behind move up, as somebody who covers his traces would do it. */
const closeUp = (n: number) =>
  `update audit_links set position = position - 1 where chain = 'acc_1' and position > ${n}`;

/** What is done, the record that is named (by its place), and what is said of it. */
const cases: [what: string, sql: () => string, named: number | null, said: RegExp][] = [
  ["the outcome", () => `update audit_records set outcome = 'NOT_FOUND' where ${record(3)}`, 3, /was changed/],
  ["the principal", () => `update audit_records set principal = null where ${record(1)}`, 1, /was changed/],
  ["the way", () => `update audit_records set how = 'SYSTEM' where ${record(1)}`, 1, /was changed/],
  ["the role", () => `update audit_records set role = 'LIMITED' where ${record(2)}`, 2, /was changed/],
  ["the command", () => `update audit_records set command = 'x' where ${record(6)}`, 6, /was changed/],
  ["the time", () => `update audit_records set occurred_at = now() where ${record(4)}`, 4, /was changed/],
  ["what it was about", () => `update audit_records set subjects = '{x}' where ${record(4)}`, 4, /was changed/],
  ["what stood before", () => `update audit_records set before = '{"x": {}}' where ${record(4)}`, 4, /was changed/],
  ["what stands after", () => `update audit_records set after = '{"x": {}}' where ${record(4)}`, 4, /was changed/],
  ["the request", () => `update audit_records set request_id = '' where ${record(4)}`, 4, /was changed/],
  ["the address", () => `update audit_records set address = null where ${record(4)}`, 4, /was changed/],
  ["the account", () => `update audit_records set account_id = 'acc_2' where ${record(4)}`, 4, /was changed/],
  ["the seal", () => `update audit_records set seal = 'x' where ${record(4)}`, 4, /was changed/],
  ["one that waits", () => `update audit_records set outcome = 'x' where ${record(7)}`, 7, /was changed/],
  ["a hash", () => `update audit_links set hash = 'x' where ${link(2)}`, 2, /does not follow/],
  ["a record in the middle is deleted", () => `delete from audit_records where ${record(3)}`, 3, /was deleted/],
  ["one that waits is deleted", () => `delete from audit_records where ${record(7)}`, 7, /was deleted/],
  ["with its link", () => removed(3), 4, /stands at 4: what stood from 3 on/],
  ["with its link, and the rest moves up", () => `${removed(3)}; ${closeUp(3)}`, 4, /does not follow/],
  ["the first one", () => removed(1), 2, /stands at 2: what stood from 1 on/],
  ["the last one", () => removed(6), null, /records from 6 to 6, its last, were deleted/],
  ["the tail", () => [4, 5, 6].map(removed).join("; "), null, /records from 4 to 6/],
  [
    "the tail, and the head moves back",
    () =>
      `${removed(6)}; update audit_heads set position = 5, hash = (select hash from audit_links where ${link(5)}) where chain = 'acc_1'`,
    null,
    /The head was changed/,
  ],
  [
    "two are swapped",
    () =>
      `update audit_links set position = -1 where ${link(2)}; update audit_links set position = 2 where ${link(3)}; update audit_links set position = 3 where ${link(2)}`,
    3,
    /does not follow/,
  ],
  [
    "one is inserted",
    () =>
      "insert into audit_records select 'aud_0', account_id, occurred_at, principal, how, role, command, subjects, outcome, before, after, request_id, address, seal from audit_records where command = 'command2'; insert into audit_links values ('aud_0', 'acc_1', 7, 'x')",
    -1,
    /certdesk never did/,
  ],
  ["one is put in no chain", () => `delete from audit_links where ${link(7)}`, 7, /stands in no chain/],
  [
    "a real one stands twice",
    () => `update audit_links set position = 7, hash = 'x' where ${link(7)}`,
    7,
    /does not follow/,
  ],
];

describe("what a superuser does to the records", () => {
  it("is nothing at first", async () => {
    expect(await world.verify()).toEqual([]);
  });

  it.each(cases)("%s: found and named", async (_what, sql, named, said) => {
    await restore();
    await world.asOwner(sql());
    const faults = (await world.verify()).filter(({ chain }) => chain === "acc_1");
    expect(faults).toHaveLength(1);
    const recordId = named === null ? null : (at[named] ?? "aud_0");
    expect(faults[0]).toEqual({ chain: "acc_1", recordId, what: expect.stringMatching(said) });
  });

  it("a whole chain, records and head: the count of chains tells", async () => {
    await restore();
    await world.asOwner(
      "delete from audit_records where account_id = 'acc_2'; delete from audit_links where chain = 'acc_2'; delete from audit_heads where chain = 'acc_2'",
    );
    expect(await world.verify()).toEqual([
      { chain: "*", recordId: null, what: "There are 1 heads of chains where 2 chains were begun" },
    ]);
  });

  it("a head that was changed is not sealed again by the next record", async () => {
    await restore();
    await world.asOwner(
      `${removed(6)}; update audit_heads set position = 5, hash = (select hash from audit_links where ${link(5)}) where chain = 'acc_1'`,
    );
    await world.chainer().apply();
    expect(world.complaints).toEqual([expect.objectContaining({ message: expect.stringContaining("acc_1") })]);
    expect(await world.verify()).toMatchObject([{ chain: "acc_1", what: "The head was changed" }]);
  });

  it("a record that waits for long is named", async () => {
    await restore();
    const now = new Date(world.clock.now().getTime() + 11 * 60_000);
    const { faults } = await verifyAudit(world.dataSource, { key: world.key, now });
    expect(faults).toEqual([{ chain: "acc_1", recordId: at[7], what: expect.stringContaining("waits for its place") }]);
  });

  it("another key finds every chain forged", async () => {
    await restore();
    const { faults } = await verifyAudit(world.dataSource, { key: new AuditKey("x"), now: world.clock.now() });
    expect(faults.map(({ chain }) => chain).sort()).toEqual(["*", "acc_1", "acc_2"]);
  });
});
