import { type EntityManager, IsNull, LessThanOrEqual } from "typeorm";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { challengePeriod, challengeText, crlVisibilityPeriod, mostOpenChallenges } from "../../domain/keyCompromise.js";
import { say } from "../../domain/messages/catalogue.js";
import { ok, type Result } from "../../domain/result.js";
import { normalizedSerial } from "../../domain/revocationWish.js";
import { emailFault, proseFault, textFault, trimmed } from "../../domain/textField.js";
import { BlockedKey } from "../../entities/BlockedKey.js";
import { Certificate } from "../../entities/Certificate.js";
import { KeyCompromiseChallenge } from "../../entities/KeyCompromiseChallenge.js";
import type { Order } from "../../entities/Order.js";
import type { RevocationRequest } from "../../entities/RevocationRequest.js";
import type { Database } from "../database.js";
import { found } from "../found.js";
import { inGroups } from "../inGroups.js";
import { leaseUntil } from "../leaseUntil.js";
import { lockedOrder } from "../orders/orderRow.js";
import type { Clock, Ids } from "../ports.js";
import type { CarryingOut } from "../revocations/CarryingOut.js";
import { blockKey } from "./blockedKeys.js";
import { findProof, type KeyProof, openChallenges, useUp } from "./challenges.js";
import { type ProvenDraft, revokeCompromised } from "./revokeCompromised.js";

export interface ReportWish {
  readonly serialNumber: string;
  readonly keyCompromiseProof: string;
  readonly description?: string | null | undefined;
  readonly contactEmail?: string | null | undefined;
}

/** What a stranger learns: nothing of the order. */
export interface Report {
  readonly serialNumber: string;
  readonly acceptedAt: Date;
  readonly visibleInCrlBy: Date;
}

/** Milliseconds after which a job looks once more. */
const untilSecondLook = 30_000;

/** Orders that one look takes: done in a moment, long before the job's lease is over. */
const portion = 50;

/** Proof of key compromise (rules, section 5): whoever holds a certificate's key has it revoked, with every other certificate that has it, and the key is blocked for ever. */
export class CompromisedKeys {
  constructor(
    private readonly database: Database,
    private readonly carryingOut: CarryingOut,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `createKeyCompromiseChallenge`: for whoever knows a serial number, whatever became of the certificate. */
  async createChallenge(serialNumber: string): Promise<Result<KeyCompromiseChallenge, Refusal>> {
    const certificate = await this.bySerial(serialNumber);
    if (certificate === null) return refuse("NOT_FOUND", "error.certificate.notFound");
    const now = this.clock.now();
    // Strangers make these rows: what nobody can use any more does not pile up.
    const unused = { certificateId: certificate.id, usedAt: IsNull(), expiresAt: LessThanOrEqual(now) };
    await this.database.manager.delete(KeyCompromiseChallenge, unused);
    const expiresAt = new Date(now.getTime() + challengePeriod);
    const open = await openChallenges(this.database.manager, certificate.id, now);
    // Whoever comes after a flood of strangers shares the newest one: nobody is locked out, and nothing that was handed out is taken back.
    if (open.length >= mostOpenChallenges) return this.shareChallenge(found(open[0]), expiresAt);
    const challenge = Object.assign(new KeyCompromiseChallenge(), {
      id: this.ids.next("chl"),
      certificateId: certificate.id,
      challenge: challengeText(certificate.serialNumber, this.ids.secret(32)),
      createdAt: now,
      expiresAt,
      usedAt: null,
    } satisfies KeyCompromiseChallenge);
    return this.database.inTransaction(async (tx) => {
      await tx.insert(KeyCompromiseChallenge, challenge);
      return ok(challenge);
    });
  }

  /** A challenge needs no secrecy: only the key's holder can use it up. */
  private async shareChallenge(
    open: KeyCompromiseChallenge,
    expiresAt: Date,
  ): Promise<Result<KeyCompromiseChallenge, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      await tx.update(KeyCompromiseChallenge, { id: open.id }, { expiresAt });
      return ok({ ...open, expiresAt });
    });
  }

  /** `reportKeyCompromise`: by a stranger. Of an expired certificate the key is blocked, and that is all (K22). */
  async report(wish: ReportWish): Promise<Result<Report, Refusal>> {
    const faults = [
      ...textFault("keyCompromiseProof", wish.keyCompromiseProof.replace(/\s/g, ""), 4096),
      ...proseFault("description", wish.description),
      ...(trimmed(wish.contactEmail) === null ? [] : emailFault("contactEmail", wish.contactEmail)),
    ];
    if (faults.length > 0) return invalid(...faults);
    const certificate = await this.bySerial(wish.serialNumber);
    if (certificate === null) return refuse("NOT_FOUND", "error.certificate.notFound");
    const proof = await this.find([certificate], wish.keyCompromiseProof);
    if (proof === null) return refuse("PROOF_INVALID", "error.proofInvalid");
    const accepted = await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, certificate.orderId);
      return this.accept(tx, order, { proof, draft: { ...strangers, description: reported(wish) } });
    });
    if (!accepted.ok) return accepted;
    const acceptedAt = this.clock.now();
    await this.finish(proof);
    const visibleInCrlBy = new Date(acceptedAt.getTime() + crlVisibilityPeriod);
    return ok({ serialNumber: certificate.serialNumber, acceptedAt, visibleInCrlBy });
  }

  /** Whether a proof verifies against an open challenge of one of the certificates; changes nothing. Outside of any transaction. */
  find(certificates: readonly Certificate[], proof: string): Promise<KeyProof | null> {
    return findProof(this.database.manager, certificates, { proof, now: this.clock.now() });
  }

  /**
   * Uses a proof up, blocks the key, and has everything of the order with that key revoked (`revokeCompromised`). The caller holds the order's lock and calls `finish` after the commit.
   * @returns PROOF_INVALID when somebody has used the challenge up meanwhile
   */
  async accept(
    tx: EntityManager,
    order: Order,
    { proof, draft }: { readonly proof: KeyProof; readonly draft: ProvenDraft },
  ): Promise<Result<RevocationRequest | null, Refusal>> {
    const now = this.clock.now();
    if (!(await useUp(tx, proof.challengeId, now))) return refuse("PROOF_INVALID", "error.proofInvalid");
    const { keyHash, serialNumber } = proof.certificate;
    await blockKey(tx, { keyHash, serialNumber, nextLookAt: now }, now);
    const how = { keyHash, draft, ids: this.ids, now, carriedOutAt: leaseUntil(now) };
    return ok(await revokeCompromised(tx, order, how));
  }

  /**
   * `accept` for a request of somebody who sees the order: never refused (D5) where there is anything left to do.
   * @returns id of the request; CERTIFICATE_EXPIRED (K22) or CERTIFICATE_REVOKED (for this reason already) when there is nothing to revoke. `finish` blocks the key all the same
   */
  async acceptFor(
    tx: EntityManager,
    order: Order,
    how: { readonly proof: KeyProof; readonly draft: ProvenDraft },
  ): Promise<Result<string, Refusal>> {
    const accepted = await this.accept(tx, order, how);
    if (!accepted.ok) return accepted;
    if (accepted.value !== null) return ok(accepted.value.id);
    // As it was when the proof was verified: another may have revoked it since, but time alone lets it expire.
    const { revokedAt, notAfter } = how.proof.certificate;
    return revokedAt === null && notAfter <= this.clock.now()
      ? refuse("CERTIFICATE_EXPIRED", "error.certificate.expired")
      : refuse("CERTIFICATE_REVOKED", "error.certificate.revoked");
  }

  /** Carries out what an accepted proof asks for in the order that it came for, and waits for it as long as a command may. The other orders with the key are left to a job, which looks at once (`look`). */
  async finish({ challengeId, certificate: { keyHash, serialNumber, orderId } }: KeyProof): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      // Of an expired certificate, whose request was refused, there is no block yet.
      const now = this.clock.now();
      if (await useUp(tx, challengeId, now)) await blockKey(tx, { keyHash, serialNumber, nextLookAt: now }, now);
      return ok(null);
    });
    const rows: { id: string }[] = await this.database.manager.query(provenRequests, [orderId]);
    await this.carryingOut.finish(...rows.map(({ id }) => id));
  }

  /**
   * The job's look at a blocked key: has valid certificates with it revoked, whosever they are, so many of them that others are not kept waiting, and leaves the rest to the next look. Carrying out is a job too.
   * After the last one nothing new is stored with the key. Twice or late does no harm.
   */
  async look(keyHash: string): Promise<void> {
    const { manager } = this.database;
    const key = await manager.findOneByOrFail(BlockedKey, { keyHash });
    const orders: { id: string }[] = await manager.query(ordersToSweep, [keyHash, this.clock.now(), portion]);
    const failures = await inGroups(this.database, orders, (tx, { id }) => this.sweep(tx, key, id));
    const isLeft = orders.length === portion && failures.length < portion;
    // What failed comes again when the job's lease is over, and keeps the others from nothing.
    if (isLeft || failures.length === 0)
      await manager.update(BlockedKey, { keyHash }, { nextLookAt: isLeft ? this.clock.now() : this.secondLook(key) });
    if (failures.length > 0) throw failures[0];
  }

  private async sweep(tx: EntityManager, { keyHash, serialNumber }: BlockedKey, orderId: string): Promise<void> {
    const description = say("revocation.description.sameKey", "JA", { serialNumber });
    const order = await lockedOrder(tx, orderId);
    const now = this.clock.now();
    const how = { keyHash, draft: { ...strangers, description }, ids: this.ids, now, carriedOutAt: now };
    await revokeCompromised(tx, order, how);
  }

  /** For a certificate that was being stored when the key was blocked. @returns null when it has been */
  private secondLook({ blockedAt }: BlockedKey): Date | null {
    const at = new Date(blockedAt.getTime() + untilSecondLook);
    return at > this.clock.now() ? at : null;
  }

  private bySerial(serialNumber: string): Promise<Certificate | null> {
    return this.database.manager.findOneBy(Certificate, { serialNumber: normalizedSerial(serialNumber) });
  }
}

const strangers = { wholeOrder: false, requester: null, requestedById: null, staffNote: null } as const;

/** The one who reports may say how it leaked and where to reach him; the order's owner reads it. */
function reported({ description, contactEmail }: ReportWish): string {
  const said = [say("revocation.description.reported", "JA"), trimmed(description), trimmed(contactEmail)];
  return said.filter((part) => part !== null).join("\n\n");
}

// What waits to be carried out is done for this look: an open request that names the certificate, or one of the whole order while the certificate is valid.
const ordersToSweep = `select distinct c.order_id as id from certificates c
  where c.key_hash = $1 and c.not_after > $2
  and (c.status in ('ISSUED', 'REVOCATION_SCHEDULED') or (c.status = 'REVOKED' and c.revocation_reason <> 'KEY_COMPROMISE'))
  and not exists (select from revocation_requests r
    where r.order_id = c.order_id and r.key_compromise_proven and r.status in ('APPROVED', 'FAILED')
    and ((r.whole_order and c.status <> 'REVOKED')
      or exists (select from revocation_request_certificates n where n.request_id = r.id and n.certificate_id = c.id)))
  order by 1 limit $3`;

const provenRequests = `select id from revocation_requests
  where key_compromise_proven and status in ('APPROVED', 'FAILED') and order_id = $1`;
