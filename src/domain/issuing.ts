import { enumOf } from "./enumOf.js";
import type { ProductKind, ValidationLevel } from "./product.js";

/** What a certificate says besides its key and its time. Names are lower-case A-labels, the common name among them (BR 7.1.4.3). */
export interface CertificateProfile {
  readonly kind: ProductKind;
  readonly validationLevel: ValidationLevel;
  readonly commonName: string;
  /** Every DNS name, the common name first; empty for products that are not for servers. */
  readonly subjectAlternativeNames: readonly string[];
  /** Vetted organization (OV, EV); null for DV. */
  readonly organization: { readonly name: string; readonly locality: string; readonly country: string } | null;
}

/** Where an intent to issue stands: asked for, signed, or refused for ever by the CA. */
export const IssuanceStatus = enumOf("REQUESTED", "ISSUED", "REFUSED");
export type IssuanceStatus = keyof typeof IssuanceStatus;

/** A signed certificate as the CA answers it. */
export interface IssuedCertificate {
  /** Upper-case hexadecimal without separators. */
  readonly serialNumber: string;
  readonly der: Uint8Array;
  readonly pem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Upper-case hexadecimal SHA-256 of the DER. */
  readonly sha256Fingerprint: string;
}

/** What a certificate signing request says, after every check of its form, its signature and its key. */
export interface CsrFacts {
  /** As it stands, without the spaces around it; null when the subject has none. */
  readonly commonName: string | null;
  /** DNS names of the SAN extension, as they stood (lower case). */
  readonly dnsNames: readonly string[];
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Lower-case hexadecimal SHA-256 of the SubjectPublicKeyInfo: by it a key is blocked (D12). */
  readonly keyHash: string;
}
