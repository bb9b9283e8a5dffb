import { createPublicKey, type KeyObject } from "node:crypto";
import { RSAPublicKey } from "@peculiar/asn1-rsa";
import { AsnConvert } from "@peculiar/asn1-schema";
import type { SubjectPublicKeyInfo } from "@peculiar/asn1-x509";
import { type Refusal, refuse } from "../../domain/errors.js";
import type { MessageKey } from "../../domain/messages/catalogue.js";
import { ok, type Result } from "../../domain/result.js";
import { type Der, der } from "./der.js";
import { oids } from "./oids.js";
import { parseDer } from "./parseDer.js";
import { rsaWeakness } from "./weakRsa.js";

/** A public key that may stand in a certificate. */
export interface AcceptedKey {
  readonly key: KeyObject;
  /** SubjectPublicKeyInfo in its one DER form, so that the same key has always the same hash (D12). */
  readonly spki: Der;
}

/** Bytes of one coordinate, by the curve's name in DER. */
const coordinateSizes = new Map([
  [der.oid(oids.p256).toString("hex"), 32],
  [der.oid(oids.p384).toString("hex"), 48],
  [der.oid(oids.p521).toString("hex"), 66],
]);

/**
 * BR 6.1.1.3, 6.1.5, 6.1.6: RSA from 2048 bits, P-256, P-384 and P-521, in the one encoding that RFC 3279 and 5480
 * prescribe. The libraries accept much more (RSA-1024, secp256k1): the policy is here.
 * @returns KEY_REJECTED with what to do about it
 */
export function acceptKey(info: SubjectPublicKeyInfo): Result<AcceptedKey, Refusal> {
  const fault = keyFault(info);
  if (fault !== null) return refuse("KEY_REJECTED", fault);
  const spki = Buffer.from(AsnConvert.serialize(info));
  try {
    return ok({ key: createPublicKey({ key: spki, format: "der", type: "spki" }), spki });
  } catch {
    // The point does not lie on the curve.
    return refuse("KEY_REJECTED", "key.encoding");
  }
}

function keyFault(info: SubjectPublicKeyInfo): MessageKey | null {
  const bits = Buffer.from(info.subjectPublicKey);
  switch (info.algorithm.algorithm) {
    case oids.rsaEncryption:
      return info.algorithm.parameters === null ? rsaFault(bits) : "key.encoding";
    case oids.ecPublicKey:
      return curveFault(info.algorithm.parameters, bits);
    default:
      return "key.kind";
  }
}

/** Named curves only, the point uncompressed (RFC 5480 2.1.1, 2.2). */
function curveFault(parameters: ArrayBuffer | null | undefined, point: Buffer): MessageKey | null {
  const size = parameters ? coordinateSizes.get(Buffer.from(parameters).toString("hex")) : undefined;
  if (size === undefined) return "key.kind";
  return point[0] === 0x04 && point.length === 1 + 2 * size ? null : "key.encoding";
}

function rsaFault(bits: Buffer): MessageKey | null {
  const key = parseDer(bits, RSAPublicKey);
  if (key === null) return "key.encoding";
  const modulus = Buffer.from(key.modulus);
  const exponent = Buffer.from(key.publicExponent);
  // A negative number, or one with zeros in front, would make a second hash for the same key.
  if (!der.sequence(der.integer(modulus), der.integer(exponent)).equals(bits)) return "key.encoding";
  return sizeFault(toBigInt(modulus), toBigInt(exponent));
}

function sizeFault(modulus: bigint, exponent: bigint): MessageKey | null {
  const size = modulus.toString(2).length;
  if (size < 2048 || size > 8192 || size % 8 !== 0) return "key.rsaSize";
  // The upper bound is ours: a huge exponent makes each verification slow, for us and for every client.
  if (exponent < 65_537n || exponent >= 1n << 64n || exponent % 2n === 0n) return "key.rsaExponent";
  return rsaWeakness(modulus) === null ? null : "key.weak";
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex") || "0"}`);
}
