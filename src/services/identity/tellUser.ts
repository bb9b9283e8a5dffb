import type { EntityManager } from "typeorm";
import { deskZone } from "../../domain/businessDays.js";
import { emailFault } from "../../domain/textField.js";
import type { User } from "../../entities/User.js";
import { type MailDraft, queueAccountMail } from "../mail/queueMail.js";

/** Writes a mail to a user about how he signs in. Nothing to those who sign in with what is no address of mail. */
export async function tellUser(
  tx: EntityManager,
  { email, accountId }: Pick<User, "email" | "accountId">,
  mail: Pick<MailDraft, "kind" | "template" | "values" | "now">,
): Promise<void> {
  if (emailFault("email", email).length > 0) return;
  await queueAccountMail(tx, accountId, { ...mail, to: email, timeZone: deskZone });
}
