import { type Der, der } from "./der.js";
import { oids } from "./oids.js";

/** Bits of KeyUsage (RFC 5280 4.2.1.3). */
const keyUsageBits = {
  digitalSignature: 0,
  contentCommitment: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  crlSign: 6,
} as const;
export type KeyUsage = keyof typeof keyUsageBits;

/** Where clients find what stands behind a certificate; each an absolute address. */
export interface Addresses {
  readonly ocsp?: string;
  readonly issuer: string;
  readonly crl: string;
}

/** Extensions of certificates, CRLs and OCSP answers (RFC 5280 4.2 and 5.2, RFC 6960 4.4), each a whole Extension. */
export const extensions = {
  basicConstraints: (ca: boolean, pathLength?: number): Der =>
    critical(
      oids.basicConstraints,
      der.sequence(...(ca ? [der.true] : []), ...(pathLength === undefined ? [] : [der.integer(pathLength)])),
    ),
  keyUsage,
  extendedKeyUsage: (usage: string): Der => plain(oids.extendedKeyUsage, der.sequence(der.oid(usage))),
  /** Critical where the subject is empty (RFC 5280 4.2.1.6). */
  subjectAlternativeName: (dnsNames: readonly string[], subjectIsEmpty: boolean): Der => {
    const names = dnsNames.map((name) => der.contextPrimitive(2, Buffer.from(name, "latin1")));
    return (subjectIsEmpty ? critical : plain)(oids.subjectAlternativeName, der.sequence(...names));
  },
  subjectKeyIdentifier: (keyId: Uint8Array): Der => plain(oids.subjectKeyIdentifier, der.octetString(keyId)),
  authorityKeyIdentifier: (keyId: Uint8Array): Der =>
    plain(oids.authorityKeyIdentifier, der.sequence(der.contextPrimitive(0, keyId))),
  certificatePolicies: (policy: string): Der =>
    plain(oids.certificatePolicies, der.sequence(der.sequence(der.oid(policy)))),
  crlDistributionPoints: ({ crl }: Addresses): Der =>
    plain(
      oids.crlDistributionPoints,
      der.sequence(der.sequence(der.context(0, der.context(0, uniformResourceIdentifier(crl))))),
    ),
  authorityInformationAccess: ({ ocsp, issuer }: Addresses): Der =>
    plain(
      oids.authorityInformationAccess,
      der.sequence(
        ...(ocsp === undefined ? [] : [accessDescription(oids.accessOcsp, ocsp)]),
        accessDescription(oids.accessIssuer, issuer),
      ),
    ),
  /** RFC 6960 4.2.2.2.1: nobody asks whether the responder's own short-lived certificate is revoked. */
  ocspNoCheck: (): Der => plain(oids.ocspNoCheck, der.null),
  /** @param value the extension's content as it came: it is DER already, and wrapped again nobody would know it. */
  ocspNonce: (value: Uint8Array): Der => plain(oids.ocspNonce, value),
  crlNumber: (number: number): Der => plain(oids.crlNumber, der.integer(number)),
  reasonCode: (code: number): Der => plain(oids.reasonCode, der.enumerated(code)),
} as const;

function plain(oid: string, value: Uint8Array): Der {
  return der.sequence(der.oid(oid), der.octetString(value));
}

function critical(oid: string, value: Uint8Array): Der {
  return der.sequence(der.oid(oid), der.true, der.octetString(value));
}

/** A named bit list without the zeros at its end (X.690 11.2.2). */
function keyUsage(...usages: readonly KeyUsage[]): Der {
  const bits = usages.map((usage) => keyUsageBits[usage]);
  const byte = bits.reduce<number>((sum, bit) => sum | (0x80 >> bit), 0);
  return critical(oids.keyUsage, der.bitString(Buffer.from([byte]), 7 - Math.max(...bits)));
}

function accessDescription(method: string, address: string): Der {
  return der.sequence(der.oid(method), uniformResourceIdentifier(address));
}

function uniformResourceIdentifier(address: string): Der {
  return der.contextPrimitive(6, Buffer.from(address, "latin1"));
}
