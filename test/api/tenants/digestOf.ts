import { createHash } from "node:crypto";
import type { DataSource } from "typeorm";

/** Of every row of every table, whatever tables there are. */
export async function digestOf(db: DataSource): Promise<Record<string, string>> {
  const tables: { name: string }[] = await db.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = await db.query(`select t::text as row from ${name} t order by 1`);
    digests[name] = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  }
  return digests;
}
