import { createCipheriv, type KeyObject, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { der } from "./der.js";
import { oids } from "./oids.js";
import { toPem } from "./toPem.js";

/** `KeyObject.export` would take 2,048 (OWASP, 2023: 600,000 for HMAC-SHA-256). */
const rounds = 600_000;

const derive = promisify(pbkdf2);

/** What keys are encrypted with: derived once, in the thread pool, for keys that have one passphrase anyway. */
export interface KeyEncryption {
  readonly salt: Buffer;
  readonly key: Buffer;
}

export async function keyEncryption(passphrase: string): Promise<KeyEncryption> {
  const salt = randomBytes(16);
  return { salt, key: await derive(passphrase, salt, rounds, 32, "sha256") };
}

/**
 * A private key as encrypted PKCS#8 (RFC 5958; PBES2 of RFC 8018 with PBKDF2, HMAC-SHA-256 and AES-256-CBC). Read it
 * with `createPrivateKey` or openssl.
 * @returns PEM
 */
export function encryptKey(privateKey: KeyObject, { salt, key }: KeyEncryption): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const encrypted = Buffer.concat([cipher.update(privateKey.export({ format: "der", type: "pkcs8" })), cipher.final()]);
  const prf = der.sequence(der.oid(oids.hmacWithSha256), der.null);
  const derivation = der.sequence(der.oid(oids.pbkdf2), der.sequence(der.octetString(salt), der.integer(rounds), prf));
  const encryption = der.sequence(der.oid(oids.aes256Cbc), der.octetString(iv));
  const algorithm = der.sequence(der.oid(oids.pbes2), der.sequence(derivation, encryption));
  return toPem("ENCRYPTED PRIVATE KEY", der.sequence(algorithm, der.octetString(encrypted)));
}
