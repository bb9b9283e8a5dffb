import { randomBytes } from "node:crypto";
import { type Der, der } from "./der.js";
import type { Signer } from "./Signer.js";

/** The variable parts of a version 3 certificate (RFC 5280 4.1). */
export interface CertificateParts {
  readonly serialNumber: Buffer;
  readonly issuer: Der;
  readonly subject: Der;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Der[];
}

const version3 = der.context(0, der.integer(2));

/** Writes and signs a certificate. Times are cut to whole seconds. */
export function writeCertificate(parts: CertificateParts, signer: Signer): Der {
  return signer.signed(
    der.sequence(
      version3,
      der.integer(parts.serialNumber),
      signer.algorithm,
      parts.issuer,
      der.sequence(der.time(parts.notBefore), der.time(parts.notAfter)),
      parts.subject,
      parts.publicKey,
      der.context(3, der.sequence(...parts.extensions)),
    ),
  );
}

/** 16 bytes, 126 bits of them random (BR 7.1.2.7.2 wants 64); positive, and never shorter for zeros in front. */
export function newSerialNumber(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
