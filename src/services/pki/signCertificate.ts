import { createPublicKey } from "node:crypto";
import { ok, type Result } from "../../domain/result.js";
import type { CaRefusal, IssueRequest } from "../ports.js";
import type { Authority } from "./authority.js";
import { refuseByCa } from "./caRefusal.js";
import type { Der } from "./der.js";
import { type Addresses, extensions } from "./extensions.js";
import { leafProfile } from "./leafProfile.js";
import { newSerialNumber, writeCertificate } from "./writeCertificate.js";

export interface SignedCertificate {
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  readonly der: Der;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * Makes a subscriber's certificate. Its end is cut to the CA's own; a root that ends first would make it useless anyway.
 * @param addresses of the CA, to stand in the certificate
 * @returns a refusal for ever when its time or its organization cannot stand in a certificate
 */
export function signCertificate(
  { publicKey, profile, ...request }: IssueRequest,
  authority: Authority,
  addresses: Addresses,
): Result<SignedCertificate, CaRefusal> {
  const notBefore = wholeSeconds(request.notBefore);
  const notAfter = wholeSeconds(request.notAfter < authority.notAfter ? request.notAfter : authority.notAfter);
  if (notAfter <= notBefore) return refuseByCa("ca.expired");
  const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  const leaf = leafProfile(profile, key.asymmetricKeyType === "rsa");
  if (leaf === null) return refuseByCa("ca.organization");
  const serialNumber = newSerialNumber();
  const names = { serialNumber, issuer: authority.subject, subject: leaf.subject };
  const allExtensions = [...leaf.extensions, ...authorityExtensions(authority, addresses)];
  const parts = { ...names, notBefore, notAfter, publicKey, extensions: allExtensions };
  const der = writeCertificate(parts, authority.signer());
  return ok({ serialNumber: serialNumber.toString("hex").toUpperCase(), der, notBefore, notAfter });
}

/** What a certificate says of who signed it. */
function authorityExtensions({ keyId }: Authority, addresses: Addresses): Der[] {
  return [
    extensions.authorityKeyIdentifier(keyId),
    extensions.authorityInformationAccess(addresses),
    extensions.crlDistributionPoints(addresses),
  ];
}

/** Certificates know no fractions (RFC 5280 4.1.2.5); what is stored says what the certificate says. */
function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
