import type { OrderFacts } from "./facts.js";
import type { RevocationReason } from "./revocation.js";

/** What is to be revoked, and why. */
interface Asked {
  readonly wholeOrder: boolean;
  readonly certificateIds: readonly string[];
  readonly reason: RevocationReason | null;
}

/**
 * C36: a pending reissue blocks the certificate that it replaces, the order's current one, and with it the whole order; but for a compromised key, which ends the reissue. The order's other
 * certificates are not blocked.
 */
export function isHeldByReissue(
  { status, currentCertificateId }: Pick<OrderFacts, "status" | "currentCertificateId">,
  { wholeOrder, certificateIds, reason }: Asked,
): boolean {
  if (status !== "REISSUE_PENDING" || reason === "KEY_COMPROMISE") return false;
  return wholeOrder || certificateIds.some((id) => id === currentCertificateId);
}
