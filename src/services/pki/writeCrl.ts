import type { RevocationReason } from "../../domain/revocation.js";
import type { Authority } from "./authority.js";
import { type Der, der } from "./der.js";
import { extensions } from "./extensions.js";

/** CRLReason (RFC 5280 5.3.1); unspecified is said by saying nothing. */
export const reasonCodes = {
  UNSPECIFIED: null,
  KEY_COMPROMISE: 1,
  AFFILIATION_CHANGED: 3,
  SUPERSEDED: 4,
  CESSATION_OF_OPERATION: 5,
} as const satisfies Record<RevocationReason, number | null>;

export interface RevokedSerial {
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
}

/** The line of one certificate. It is stored with the certificate, so that a long CRL costs no more than copying. */
export function crlEntry({ serialNumber, revokedAt, reason }: RevokedSerial): Der {
  const code = reasonCodes[reason];
  return der.sequence(
    der.integer(Buffer.from(serialNumber, "hex")),
    der.time(revokedAt),
    ...(code === null ? [] : [der.sequence(extensions.reasonCode(code))]),
  );
}

export interface CrlParts {
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** Entries, one behind the other. */
  readonly entries: Uint8Array;
}

/** A complete CRL, version 2 (RFC 5280 5). */
export function writeCrl(authority: Authority, parts: CrlParts): Der {
  const signer = authority.signer();
  const crlExtensions = [extensions.authorityKeyIdentifier(authority.keyId), extensions.crlNumber(parts.number)];
  return signer.signed(
    der.sequence(
      der.integer(1),
      signer.algorithm,
      authority.subject,
      der.time(parts.thisUpdate),
      der.time(parts.nextUpdate),
      // RFC 5280 5.1.2.6: without revoked certificates the list is absent, not empty.
      ...(parts.entries.length === 0 ? [] : [der.sequence(parts.entries)]),
      der.context(0, der.sequence(...crlExtensions)),
    ),
  );
}
