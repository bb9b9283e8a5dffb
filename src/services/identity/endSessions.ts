import type { EntityManager } from "typeorm";
import { run } from "../statements.js";

/** Ends the sessions of a user that are open, but for those that go on. Their sockets close: triggers log it. @returns how many */
export async function endSessions(
  tx: EntityManager,
  userId: string,
  { keeps, now }: { readonly keeps: readonly string[]; readonly now: Date },
): Promise<number> {
  const { count } = await run(
    tx,
    "update sessions set ended_at = $2 where user_id = $1 and ended_at is null and expires_at > $2 and id <> all($3)",
    [userId, now, keeps],
  );
  return count;
}
