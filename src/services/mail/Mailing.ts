import type { EntityManager } from "typeorm";
import type { Ids } from "../ports.js";

/** How the mails of a transaction are made: `Database` hands it to the mail's writer, so that no use case needs to know. */
export interface Mailing {
  /** Whether a mail is sent, or kept because there is nowhere to send it (no SMTP_URL). */
  readonly status: "QUEUED" | "KEPT";
  /** Without a slash at the end: what links begin with. */
  readonly publicUrl: string;
  readonly ids: Ids;
}

/** Null where nobody is written to: the demo's own orders. */
export function mailingOf(tx: EntityManager): Mailing | null {
  const data: { mailing?: Mailing | null } = tx.queryRunner?.data ?? {};
  return data.mailing ?? null;
}
