import type { EntityManager } from "typeorm";
import type { MailKind } from "../../domain/mail.js";
import type { MailTemplate } from "../../domain/messages/mailTexts.js";
import { emailFault } from "../../domain/textField.js";
import { Mail } from "../../entities/Mail.js";
import type { Order } from "../../entities/Order.js";
import { policyOf } from "../policyOf.js";
import { mailingOf } from "./Mailing.js";
import { type MailValues, renderMail } from "./renderMail.js";

/** A mail to be written. */
export interface MailDraft {
  readonly kind: MailKind;
  /** Its text, where the kind has more than one. */
  readonly template?: MailTemplate;
  /** What the text's braces are filled with; times in the policy's zone. A line whose brace has no value is left out. */
  readonly values?: MailValues;
  /** The order's registered address unless told otherwise (K27). */
  readonly to?: string;
  /** A second mail with the same key is not written. */
  readonly dedupeKey?: string | null;
  /** Who had it sent again (D21); null: the desk by itself. */
  readonly requestedById?: string | null;
  readonly now: Date;
}

/**
 * Writes a mail in the transaction of the change that it tells of; a job sends it. Nothing where the desk writes no mail (the demo's own orders).
 * @returns whether it was written; false for a key that was used before
 * @throws for a recipient that is no address: a bug, since every address was parsed when it came in
 */
export async function queueMail(tx: EntityManager, order: Order, mail: MailDraft): Promise<boolean> {
  const mailing = mailingOf(tx);
  if (mailing === null) return false;
  const { timeZone } = await policyOf(tx, order);
  const values = { ...factsOf(order), ...mail.values, publicUrl: mailing.publicUrl };
  const content = renderMail(mail.template ?? mail.kind, values, timeZone);
  return insertMail(tx, ownedBy(order), { to: order.contactEmail, ...mail, ...content });
}

/** Writes a mail to somebody of an account, or of the desk (null), about no order of it. @param timeZone in which its times are said */
export async function queueAccountMail(
  tx: EntityManager,
  accountId: string | null,
  mail: Omit<MailDraft, "to"> & { readonly to: string; readonly timeZone: string },
): Promise<boolean> {
  const content = renderMail(mail.template ?? mail.kind, { ...mail.values }, mail.timeZone);
  return insertMail(tx, { orderId: null, accountId }, { ...mail, ...content });
}

/** Whose mail it is. */
export const ownedBy = ({ id, accountId }: Pick<Order, "id" | "accountId">) => ({ orderId: id, accountId });

/** Writes a mail whose text is there already: one that is sent again as it was (BR 3.2.2.4.4). */
export async function insertMail(
  tx: EntityManager,
  owner: Pick<Mail, "orderId" | "accountId">,
  { to, ...mail }: MailDraft & { readonly to: string } & Pick<Mail, "subject" | "textBody" | "htmlBody">,
): Promise<boolean> {
  const mailing = mailingOf(tx);
  if (mailing === null) return false;
  if (emailFault("to", to).length > 0) throw new Error("a mail to what is no address");
  const inserted = await tx
    .createQueryBuilder()
    .insert()
    .into(Mail)
    .values({
      id: mailing.ids.next("mai"),
      ...owner,
      kind: mail.kind,
      dedupeKey: mail.dedupeKey ?? null,
      recipient: to,
      locale: "JA",
      subject: mail.subject,
      textBody: mail.textBody,
      htmlBody: mail.htmlBody,
      status: mailing.status,
      requestedById: mail.requestedById ?? null,
      createdAt: mail.now,
      sentAt: null,
      nextTryAt: mailing.status === "QUEUED" ? mail.now : null,
      tries: 0,
      lastError: null,
    })
    .orIgnore()
    .returning("id")
    .updateEntity(false)
    .execute();
  return inserted.raw.length > 0;
}

/** What every text may name; オーダーID and コモンネーム stand in each (D21). */
function factsOf(order: Order): MailValues {
  const { number, commonName, expiresAt, coverageEndsAt } = order;
  return { number, commonName, ...(expiresAt && { expiresAt }), ...(coverageEndsAt && { coverageEndsAt }) };
}
