import type { EntityManager } from "typeorm";
import type { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { queueMail } from "../mail/queueMail.js";

/** Bytes of the secret in the link; 160 bits, 112 would do (BR 3.2.2.4.4: Random Value). */
export const emailSecretBytes = 20;

/** Writes to the approver of validations by mail: one mail with one link for all of them. They have one secret and one address. */
export async function askApprover(
  tx: EntityManager,
  order: Order,
  { rows, now }: { rows: readonly DomainValidation[]; now: Date },
): Promise<void> {
  const [first] = rows;
  if (first === undefined || first.emailSecret === null || first.approverEmail === null) return;
  await queueMail(tx, order, {
    kind: "APPROVAL",
    template: first.requestId === null ? "APPROVAL" : "APPROVAL_OF_REVOCATION",
    to: first.approverEmail,
    values: {
      domains: rows.map(({ domain }) => domain).join("\n"),
      path: `/validate/${first.emailSecret}`,
      expires: first.expiresAt,
    },
    now,
  });
}
