import type { EntityManager } from "typeorm";
import { PasswordReset } from "../../entities/PasswordReset.js";
import { User } from "../../entities/User.js";
import { changeRows } from "../rows.js";
import { endSessions } from "./endSessions.js";
import { tellUser } from "./tellUser.js";
import type { UserWithPassword } from "./userWithPassword.js";

/**
 * Gives a user a new password: his sessions end, codes from mails are good no more, a mail tells of it. The user first: whoever signs in with the old password meanwhile waits for that row.
 * @param keeps ids of sessions that go on
 * @returns how many sessions ended; null when the password is another by now
 */
export async function setPassword(
  tx: EntityManager,
  user: UserWithPassword,
  {
    passwordHash,
    keeps,
    now,
  }: { readonly passwordHash: string; readonly keeps: readonly string[]; readonly now: Date },
): Promise<number | null> {
  // Who was invited begins with his invitation.
  if (user.passwordHash === null) return null;
  const where = { id: user.id, passwordHash: user.passwordHash };
  if ((await changeRows(tx, User, { where, set: { passwordHash } })) !== 1) return null;
  const ended = await endSessions(tx, user.id, { keeps, now });
  await tx.delete(PasswordReset, { userId: user.id });
  await tellUser(tx, user, { kind: "PASSWORD_CHANGED", values: { at: now }, now });
  return ended;
}
