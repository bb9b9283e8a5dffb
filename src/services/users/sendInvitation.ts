import type { EntityManager } from "typeorm";
import { deskZone } from "../../domain/businessDays.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import { invitationDays } from "../../domain/user.js";
import { Account } from "../../entities/Account.js";
import { Invitation } from "../../entities/Invitation.js";
import { User } from "../../entities/User.js";
import { mailingOf } from "../mail/Mailing.js";
import { queueAccountMail } from "../mail/queueMail.js";
import type { Ids } from "../ports.js";
import { sha256 } from "../sha256.js";

/** Writes the mail with a new token; one that was sent before is good no longer. */
export async function sendInvitation(
  tx: EntityManager,
  { id, accountId, email, role }: User,
  { ids, invitedById, now }: { readonly ids: Ids; readonly invitedById: string; readonly now: Date },
): Promise<void> {
  if (accountId === null) throw new Error("staff of the desk are not invited");
  const token = ids.secret(32);
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  await tx.upsert(Invitation, { id, tokenHash: sha256(token), sentAt: now, expiresAt, invitedById }, ["id"]);
  const inviter = await tx.findOneByOrFail(User, { id: invitedById });
  const account = await tx.findOneByOrFail(Account, { id: accountId });
  const words = { ...statusWords("Role", role, "role"), inviter: inviter.name, account: account.name };
  const values = { ...words, expires: expiresAt, token, publicUrl: mailingOf(tx)?.publicUrl ?? "" };
  await queueAccountMail(tx, accountId, { kind: "USER_INVITED", to: email, values, timeZone: deskZone, now });
}
