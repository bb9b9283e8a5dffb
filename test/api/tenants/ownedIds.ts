import type { DataSource } from "typeorm";

/** A row that can be asked for by id, or by something else that names it. */
export interface OwnedId {
  readonly id: string;
  /** Who placed its order, or whose own it is; null where it belongs to none. */
  readonly owner: string | null;
}

/** Every id in the tables of an account and of its people, whatever tables there are; and its own, and what its people are as viewers. */
export async function ownedIds(db: DataSource, accountId: string): Promise<OwnedId[]> {
  const tables: { name: string; columns: string[] }[] = await db.query(
    `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
     where table_schema = 'public' group by 1 having array_agg(column_name::text) @> '{id}' and array_agg(column_name::text) && '{account_id,user_id}' order by 1`,
  );
  const found: OwnedId[] = [{ id: accountId, owner: null }];
  for (const { name, columns } of tables) {
    const rows = await db.query(
      `select t.id::text, ${ownerIn(columns)} as owner from ${name} t where ${ofAccount(columns)} order by 1`,
      [accountId],
    );
    found.push(...rows);
    if (name === "users")
      found.push(...rows.map(({ id }: OwnedId) => ({ id: id.replace("usr_", "vwr_"), owner: null })));
  }
  return found;
}

const ofAccount = (columns: readonly string[]) =>
  columns.includes("account_id") ? "t.account_id = $1" : "t.user_id in (select id from users where account_id = $1)";

function ownerIn(columns: readonly string[]): string {
  if (!columns.includes("account_id")) return "t.user_id";
  if (columns.includes("placed_by_id")) return "t.placed_by_id";
  const order = ["order_id", "used_by_order_id"].find((column) => columns.includes(column));
  return order === undefined ? "null" : `(select o.placed_by_id from orders o where o.id = t.${order})`;
}

/** What else names rows of an account, by the name of the argument or input field that takes it; but for those of one person's orders. */
export async function ownedKeys(db: DataSource, accountId: string, notOf = ""): Promise<Record<string, string[]>> {
  const column = async (sql: string) => {
    const rows: { key: string }[] = await db.query(sql, [accountId, notOf]);
    return rows.map(({ key }) => key);
  };
  const orders = "from orders o where o.account_id = $1 and o.placed_by_id <> $2 order by 1 limit 5";
  const certificates =
    "from certificates c join orders o on o.id = c.order_id where o.account_id = $1 and o.placed_by_id <> $2 order by 1 limit 5";
  const number = await column(`select o.number as key ${orders}`);
  return {
    number,
    renewalOfOrderNumber: number,
    search: [...number, ...(await column(`select o.common_name as key ${orders}`))],
    serialNumber: await column(`select c.serial_number as key ${certificates}`),
    sha256Fingerprint: await column(`select c.sha256_fingerprint as key ${certificates}`),
  };
}
