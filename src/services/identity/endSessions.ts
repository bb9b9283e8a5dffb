import type { EntityManager } from "typeorm";
import { run } from "../statements.js";

/** Ends the sessions of a user that are open, but for one that goes on. Their sockets close: triggers log it. @returns how many */
export async function endSessions(
  tx: EntityManager,
  userId: string,
  { keeps, now }: { readonly keeps: string | null; readonly now: Date },
): Promise<number> {
  const { count } = await run(
    tx,
    "update sessions set ended_at = $2 where user_id = $1 and ended_at is null and expires_at > $2 and id is distinct from $3",
    [userId, now, keeps],
  );
  return count;
}
