import type { CancellationStatus } from "./cancellation.js";
import { message, type Refusal, refuse } from "./errors.js";
import { localTime } from "./localTime.js";
import { statusWords } from "./messages/statusWords.js";
import type { OrderStatus } from "./order.js";
import { fail, ok, type Result } from "./result.js";

const DAY = 86_400_000;

/** Milliseconds after its end for which an order may still be renewed (D13). */
const grace = 30 * DAY;

/** Never before the first issue, nor once revoked, canceled or rejected (D13). A pending reissue is no hindrance. */
const renewable = ["ISSUED", "REISSUE_PENDING", "EXPIRED"] as const satisfies readonly OrderStatus[];

export interface RenewalFacts {
  readonly status: OrderStatus;
  readonly coverageEndsAt: Date | null;
  readonly alreadyRenewed: boolean;
  /** Of the newest cancellation. */
  readonly cancellationStatus: CancellationStatus | null;
  readonly renewalWindowDays: number;
  /** Of the policy. */
  readonly timeZone: string;
}

/** From when an order may be renewed (K1); null before its first issue. */
export function renewalOpensAt({
  coverageEndsAt,
  renewalWindowDays,
}: Pick<RenewalFacts, "coverageEndsAt" | "renewalWindowDays">): Date | null {
  return coverageEndsAt === null ? null : new Date(coverageEndsAt.getTime() - renewalWindowDays * DAY);
}

/** Until when an order may be renewed (D13); null before its first issue. */
export function renewalClosesAt({ coverageEndsAt }: Pick<RenewalFacts, "coverageEndsAt">): Date | null {
  return coverageEndsAt === null ? null : new Date(coverageEndsAt.getTime() + grace);
}

/** K1: not earlier than the window; D13: not on a terminal order, but on an EXPIRED one until 30 days after its end. */
export function mayRenew(facts: RenewalFacts, now: Date): Result<null, Refusal> {
  const opensAt = renewalOpensAt(facts);
  const closesAt = renewalClosesAt(facts);
  const possible = (renewable as readonly OrderStatus[]).includes(facts.status) && closesAt !== null && now <= closesAt;
  if (opensAt === null || !possible)
    return refuse("RENEWAL_NOT_ALLOWED", "error.renewal.notAllowed", statusWords("OrderStatus", facts.status));
  if (facts.cancellationStatus === "RECEIVED") return refuse("INVALID_STATE", "error.renewal.cancellation"); // D17
  if (facts.alreadyRenewed) return refuse("RENEWAL_NOT_ALLOWED", "error.renewal.already");
  const { renewalWindowDays: days, timeZone } = facts;
  if (now < opensAt)
    return fail({
      code: "RENEWAL_TOO_EARLY",
      message: message("error.renewal.tooEarly", { days, opensAt: localTime(opensAt, timeZone) }),
    });
  return ok(null);
}
