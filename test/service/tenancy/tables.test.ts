import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import { copyDemo, type DemoCopy } from "../../support/demoTemplate.js";

let demo: DemoCopy;
beforeAll(async () => {
  demo = await copyDemo();
}, 120_000);
afterAll(async () => {
  await demo?.database.destroy();
  if (demo !== undefined) await rm(demo.dataDir, { recursive: true, force: true });
});

/** Tables that belong to no account. */
const common = new Set([
  "policies",
  "products",
  "blocked_keys",
  "stream_head",
  "ca_authorities",
  "ca_certificates",
  "ca_crls",
  "migrations",
  "rate_windows",
  "sign_in_attempts",
]);

interface Relation {
  readonly name: string;
  readonly forced: boolean;
  readonly invokes: boolean;
  readonly has_account: boolean;
}

/** Tables and views that let a tenant pass to what is another account's. */
async function open(dataSource: DataSource): Promise<string[]> {
  const relations: Relation[] = await dataSource.query(
    `select c.relname as name, c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity as forced,
       c.relkind = 'v' and coalesce(c.reloptions::text ~ 'security_invoker=(true|on)', false) as invokes,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped) as has_account
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') order by 1`,
  );
  return relations
    .filter(({ name, forced, invokes, has_account }) => !forced && !invokes && (has_account || !common.has(name)))
    .map(({ name }) => name);
}

it("nobody but the system reads what proves who somebody is, though people can be looked up", async () => {
  const { dataSource } = demo.database;
  const readers = await dataSource.query(
    `select r.role as reader, a.attrelid::regclass || '.' || a.attname as column
       from unnest(array['certdesk_app', 'certdesk_staff', 'certdesk_tenant']) r(role), pg_attribute a
       where a.attrelid = 'users'::regclass and a.attname = 'password_hash' and has_column_privilege(r.role, a.attrelid, a.attnum, 'select')`,
  );
  expect(readers).toEqual([{ reader: "certdesk_app", column: "users.password_hash" }]);
  for (const principal of [{ kind: "TENANT", accountId: null }, { kind: "STAFF" }] as const) {
    const bound = dataSource.as(principal);
    expect(await bound.query("select email, has_password from users where account_id is null")).not.toEqual([]);
    await expect(bound.query("select password_hash from users")).rejects.toThrow("permission denied");
  }
});

describe("row-level security", () => {
  it("is on and forced for every table that is not said to be common; a new one, or a view, is found", async () => {
    const { dataSource, asOwner } = demo.database;
    expect(await open(dataSource)).toEqual([]);
    await asOwner("create table forgotten (id text, account_id text)");
    await asOwner("create view peephole as select * from orders");
    expect(await open(dataSource)).toEqual(["forgotten", "peephole"]);
    await asOwner("drop view peephole; drop table forgotten");
  });

  it("holds for roles that own nothing, cannot sign in and cannot pass it", async () => {
    const { dataSource } = demo.database;
    const roles = await dataSource.query(
      `select rolname, rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb as strong,
         exists (select from pg_class where relowner = pg_roles.oid) as owns
       from pg_roles where rolname in ('certdesk_app', 'certdesk_staff', 'certdesk_tenant') order by 1`,
    );
    expect(roles).toEqual(
      ["certdesk_app", "certdesk_staff", "certdesk_tenant"].map((rolname) => ({ rolname, strong: false, owns: false })),
    );
  });
});

describe("a tenant", () => {
  /** Of each table with an account that a tenant may read. */
  const counts = async (dataSource: DataSource, where: string) => {
    const tables: { name: string }[] = await demo.database.dataSource.query(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
       where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and has_table_privilege('certdesk_tenant', c.oid, 'select') order by 1`,
    );
    const counted: Record<string, number> = {};
    for (const { name } of tables)
      counted[name] = Number((await dataSource.query(`select count(*) as count from ${name} where ${where}`))[0].count);
    return counted;
  };
  const accountOf = async (code: string): Promise<string> =>
    (await demo.database.dataSource.query("select id from accounts where code = $1", [code]))[0].id;

  it("has all rows of its account and not one of another's; nobody has none", async () => {
    const { dataSource } = demo.database;
    for (const code of ["kumo", "hoshi"]) {
      const accountId = await accountOf(code);
      const own = dataSource.as({ kind: "TENANT", accountId });
      const there = await counts(dataSource, `account_id = '${accountId}'`);
      expect(there.orders).toBeGreaterThan(3);
      expect(await counts(own, "account_id is not null")).toEqual(there);
      expect(await own.query("select id from accounts")).toEqual([{ id: accountId }]);
    }
    const nobody = dataSource.as({ kind: "TENANT", accountId: null });
    expect(new Set(Object.values(await counts(nobody, "account_id is not null")))).toEqual(new Set([0]));
  });

  it("cannot write into another account, nor move a row there", async () => {
    const { dataSource } = demo.database;
    const [kumo, hoshi] = [await accountOf("kumo"), await accountOf("hoshi")];
    const own = dataSource.as({ kind: "TENANT", accountId: kumo });
    await expect(own.query("update orders set account_id = $1", [hoshi])).rejects.toThrow("row-level security");
    const [, changed] = await own.query("update orders set version = version where account_id = $1", [hoshi]);
    expect(changed).toBe(0);
    await expect(own.query("update users set role = 'OPERATOR', account_id = null")).rejects.toThrow(
      "permission denied",
    );
  });

  it("may not touch what is no tenant's: sessions, the CA, the log's head", async () => {
    const own = demo.database.dataSource.as({ kind: "TENANT", accountId: await accountOf("kumo") });
    for (const sql of [
      "select 1 from sessions",
      "select 1 from ca_certificates",
      "update stream_head set head = 0",
      "update policies set version = 2",
      "insert into accounts (id) values ('acc_new')",
    ])
      await expect(own.query(sql)).rejects.toThrow("permission denied");
  });

  it("sees everything where the wall is taken down: the judge above can fail", async () => {
    const { dataSource, asOwner } = demo.database;
    const own = dataSource.as({ kind: "TENANT", accountId: await accountOf("kumo") });
    const before = await own.query("select distinct account_id from orders");
    await asOwner("alter table orders disable row level security");
    const after = await own.query("select distinct account_id from orders");
    await asOwner("alter table orders enable row level security");
    expect([before.length, after.length]).toEqual([1, 2]);
  });
});
