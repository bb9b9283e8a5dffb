import { createDecipheriv, createPrivateKey, type KeyObject, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { AsnConvert, AsnProp, AsnPropTypes, OctetString } from "@peculiar/asn1-schema";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { oids } from "./oids.js";

/** RFC 8018 A.2. */
class Pbkdf2Parameters {
  @AsnProp({ type: OctetString })
  salt!: OctetString;

  @AsnProp({ type: AsnPropTypes.Integer })
  iterationCount!: number;

  @AsnProp({ type: AsnPropTypes.Integer, optional: true })
  keyLength?: number;

  @AsnProp({ type: AlgorithmIdentifier, optional: true })
  prf?: AlgorithmIdentifier;
}

/** RFC 8018 A.4. */
class Pbes2Parameters {
  @AsnProp({ type: AlgorithmIdentifier })
  keyDerivationFunc!: AlgorithmIdentifier;

  @AsnProp({ type: AlgorithmIdentifier })
  encryptionScheme!: AlgorithmIdentifier;
}

/** RFC 5958 3. */
class EncryptedPrivateKeyInfo {
  @AsnProp({ type: AlgorithmIdentifier })
  encryptionAlgorithm!: AlgorithmIdentifier;

  @AsnProp({ type: OctetString })
  encryptedData!: OctetString;
}

const derive = promisify(pbkdf2);

/**
 * Opens encrypted PKCS#8 keys of one passphrase. Those that `encryptKey` has written share a salt, so the rounds are done once for all of them, and in the thread pool:
 * `createPrivateKey` would do them for each key, and hold up everything else meanwhile.
 */
export class KeyOpener {
  private readonly derived = new Map<string, Promise<Buffer>>();

  constructor(private readonly passphrase: string) {}

  /** @throws when the passphrase is wrong or it is no such key */
  async open(pem: string): Promise<KeyObject> {
    const ours = readOurs(pem);
    // Somebody has written it anew in another way.
    if (ours === null) return createPrivateKey({ key: pem, format: "pem", passphrase: this.passphrase });
    const cipher = createDecipheriv("aes-256-cbc", await this.keyOf(ours.derivation), ours.iv);
    const key = Buffer.concat([cipher.update(ours.encrypted), cipher.final()]);
    return createPrivateKey({ key, format: "der", type: "pkcs8" });
  }

  private keyOf({ salt, iterationCount }: Pbkdf2Parameters): Promise<Buffer> {
    const bytes = Buffer.from(salt.buffer);
    const name = `${bytes.toString("hex")} ${iterationCount}`;
    const known = this.derived.get(name) ?? derive(this.passphrase, bytes, iterationCount, 32, "sha256");
    this.derived.set(name, known);
    return known;
  }
}

interface Encrypted {
  readonly derivation: Pbkdf2Parameters;
  readonly iv: Buffer;
  readonly encrypted: Buffer;
}

/** @returns null: not as `encryptKey` writes it */
function readOurs(pem: string): Encrypted | null {
  try {
    const { encryptionAlgorithm, encryptedData } = AsnConvert.parse(derOf(pem), EncryptedPrivateKeyInfo);
    if (encryptionAlgorithm.algorithm !== oids.pbes2) return null;
    const scheme = AsnConvert.parse(parametersOf(encryptionAlgorithm), Pbes2Parameters);
    if (scheme.keyDerivationFunc.algorithm !== oids.pbkdf2) return null;
    const derivation = AsnConvert.parse(parametersOf(scheme.keyDerivationFunc), Pbkdf2Parameters);
    if (scheme.encryptionScheme.algorithm !== oids.aes256Cbc || derivation.prf?.algorithm !== oids.hmacWithSha256)
      return null;
    const iv = Buffer.from(AsnConvert.parse(parametersOf(scheme.encryptionScheme), OctetString).buffer);
    return { derivation, iv, encrypted: Buffer.from(encryptedData.buffer) };
  } catch {
    return null;
  }
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64");
}

function parametersOf({ parameters }: AlgorithmIdentifier): ArrayBuffer {
  if (parameters === null || parameters === undefined) throw new Error("an algorithm without parameters");
  return parameters;
}
