import type { CertificateAuthority } from "../../src/services/ports.js";

/** A CA that stands before another one: what it does not do itself, the other does. */
export function standInCa(real: CertificateAuthority, own: Partial<CertificateAuthority>): CertificateAuthority {
  return {
    issue: (request) => real.issue(request),
    signedFor: (requestId) => real.signedFor(requestId),
    revoke: (request) => real.revoke(request),
    status: (serialNumber) => real.status(serialNumber),
    ...own,
  };
}
