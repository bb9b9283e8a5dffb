import { revocationReasonLabels } from "../domain/messages/labels.js";
import type { PolicyTerms, ReasonWords } from "../domain/policy.js";
import type { RevocationReason } from "../domain/revocation.js";

/** One choice of the revocation dialog, and whose words it has (K14, C10). */
export interface ReasonOption {
  readonly reason: RevocationReason;
  readonly evidenceRequired: boolean;
  readonly words: ReasonWords;
}

/** The choices under a policy, in the order to show them. K20: whether a compromise wants evidence. */
export function reasonOptions(policy: Pick<PolicyTerms, "reasonWords" | "keyCompromiseNeedsEvidence">): ReasonOption[] {
  const words = policy.reasonWords;
  return (Object.keys(revocationReasonLabels[words]) as RevocationReason[]).map((reason) => ({
    reason,
    evidenceRequired: reason === "KEY_COMPROMISE" && policy.keyCompromiseNeedsEvidence,
    words,
  }));
}
