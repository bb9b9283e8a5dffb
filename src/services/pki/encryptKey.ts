import { createCipheriv, type KeyObject, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { der } from "./der.js";
import { oids } from "./oids.js";
import { toPem } from "./toPem.js";

/**
 * Rounds of PBKDF2 with HMAC-SHA-256. A passphrase that somebody has chosen may be guessed at (OWASP, 2023: 600,000; `KeyObject.export` would take 2,048). One of 256 random bits is guessed no sooner with
 * one round than with all of them, which cost a start 0.1 s, and a root's signature as much of everybody's time.
 */
const rounds = { chosen: 600_000, random: 1000 } as const;

const derive = promisify(pbkdf2);

/** What keys are encrypted with: derived once, in the thread pool, for keys that have one passphrase anyway. */
export interface KeyEncryption {
  readonly rounds: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** @param kind whether a person has chosen the passphrase, or it was made at random */
export async function keyEncryption(passphrase: string, kind: keyof typeof rounds): Promise<KeyEncryption> {
  const salt = randomBytes(16);
  return { rounds: rounds[kind], salt, key: await derive(passphrase, salt, rounds[kind], 32, "sha256") };
}

/**
 * A private key as encrypted PKCS#8 (RFC 5958; PBES2 of RFC 8018 with PBKDF2, HMAC-SHA-256 and AES-256-CBC). Read it
 * with `createPrivateKey` or openssl.
 * @returns PEM
 */
export function encryptKey(privateKey: KeyObject, encryption: KeyEncryption): string {
  const { rounds: count, salt, key } = encryption;
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const encrypted = Buffer.concat([cipher.update(privateKey.export({ format: "der", type: "pkcs8" })), cipher.final()]);
  const prf = der.sequence(der.oid(oids.hmacWithSha256), der.null);
  const derivation = der.sequence(der.oid(oids.pbkdf2), der.sequence(der.octetString(salt), der.integer(count), prf));
  const scheme = der.sequence(der.oid(oids.aes256Cbc), der.octetString(iv));
  const algorithm = der.sequence(der.oid(oids.pbes2), der.sequence(derivation, scheme));
  return toPem("ENCRYPTED PRIVATE KEY", der.sequence(algorithm, der.octetString(encrypted)));
}
