import { createHash } from "node:crypto";
import { createTransport, type Transporter } from "nodemailer";
import type { EntityManager } from "typeorm";
import { ok } from "../../domain/result.js";
import { Mail } from "../../entities/Mail.js";
import type { Database } from "../database.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import type { Clock } from "../ports.js";
import { changeRows, findRow } from "../rows.js";

/** Milliseconds that one step with the mail server may take: name, connection, greeting, an answer. */
const timeout = 10_000;

/** Minutes until a mail that did not go is tried again, by how often it was tried. */
const retryMinutes = [0.25, 1, 5, 15, 30, 60, 120, 240];

/** Milliseconds after which nobody tries any more (RFC 5321 4.5.4.1: at least 4 to 5 days). */
const giveUpAfter = 5 * 86_400_000;

/** Brings stored mails to the mail server, each until it goes or five days are over. The answer stands in the row, and in the order's events. */
export class MailSender {
  private readonly transport: Transporter;

  /** @param smtp where, and as whom */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly smtp: { readonly url: string; readonly from: string },
  ) {
    const timeouts = {
      dnsTimeout: timeout,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
    };
    const unread = { disableFileAccess: true, disableUrlAccess: true };
    this.transport = createTransport({ url: smtp.url, pool: true, maxConnections: 8, ...timeouts, ...unread });
  }

  /** Sends one mail outside of any transaction and stores what became of it. Late does no harm; twice is seen by its Message-ID. */
  async send(id: string): Promise<void> {
    const mail = await findRow(this.database.manager, Mail, { id, status: "QUEUED" });
    if (mail === null) return;
    const failure = await this.transport.sendMail(messageOf(mail, this.smtp.from)).then(
      () => null,
      (error: SmtpError) => error,
    );
    this.database.passes("mail:after-smtp");
    await this.database.inTransaction((tx) => this.store(tx, mail, failure));
  }

  close(): void {
    this.transport.close();
  }

  /** A mail about an account has no order whose events could say what became of it. */
  private async store(tx: EntityManager, { id, orderId }: Mail, failure: SmtpError | null) {
    const [order, mail] = await Promise.all([
      orderId === null ? null : lockedOrder(tx, orderId),
      findRow(tx, Mail, { id, status: "QUEUED" }),
    ]);
    if (mail === null) return ok(null);
    const now = this.clock.now();
    const set = failure === null ? sent(now) : failed(mail, failure, now);
    const kept = set.status === "QUEUED" || mail.kind !== "PASSWORD_RESET" ? {} : withoutToken;
    await changeRows(tx, Mail, { where: { id }, set: { ...set, ...kept, tries: mail.tries + 1 } });
    if (set.status === "QUEUED" || order === null) return ok(null);
    const key = set.status === "SENT" ? "event.mail.sent" : "event.mail.failed";
    const message = { key, values: { kind: `@MailKind.${mail.kind}` } } as const;
    await changeOrder(tx, order, { events: [{ kind: "OrderUpdated", aspect: "EMAIL", message }], actorId: null, now });
    return ok(null);
  }
}

/** What nodemailer rejects with. */
interface SmtpError extends Error {
  /** EENVELOPE and EMESSAGE: of this mail; others (ECONNECTION, EAUTH …) are of the server or of how it is asked. */
  readonly code?: string;
  /** Of the server's answer. */
  readonly responseCode?: number;
}

/** Of a mail that lets its reader in: nobody needs it any more. */
const withoutToken = { textBody: "", htmlBody: "" } as const;

const sent = (now: Date) => ({ status: "SENT", sentAt: now, nextTryAt: null, lastError: null }) as const;

/** A server that says no to this mail for good (5yz: no such mailbox) is not asked again; one that is away, or takes no password, is. */
function failed({ createdAt, tries }: Mail, error: SmtpError, now: Date) {
  const refused = (error.code === "EENVELOPE" || error.code === "EMESSAGE") && (error.responseCode ?? 0) >= 500;
  const over = refused || now.getTime() - createdAt.getTime() >= giveUpAfter;
  const minutes = retryMinutes[Math.min(tries, retryMinutes.length - 1)] ?? 240;
  return {
    status: over ? "FAILED" : "QUEUED",
    nextTryAt: over ? null : new Date(now.getTime() + minutes * 60_000),
    lastError: error.message.slice(0, 500),
  } as const;
}

/** The same row, the same bytes but for what the server adds: an approval mail that is sent again is the one that was sent (BR 3.2.2.4.4). */
function messageOf({ id, recipient, subject, textBody, htmlBody, createdAt }: Mail, from: string) {
  return {
    from: { name: "certdesk", address: from },
    to: { name: "", address: recipient },
    subject,
    text: textBody,
    html: htmlBody,
    date: createdAt,
    messageId: `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    baseBoundary: createHash("sha256").update(`${subject}\n${textBody}`).digest("hex").slice(0, 32),
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
