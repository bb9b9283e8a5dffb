import type { DataSource } from "typeorm";
import type { Issuing } from "../orders/Issuing.js";
import type { Clock } from "../ports.js";
import type { CarryingOut } from "../revocations/CarryingOut.js";
import type { Validations } from "../validations/Validations.js";
import type { DueTask } from "./DueLoop.js";

/** Milliseconds for which claimed work is out of the others' reach; longer than any of it takes. */
const lease = 30_000;

/** What is done by itself: looking at domains, having certificates signed, revoking what was approved. */
export function dueTasks(
  dataSource: DataSource,
  clock: Clock,
  work: { readonly validations: Validations; readonly issuing: Issuing; readonly carryingOut: CarryingOut },
): DueTask[] {
  const claim =
    (table: string, column: string, condition = "true") =>
    async (limit: number) => {
      const now = clock.now();
      const [rows] = await dataSource.query(
        `update ${table} set ${column} = $2 where id in (
         select id from ${table} where ${column} <= $1 and ${condition} order by ${column} limit $3 for update skip locked) returning id`,
        [now, new Date(now.getTime() + lease), limit],
      );
      return rows.map((row: { id: string }) => row.id);
    };
  return [
    {
      name: "check domain validations",
      claim: claim("domain_validations", "next_check_at"),
      run: (id) => work.validations.check(id),
    },
    {
      name: "issue",
      claim: claim("issuances", "next_try_at", "status = 'REQUESTED'"),
      run: (id) => work.issuing.issue(id),
    },
    { name: "revoke", claim: claim("revocation_requests", "next_try_at"), run: (id) => work.carryingOut.carryOut(id) },
  ];
}
