import { createHash } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import { SubjectPublicKeyInfo } from "@peculiar/asn1-x509";

/** SHA-1 of the bits inside SubjectPublicKeyInfo (RFC 5280 4.2.1.2, method 1). @param spki DER of our own making */
export function keyIdentifier(spki: Uint8Array): Buffer {
  const { subjectPublicKey } = AsnConvert.parse(spki, SubjectPublicKeyInfo);
  return createHash("sha1").update(Buffer.from(subjectPublicKey)).digest();
}
