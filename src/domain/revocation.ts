import { enumOf } from "./enumOf.js";

export const RevocationStatus = enumOf(
  "AWAITING_CONFIRMATION",
  "INFO_REQUIRED",
  "NEEDS_APPROVAL",
  "APPROVED",
  "SCHEDULED",
  "COMPLETED",
  "REJECTED",
  "WITHDRAWN",
  "FAILED",
);
export type RevocationStatus = keyof typeof RevocationStatus;

/** RFC 5280 reasons that a subscriber may give (K14, C10). Never certificateHold, never privilegeWithdrawn (D9). */
export const RevocationReason = enumOf(
  "UNSPECIFIED",
  "KEY_COMPROMISE",
  "AFFILIATION_CHANGED",
  "SUPERSEDED",
  "CESSATION_OF_OPERATION",
);
export type RevocationReason = keyof typeof RevocationReason;

/** Where a request may start: at its gate, skipped (C13, P1), or scheduled by a reissue (D5). */
export const initialRevocationStatuses = [
  "AWAITING_CONFIRMATION",
  "NEEDS_APPROVAL",
  "APPROVED",
  "SCHEDULED",
] as const satisfies readonly RevocationStatus[];

/**
 * The legal moves of a revocation request (rules, section 6). Nothing is asked before the intent is confirmed (K17),
 * since the answer leads to NEEDS_APPROVAL. To APPROVED also by a proof (P1), at the deadline (D8), or where the policy
 * wants no approval.
 */
export const revocationTransitions = {
  AWAITING_CONFIRMATION: ["NEEDS_APPROVAL", "APPROVED", "COMPLETED", "REJECTED", "WITHDRAWN"],
  INFO_REQUIRED: ["NEEDS_APPROVAL", "APPROVED", "COMPLETED", "REJECTED", "WITHDRAWN"],
  NEEDS_APPROVAL: ["INFO_REQUIRED", "APPROVED", "COMPLETED", "REJECTED", "WITHDRAWN"],
  APPROVED: ["SCHEDULED", "COMPLETED", "FAILED"],
  SCHEDULED: ["APPROVED", "COMPLETED", "FAILED", "WITHDRAWN"],
  FAILED: ["COMPLETED"],
  COMPLETED: [],
  REJECTED: [],
  WITHDRAWN: [],
} as const satisfies Record<RevocationStatus, readonly RevocationStatus[]>;

/** Waiting for somebody: what blocks a second request (D5). */
export const undecidedRevocationStatuses = [
  "AWAITING_CONFIRMATION",
  "NEEDS_APPROVAL",
  "INFO_REQUIRED",
] as const satisfies readonly RevocationStatus[];

/** Open: undecided, or decided and not yet carried out. What a reissue scheduled does not count (D5, `countsAsOpen`). */
export const openRevocationStatuses = [
  ...undecidedRevocationStatuses,
  "APPROVED",
  "FAILED",
] as const satisfies readonly RevocationStatus[];

/** Decided, and the CA is asked until it has revoked. */
export function isToBeCarriedOut(status: RevocationStatus): boolean {
  return status === "APPROVED" || status === "FAILED";
}

/**
 * D5: the desk's own, requested by nobody, does not count as open and refuses no other request: not while it is SCHEDULED, not when its time has come, nor while the CA is away. One that a proof
 * made or raised (P1) does.
 */
export function countsAsOpen(request: {
  readonly requestedById: string | null;
  readonly keyCompromiseProven: boolean;
}): boolean {
  return request.requestedById !== null || request.keyCompromiseProven;
}

export const RevocationAction = enumOf("CONFIRM", "APPROVE", "REJECT", "WITHDRAW", "ASK_FOR_INFO", "PROVIDE_INFO");
export type RevocationAction = keyof typeof RevocationAction;

/** Who decides it: an account's administrator or manager (C13), or staff of the desk (K18, C9, D8). */
export const Decider = enumOf("ACCOUNT", "STAFF");
export type Decider = keyof typeof Decider;

const HOUR = 3_600_000;

/** Milliseconds from request to deadline: 24 h for KEY_COMPROMISE and UNSPECIFIED, else 5 days (D8, BR 4.9.1.1). */
export function revocationPeriod(reason: RevocationReason): number {
  return reason === "KEY_COMPROMISE" || reason === "UNSPECIFIED" ? 24 * HOUR : 120 * HOUR;
}

export function mayMoveRevocation(from: RevocationStatus, to: RevocationStatus): boolean {
  return (revocationTransitions[from] as readonly RevocationStatus[]).includes(to);
}
