import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { type Der, der } from "../../../src/services/pki/der.js";
import { oids } from "../../../src/services/pki/oids.js";

/** What may be wrong with a CSR on purpose; without anything it is an honest one by a new P-256 key. */
export interface CsrParts {
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly version?: number;
  readonly commonNames?: readonly string[];
  readonly dnsNames?: readonly string[];
  readonly spki?: Buffer;
  readonly hash?: string;
  readonly signatureAlgorithm?: Der;
  readonly extensions?: readonly Der[];
  readonly attributes?: readonly Der[];
}

/** A CSR as DER, written by hand because no library writes wrong ones. */
export function csrDer(parts: CsrParts = {}): Buffer {
  const keys = parts.keys ?? generateKeyPairSync("ec", { namedCurve: "P-256" });
  const names = parts.commonNames ?? ["example.org"];
  const subject = der.sequence(
    ...names.map((name) => der.set(der.sequence(der.oid(oids.commonName), der.utf8String(name)))),
  );
  const extensions = parts.extensions ?? (parts.dnsNames ? [sanExtension(parts.dnsNames)] : []);
  const attributes = parts.attributes ?? (extensions.length > 0 ? [extensionRequest(extensions)] : []);
  const spki = parts.spki ?? keys.publicKey.export({ format: "der", type: "spki" });
  const info = der.sequence(der.integer(parts.version ?? 0), subject, spki, der.context(0, ...attributes));
  const algorithm = parts.signatureAlgorithm ?? signatureAlgorithmOf(keys.publicKey);
  const signature = sign(
    parts.hash ?? (keys.publicKey.asymmetricKeyType === "ed25519" ? null : "sha256"),
    info,
    keys.privateKey,
  );
  return der.sequence(info, algorithm, der.bitString(signature));
}

export function csrPem(parts: CsrParts = {}, label = "CERTIFICATE REQUEST"): string {
  return toPem(csrDer(parts), label);
}

export function toPem(bytes: Buffer, label = "CERTIFICATE REQUEST"): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

export function sanExtension(dnsNames: readonly string[]): Der {
  const names = dnsNames.map((name) => der.contextPrimitive(2, Buffer.from(name, "latin1")));
  return der.sequence(der.oid(oids.subjectAlternativeName), der.octetString(der.sequence(...names)));
}

export function extensionRequest(extensions: readonly Der[]): Der {
  return der.sequence(der.oid(oids.extensionRequest), der.set(der.sequence(...extensions)));
}

function signatureAlgorithmOf(key: KeyObject): Der {
  switch (key.asymmetricKeyType) {
    case "rsa":
      return der.sequence(der.oid(oids.sha256WithRsa), der.null);
    case "ec":
      return der.sequence(der.oid(oids.ecdsaWithSha256));
    default:
      return der.sequence(der.oid("1.3.101.112"));
  }
}

/** SubjectPublicKeyInfo of an RSA key from its numbers. */
export function rsaSpki(modulus: bigint, exponent = 65_537n): Buffer {
  return rsaSpkiOf(der.sequence(der.integer(bytesOf(modulus)), der.integer(bytesOf(exponent))));
}

export function rsaSpkiOf(key: Buffer, parameters: readonly Der[] = [der.null]): Buffer {
  return der.sequence(der.sequence(der.oid(oids.rsaEncryption), ...parameters), der.bitString(key));
}

export function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
}

/** With its last bit changed. */
export function bend(spki: Buffer): Buffer {
  const bent = Buffer.from(spki);
  bent[bent.length - 1] = (bent[bent.length - 1] ?? 0) ^ 1;
  return bent;
}

/** The first request with the second's signature at its end. Both signatures of P-256 are cut to the shorter length. */
export function withSignatureOf(request: Buffer, other: Buffer): string {
  const forged = Buffer.from(request);
  other.copy(forged, forged.length - 24, other.length - 24);
  return toPem(forged);
}

/** An RSAPublicKey whose modulus has two zeros in front. */
export function paddedKey(modulus: bigint): Buffer {
  const content = Buffer.concat([Buffer.from([0, 0]), bytesOf(modulus)]);
  const header = Buffer.from([0x02, 0x82, content.length >> 8, content.length & 0xff]);
  return der.sequence(header, content, der.integer(65_537));
}
