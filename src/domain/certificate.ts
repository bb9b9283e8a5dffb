import { enumOf } from "./enumOf.js";

export const CertificateStatus = enumOf("ISSUED", "REVOCATION_SCHEDULED", "REVOKED", "EXPIRED");
export type CertificateStatus = keyof typeof CertificateStatus;

/** The legal moves of a certificate (rules, section 6). REVOKED is final; a withdrawn schedule is ISSUED again (D5). */
export const certificateTransitions = {
  ISSUED: ["REVOCATION_SCHEDULED", "REVOKED", "EXPIRED"],
  REVOCATION_SCHEDULED: ["ISSUED", "REVOKED", "EXPIRED"],
  REVOKED: [],
  EXPIRED: [],
} as const satisfies Record<CertificateStatus, readonly CertificateStatus[]>;

export const CertificateKind = enumOf("ORIGINAL", "REISSUE", "DUPLICATE");
export type CertificateKind = keyof typeof CertificateKind;

export const CertificateFormat = enumOf("PEM", "PEM_CHAIN", "DER", "PKCS7");
export type CertificateFormat = keyof typeof CertificateFormat;

/** Whether clients on earth still trust it: what a revocation has to end. */
export function isLiveCertificate(status: CertificateStatus): boolean {
  return status === "ISSUED" || status === "REVOCATION_SCHEDULED";
}
