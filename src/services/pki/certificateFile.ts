import type { CertificateFormat } from "../../domain/certificate.js";
import { type Der, der } from "./der.js";
import { oids } from "./oids.js";
import { toPem } from "./toPem.js";

/**
 * A certificate as a file to install.
 * @param certificate DER
 * @param issuer DER of the issuing CA's certificate, for the formats that bring it along
 */
export function certificateFile(format: CertificateFormat, certificate: Uint8Array, issuer: Uint8Array): Buffer {
  switch (format) {
    case "PEM":
      return Buffer.from(toPem("CERTIFICATE", certificate));
    case "PEM_CHAIN":
      return Buffer.from(toPem("CERTIFICATE", certificate) + toPem("CERTIFICATE", issuer));
    case "DER":
      return Buffer.from(certificate);
    case "PKCS7":
      return certificatesOnly(certificate, issuer);
  }
}

/** SignedData without a signer (RFC 5652 5.1; RFC 8551 3.8), what Windows and Java call .p7b. */
function certificatesOnly(...certificates: readonly Uint8Array[]): Der {
  // DER sorts the members of a SET OF by their bytes (X.690 11.6).
  const sorted = [...certificates].sort(Buffer.compare);
  const signedData = der.sequence(
    der.integer(1),
    der.set(),
    der.sequence(der.oid(oids.data)),
    der.context(0, ...sorted),
    der.set(),
  );
  return der.sequence(der.oid(oids.signedData), der.context(0, signedData));
}
