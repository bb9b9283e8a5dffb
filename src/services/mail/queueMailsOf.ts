import type { EntityManager } from "typeorm";
import type { Message } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { type DueMail, mailsForChange, mayMail } from "../../domain/mailsFor.js";
import { Cancellation } from "../../entities/Cancellation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { policyOf } from "../policyOf.js";
import { findRowOrFail, readRows } from "../rows.js";
import { mailingOf } from "./Mailing.js";
import { queueMail } from "./queueMail.js";
import type { MailValues } from "./renderMail.js";
import { requesterOf } from "./requesterOf.js";

/** Writes the mails that the events of one change send (rules, section 3), in its transaction. Most events send none and cost no query. */
export async function queueMailsOf(
  tx: EntityManager,
  order: Order,
  { events, reason, now }: { readonly events: readonly EventDraft[]; readonly reason?: Message; readonly now: Date },
): Promise<void> {
  const candidates = events.filter(mayMail);
  if (candidates.length === 0 || mailingOf(tx) === null) return;
  const [{ cancellationMail, revocationMail }, { validationLevel }] = await Promise.all([
    policyOf(tx, order),
    findRowOrFail(tx, Product, { id: order.productId }),
  ]);
  const facts = { cancellationMail, revocationMail, validationLevel, issued: order.firstIssuedAt !== null };
  for (const due of mailsForChange(candidates, facts)) await queueDue(tx, order, { due, reason, now });
}

async function queueDue(
  tx: EntityManager,
  order: Order,
  { due, reason, now }: { readonly due: DueMail; readonly reason: Message | undefined; readonly now: Date },
): Promise<void> {
  const { kind, once } = due;
  const subject = await subjectOf(tx, due);
  await queueMail(tx, order, {
    kind,
    now,
    to: due.to === "REQUESTER" && subject !== null ? await requesterOf(tx, order, subject) : order.contactEmail,
    values: subject === null ? whyRejected(order, reason) : await valuesOf(tx, subject),
    dedupeKey: once === null ? null : `${kind}:${order.id}:${once}`,
  });
}

/** What it tells of, where that is not the order itself. */
async function subjectOf(
  tx: EntityManager,
  { requestId, cancellationId }: DueMail,
): Promise<RevocationRequest | Cancellation | null> {
  if (cancellationId !== undefined) return findRowOrFail(tx, Cancellation, { id: cancellationId });
  return requestId === null ? null : findRowOrFail(tx, RevocationRequest, { id: requestId });
}

/** The words of who rejected the order (D6), or why the CA did (D12); what was noted for an approval is nobody's but the account's. */
function whyRejected({ decision, decisionNote }: Order, reason: Message | undefined): MailValues {
  const note = decision === "REJECTED" ? decisionNote : reason;
  return note == null ? {} : { note };
}

async function valuesOf(tx: EntityManager, subject: RevocationRequest | Cancellation): Promise<MailValues> {
  if (subject instanceof Cancellation) return subject.closingNote === null ? {} : { note: subject.closingNote };
  const { decisionNote, infoQuestion, deadlineAt } = subject;
  return {
    ...(decisionNote !== null && { note: decisionNote }),
    ...(infoQuestion !== null && { question: infoQuestion }),
    deadline: deadlineAt,
    ...(await certificatesOf(tx, subject)),
  };
}

/** Which certificates it is about, and when they will be revoked; of a schedule all that go with it. Nothing where it is about the whole order. */
async function certificatesOf(
  tx: EntityManager,
  { id, orderId, status, nextTryAt }: RevocationRequest,
): Promise<MailValues> {
  const isScheduled = status === "SCHEDULED" && nextTryAt !== null;
  const rows = await readRows(tx, Certificate, isScheduled ? goingAt(orderId, nextTryAt) : namedBy(id));
  return {
    ...(rows.length > 0 && { serials: rows.map(({ serialNumber }) => serialNumber).join("\n") }),
    ...(isScheduled && { at: nextTryAt }),
  };
}

const namedBy = (requestId: string) => ({
  where: "id in (select certificate_id from revocation_request_certificates where request_id = $1) order by id",
  parameters: [requestId],
});

const goingAt = (orderId: string, at: Date) => ({
  where: "order_id = $1 and status = 'REVOCATION_SCHEDULED' and scheduled_revocation_at = $2 order by id",
  parameters: [orderId, at],
});
