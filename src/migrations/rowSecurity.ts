import type { QueryRunner } from "typeorm";

/** Whose rows a connection of tenants sees; null for nobody, and where nobody has said. Rows of no account (changed rights in the log) are nobody's either. */
export const account = "nullif(current_setting('app.account_id', true), '')";

/** The rule of most tables. */
export const own = `account_id = ${account}`;

/** A condition for all a tenant does with a table, or one for what he reads and one for what he writes. */
type Rule = string | { readonly read: string; readonly write: string };

/** Turns row-level security on, forced: the roles of the desk and of its jobs see all rows (what they may do with them, their grants say), so does the owner who migrates, a tenant those of the rule. */
export async function protect(runner: QueryRunner, table: string, rule: Rule): Promise<void> {
  const { read, write } = typeof rule === "string" ? { read: null, write: rule } : rule;
  await runner.query(`alter table ${table} enable row level security, force row level security`);
  await runner.query(`create policy everything on ${table} to current_user, certdesk_app, certdesk_staff using (true)`);
  await runner.query(`create policy own on ${table} to certdesk_tenant using (${write})`);
  if (read !== null)
    await runner.query(`create policy readable on ${table} for select to certdesk_tenant using (${read})`);
}

export async function unprotect(runner: QueryRunner, table: string): Promise<void> {
  for (const policy of ["everything", "own", "readable"])
    await runner.query(`drop policy if exists ${policy} on ${table}`);
  await runner.query(`alter table ${table} no force row level security, disable row level security`);
}
