import type { DataSource } from "typeorm";
import type { Clock } from "../ports.js";
import type { EachTask } from "./DueLoop.js";
import { unleased } from "./dueRows.js";

/** Milliseconds for which a command's outcome is kept under its key. */
const kept = 30 * 86_400_000;

const old = `created_at <= $1::timestamptz - interval '${kept} milliseconds'`;

/** Removes idempotency keys that are too old to be asked for again, those of one principal at a time. */
export function forgetKeys(dataSource: DataSource, clock: Clock): EachTask {
  return {
    name: "forget idempotency keys",
    due: { table: "idempotency_keys", column: "created_at", where: old },
    claim: unleased(async (limit) => {
      const rows: { principal: string }[] = await dataSource.query(
        `select distinct principal from (select principal from idempotency_keys where ${old} order by created_at limit $2) k`,
        [clock.now(), limit],
      );
      return rows.map(({ principal }) => principal);
    }),
    run: async (principal) => {
      await dataSource.query(`delete from idempotency_keys where ${old} and principal = $2`, [clock.now(), principal]);
    },
  };
}
