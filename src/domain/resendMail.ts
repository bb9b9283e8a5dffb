import { emailValidationIsOpen } from "./emailValidation.js";
import { message, type Refusal, refuse } from "./errors.js";
import type { EmailKind } from "./mail.js";
import { isTerminalOrder, type OrderStatus } from "./order.js";
import { fail, ok, type Result } from "./result.js";

/** D21: for one order, over both kinds. */
export const resendLimit = { times: 3, withinMs: 3_600_000 } as const;

/** What decides whether a mail goes again. */
export interface ResendFacts {
  readonly status: OrderStatus;
  readonly firstIssuedAt: Date | null;
  /** Whether an approval mail stands there that can be sent again as it was, and whose link can still be answered. */
  readonly hasApproval: boolean;
  /** When mails of the order were sent again lately; automatic mails don't count. */
  readonly resentAt: readonly Date[];
}

/** Whether a mail of the kind may be sent again now (D21). */
export function mayResend(kind: EmailKind, facts: ResendFacts, now: Date): Result<null, Refusal> {
  if (kind === "ISSUANCE_NOTICE" && facts.firstIssuedAt === null)
    return refuse("INVALID_STATE", "error.mail.notIssued");
  if (kind === "APPROVAL" && (!facts.hasApproval || isTerminalOrder(facts.status) || !emailValidationIsOpen(now)))
    return refuse("INVALID_STATE", "error.mail.noApproval");
  const opensAt = resendOpensAt(facts, now);
  if (opensAt === null) return ok(null);
  const retryAfterSeconds = Math.max(1, Math.ceil((opensAt.getTime() - now.getTime()) / 1000));
  const values = { limit: resendLimit.times, minutes: Math.ceil(retryAfterSeconds / 60) };
  return fail({ code: "RATE_LIMITED", message: message("error.mail.tooMany", values), retryAfterSeconds });
}

/** From when a mail may go again, if there were too many lately (D21); null: now. */
export function resendOpensAt({ resentAt }: Pick<ResendFacts, "resentAt">, now: Date): Date | null {
  const lately = resentAt.filter((at) => at.getTime() > now.getTime() - resendLimit.withinMs);
  const oldest = lately.map((at) => at.getTime()).sort((a, b) => b - a)[resendLimit.times - 1];
  return oldest === undefined ? null : new Date(oldest + resendLimit.withinMs);
}
