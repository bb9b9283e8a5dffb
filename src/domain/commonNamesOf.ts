import type { OrderCase } from "./facts.js";

/**
 * The common names by which a revocation may be asked for (K16). The whole order goes by its present one. One certificate
 * goes by its own, from which a reissue may have led the order away (C30), and by the order's.
 */
export function commonNamesOf({ order, certificates }: OrderCase, certificateId: string | null): string[] {
  const certificate = certificates.find(({ id }) => id === certificateId);
  return certificate === undefined ? [order.commonName] : [certificate.commonName, order.commonName];
}
