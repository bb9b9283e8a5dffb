import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Asker, createGraph, type Graph } from "../../support/createGraph.js";
import { insertUser } from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;
let manager: Asker;
let id: (n: number) => string;

beforeAll(async () => {
  world = await createReadWorld();
  const { db, kumo, sora, people } = world;
  manager = await insertUser(db, { accountId: kumo.id, role: "MANAGER" });
  id = (n) => `aud_${String(n).padStart(26, "0")}`;
  const rows = [
    [kumo.id, people.admin.id, "SUBSCRIBER", "placeOrder", "SUCCESS"],
    [kumo.id, people.limited.id, "SUBSCRIBER", "cancelOrder", "NOT_FOUND"],
    [kumo.id, people.operator.id, "STAFF", "addNote", "SUCCESS"],
    [sora.id, people.stranger.id, "SUBSCRIBER", "placeOrder", "SUCCESS"],
    [null, null, "ANONYMOUS", "signIn", "CREDENTIALS_INVALID"],
  ];
  for (const [n, row] of rows.entries())
    await db.query(
      `insert into audit_records (id, account_id, principal, how, command, outcome, occurred_at, subjects, before, after, request_id, address, seal)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9, 'req', '192.0.2.7', '')`,
      [
        id(n),
        ...row,
        new Date(Date.UTC(2026, 3, 1, n)),
        { ord_1: { status: "PENDING" } },
        { ord_1: { status: "ISSUED" } },
      ],
    );
  graph = await createGraph(db);
});
afterAll(() => world?.destroy());

async function listed(asker: Asker, filter: object = {}): Promise<number[]> {
  const query = "query($f: AuditFilter) { auditLog(filter: $f) { edges { node { id } } totalCount } }";
  const { data, errors } = await graph.run(asker, query, { variables: { f: filter } });
  if (errors !== undefined) throw errors[0];
  const { edges, totalCount } = (data as { auditLog: { edges: { node: { id: string } }[]; totalCount: number } })
    .auditLog;
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => Number(node.id.slice(4)));
}

describe("auditLog", () => {
  it("is all for staff, newest first; the account's for its administrators; nothing for others", async () => {
    const { operator, admin, stranger, limited } = world.people;
    expect(await listed(operator)).toEqual([4, 3, 2, 1, 0]);
    expect(await listed(admin)).toEqual([2, 1, 0]);
    expect(await listed(stranger)).toEqual([3]);
    expect([await listed(limited), await listed(manager)]).toEqual([[], []]);
    await expect(listed("ANONYMOUS")).rejects.toThrow("Sign in first");
  });

  it("is filtered by each part, and by all at once", async () => {
    const { operator, admin } = world.people;
    const at = (hour: number) => new Date(Date.UTC(2026, 3, 1, hour));
    expect(await listed(operator, { accountId: world.sora.id })).toEqual([3]);
    expect(await listed(admin, { accountId: world.sora.id })).toEqual([]);
    expect(await listed(operator, { principalId: operator.id })).toEqual([2]);
    expect(await listed(operator, { command: "placeOrder" })).toEqual([3, 0]);
    expect(await listed(operator, { outcome: "SUCCESS" })).toEqual([3, 2, 0]);
    expect(await listed(operator, { since: at(1), until: at(3) })).toEqual([2, 1]);
    expect(
      await listed(operator, { command: "placeOrder", outcome: "SUCCESS", until: at(3), accountId: null }),
    ).toEqual([0]);
  });

  it.each(["occurred_at", "account_id", "principal", "command", "outcome"])("has an index by %s", async (column) => {
    const indexes = await world.db.query("select indexdef from pg_indexes where tablename = 'audit_records'");
    const wanted = column === "occurred_at" ? "(occurred_at, id)" : `(${column}, occurred_at, id)`;
    expect(indexes.map(({ indexdef }: { indexdef: string }) => indexdef)).toContainEqual(
      expect.stringContaining(wanted),
    );
  });

  it("says what changed, in words who acted, and hides where staff sits", async () => {
    const query = `query($id: ID!) { node(id: $id) { ... on AuditRecord {
      howLabel address user { email } account { id } changes { subjectId field before after } } } }`;
    const seen = async (asker: Asker, n: number) =>
      (await graph.run(asker, query, { variables: { id: id(n) } })).data?.node as object | null;
    const { operator, admin, stranger } = world.people;
    expect(await seen(admin, 2)).toEqual({
      howLabel: "発行局の担当者",
      address: null,
      user: { email: operator.email },
      account: { id: world.kumo.id },
      changes: [{ subjectId: "ord_1", field: "status", before: "PENDING", after: "ISSUED" }],
    });
    expect(await seen(operator, 2)).toMatchObject({ address: "192.0.2.7" });
    expect(await seen(admin, 0)).toMatchObject({ address: "192.0.2.7" });
    expect([await seen(stranger, 0), await seen(admin, 4), await seen(manager, 0)]).toEqual([null, null, null]);
  });
});
