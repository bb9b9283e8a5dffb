import { type KeyObject, sign } from "node:crypto";
import { type Der, der } from "./der.js";
import { oids } from "./oids.js";

/** RFC 5758 3.2: no parameters behind an ECDSA algorithm; the hash fits the curve (BR 7.1.3.2.2). */
const algorithms = new Map([
  ["prime256v1", { hash: "sha256", identifier: der.sequence(der.oid(oids.ecdsaWithSha256)) }],
  ["secp384r1", { hash: "sha384", identifier: der.sequence(der.oid(oids.ecdsaWithSha384)) }],
]);

/** Signs certificates, CRLs and OCSP answers. It keeps the key open: a PEM for each signature is 18 times slower. */
export class Signer {
  /** AlgorithmIdentifier of its signatures. */
  readonly algorithm: Der;
  private readonly hash: string;

  /** @param key private, on P-256 or P-384 */
  constructor(private readonly key: KeyObject) {
    const algorithm = algorithms.get(key.asymmetricKeyDetails?.namedCurve ?? "");
    if (algorithm === undefined) throw new Error("a CA key must be on P-256 or P-384");
    this.algorithm = algorithm.identifier;
    this.hash = algorithm.hash;
  }

  /** The three-part envelope of RFC 5280: what is signed, how, and the signature. */
  signed(content: Der, ...behind: readonly Der[]): Der {
    return der.sequence(content, this.algorithm, der.bitString(sign(this.hash, content, this.key)), ...behind);
  }
}
