import type { EntityManager } from "typeorm";
import type { Refusal } from "../../domain/errors.js";
import { judgeKey, type KeyStanding } from "../../domain/keyCompromise.js";
import type { Result } from "../../domain/result.js";
import { openRevocationStatuses } from "../../domain/revocation.js";
import { BlockedKey } from "../../entities/BlockedKey.js";
import type { Certificate } from "../../entities/Certificate.js";
import { found } from "../found.js";
import { run, wordList } from "../statements.js";

/** Whether a certificate with this key was ever revoked for key compromise (D12). */
export async function isKeyBlocked(manager: EntityManager, keyHash: string): Promise<boolean> {
  return manager.existsBy(BlockedKey, { keyHash });
}

/**
 * Refuses a CSR of an account whose key is blocked, whoever brings it, for ever (D12), or that an open request of the account calls compromised.
 * @returns KEY_REJECTED, or ok
 */
export async function refuseBadKey(
  manager: EntityManager,
  key: { readonly keyHash: string; readonly accountId: string },
): Promise<Result<null, Refusal>> {
  const { rows } = await run<KeyStanding>(manager, keyStanding, [key.keyHash, key.accountId]);
  return judgeKey(found(rows[0]));
}

const keyStanding = `select exists (select from blocked_keys where key_hash = $1) as "isBlocked",
  exists (select from certificates c join revocation_request_certificates n on n.certificate_id = c.id join revocation_requests r on r.id = n.request_id
    where c.key_hash = $1 and c.account_id = $2 and r.reason = 'KEY_COMPROMISE'
    and r.status in ${wordList(openRevocationStatuses)}) as "isCalledCompromised"`;

/**
 * Blocks a key for ever (D12); twice does no harm.
 * @param key `nextLookAt`: when a job looks for other certificates with it; null: nobody has to
 */
export async function blockKey(
  tx: EntityManager,
  key: { readonly keyHash: string; readonly serialNumber: string; readonly nextLookAt: Date | null },
  now: Date,
): Promise<void> {
  // An update would lock the row, also one that changes nothing: thousands of certificates may have one key.
  const known = key.nextLookAt === null ? "do nothing" : "do update set next_look_at = excluded.next_look_at";
  await tx.query(
    `insert into blocked_keys (key_hash, serial_number, blocked_at, next_look_at) values ($1, $2, $3, $4)
     on conflict (key_hash) ${known}`,
    [key.keyHash, key.serialNumber, now, key.nextLookAt],
  );
}

/** D12: no certificate for the keys of these, ever again. */
export async function blockKeys(tx: EntityManager, certificates: Iterable<Certificate>, now: Date): Promise<void> {
  for (const { keyHash, serialNumber } of certificates)
    await blockKey(tx, { keyHash, serialNumber, nextLookAt: null }, now);
}
