import { createHash, X509Certificate } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import { Certificate } from "@peculiar/asn1-x509";
import type { ProductKind } from "../../domain/product.js";
import type { Der } from "./der.js";
import type { Addresses } from "./extensions.js";
import type { Signer } from "./Signer.js";

/** The four CAs, the two roots first. PRIVATE products have an issuing CA under a root of their own, never the public one. */
export const authorityNames = ["root", "private-root", "issuing", "private-issuing"] as const;
export type AuthorityName = (typeof authorityNames)[number];
export type RootName = "root" | "private-root";
export type IssuingName = "issuing" | "private-issuing";

/** The root that signed an issuing CA. */
export const rootOf = { issuing: "root", "private-issuing": "private-root" } as const satisfies Record<
  IssuingName,
  RootName
>;

/** Where each CA's certificate (`.cer`) and CRL (`.crl`) are served; an issuing CA's OCSP is beside them. */
export const authorityPaths = {
  root: "/ca/root",
  issuing: "/ca/issuing",
  "private-root": "/ca/private/root",
  "private-issuing": "/ca/private/issuing",
} as const satisfies Record<AuthorityName, string>;

export const ocspPaths = { issuing: "/ca/ocsp", "private-issuing": "/ca/private/ocsp" } as const satisfies Record<
  IssuingName,
  string
>;

/** A CA whose key this process can use. */
export interface Authority {
  readonly name: AuthorityName;
  readonly certificate: Der;
  /** Its Name, as it stands in its certificate: the issuer of what it signs. */
  readonly subject: Der;
  /** The bits inside SubjectPublicKeyInfo: what OCSP hashes. */
  readonly publicKeyBits: Buffer;
  /** SHA-1 of those bits (RFC 5280 4.2.1.2, method 1). */
  readonly keyId: Buffer;
  /** Lower-case hexadecimal SHA-256 of SubjectPublicKeyInfo. */
  readonly keyFingerprint: string;
  readonly notAfter: Date;
  /** Its key. An issuing CA's is open from the start; a root's is opened for the occasion, which takes a tenth of a second. */
  signer(): Signer;
}
export type Authorities = Readonly<Record<AuthorityName, Authority>>;

/** What a CA's certificate says of it. */
export function readAuthority(certificate: Der): Omit<Authority, "name" | "signer"> {
  const { tbsCertificate } = AsnConvert.parse(certificate, Certificate);
  const publicKeyBits = Buffer.from(tbsCertificate.subjectPublicKeyInfo.subjectPublicKey);
  const { publicKey, validTo } = new X509Certificate(certificate);
  return {
    certificate,
    subject: Buffer.from(AsnConvert.serialize(tbsCertificate.subject)),
    publicKeyBits,
    keyId: createHash("sha1").update(publicKeyBits).digest(),
    keyFingerprint: createHash("sha256")
      .update(publicKey.export({ format: "der", type: "spki" }))
      .digest("hex"),
    notAfter: new Date(validTo),
  };
}

/** Which CA signs for a product. */
export function issuingAuthority(kind: ProductKind): IssuingName {
  return kind === "PRIVATE" ? "private-issuing" : "issuing";
}

/** What a certificate that this CA signs says about where to look. @param publicUrl without a trailing slash */
export function addressesBelow(publicUrl: string, name: AuthorityName): Addresses {
  const own = publicUrl + authorityPaths[name];
  const addresses = { issuer: `${own}.cer`, crl: `${own}.crl` };
  return name === "issuing" || name === "private-issuing"
    ? { ...addresses, ocsp: publicUrl + ocspPaths[name] }
    : addresses;
}
