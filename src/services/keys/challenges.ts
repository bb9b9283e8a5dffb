import { type KeyObject, verify, X509Certificate } from "node:crypto";
import { type EntityManager, IsNull, MoreThan } from "typeorm";
import type { Certificate } from "../../entities/Certificate.js";
import { KeyCompromiseChallenge } from "../../entities/KeyCompromiseChallenge.js";

/** A signature that verified: the certificate whose key made it, and the challenge that it uses up. */
export interface KeyProof {
  readonly certificate: Certificate;
  readonly challengeId: string;
}

/** Characters that a proof may have; a signature by RSA-8192 has 1368. */
const mostCharacters = 4096;

/** What may still be signed for a certificate, newest first. */
export function openChallenges(
  manager: EntityManager,
  certificateId: string,
  now: Date,
): Promise<KeyCompromiseChallenge[]> {
  const where = { certificateId, usedAt: IsNull(), expiresAt: MoreThan(now) };
  return manager.find(KeyCompromiseChallenge, { where, order: { createdAt: "DESC", id: "DESC" } });
}

/**
 * Tries a proof against every open challenge of the certificates. Changes nothing; verifies in the thread pool, so outside of any transaction.
 * @param proof base64, lines and spaces do not matter
 * @returns null when nothing verifies
 */
export async function findProof(
  manager: EntityManager,
  certificates: readonly Certificate[],
  { proof, now }: { readonly proof: string; readonly now: Date },
): Promise<KeyProof | null> {
  const signature = signatureOf(proof);
  if (signature === null) return null;
  for (const certificate of certificates) {
    const key = new X509Certificate(certificate.pem).publicKey;
    for (const { id, challenge } of await openChallenges(manager, certificate.id, now))
      if (await verifies(key, Buffer.from(challenge), signature)) return { certificate, challengeId: id };
  }
  return null;
}

/** A challenge is good once: of two at the same time one wins. @returns whether it was still open */
export async function useUp(tx: EntityManager, challengeId: string, now: Date): Promise<boolean> {
  const { affected } = await tx.update(KeyCompromiseChallenge, { id: challengeId, usedAt: IsNull() }, { usedAt: now });
  return affected === 1;
}

function signatureOf(proof: string): Buffer | null {
  if (proof.length > mostCharacters) return null;
  const base64 = proof.replace(/\s/g, "");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, "base64") : null;
}

/** SHA-256 with RSA PKCS#1 v1.5 (RFC 8017 8.2), or ECDSA with the signature in DER (RFC 3279 2.2.3); as the key is. */
function verifies(key: KeyObject, data: Buffer, signature: Buffer): Promise<boolean> {
  return new Promise((resolve) =>
    verify("sha256", data, { key, dsaEncoding: "der" }, signature, (error, good) => resolve(error === null && good)),
  );
}
