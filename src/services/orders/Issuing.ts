import type { EntityManager } from "typeorm";
import { isAskedJustNow } from "../../domain/coverage.js";
import { type Message, message } from "../../domain/errors.js";
import type { IssuedCertificate } from "../../domain/issuing.js";
import { isInForce } from "../../domain/order.js";
import { fail, ok, type Result } from "../../domain/result.js";
import { Certificate } from "../../entities/Certificate.js";
import { Issuance } from "../../entities/Issuance.js";
import { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { isKeyBlocked } from "../keys/blockedKeys.js";
import { patiently } from "../patiently.js";
import { capturePayment } from "../payments/capturePayment.js";
import type { CaRefusal, CertificateAuthority, Clock, Ids } from "../ports.js";
import { isWanted, refuseLater, storeLater } from "../reissues/storeLater.js";
import { retryAt } from "../retryAt.js";
import type { CarryingOut } from "../revocations/CarryingOut.js";
import { findRow, findRowOrFail, readRow } from "../rows.js";
import { settleOrder } from "../settlements/settleOrder.js";
import { coverageEndOf, lostTimeOf } from "./coverageEndOf.js";
import { isUsable, lookAgain, type ToBeSigned } from "./lookAgain.js";
import { changeOrder, lockedOrder } from "./orderRow.js";
import { requestIssuanceIfReady } from "./requestIssuanceIfReady.js";

/** What is left to do once the CA's answer is stored. */
interface Aftermath {
  /** What it made turned out to be unusable just now: it has to be revoked before that is stored. */
  readonly again: boolean;
  /** Of the request that revokes the certificate that was replaced at once (K34). */
  readonly requestId: string | null;
}

const nothing: Aftermath = { again: false, requestId: null };

/** Carries stored intents to issue to the CA and stores what it answered. Whatever a crash left in between is picked up by `findDue`. */
export class Issuing {
  constructor(
    private readonly database: Database,
    private readonly ca: CertificateAuthority,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly carryingOut: CarryingOut,
  ) {}

  /** `issue` for a command, which waits no longer than it may; what fails or takes longer is finished by the job, which reports it. */
  async finish(issuanceId: string): Promise<void> {
    await patiently(this.issue(issuanceId).catch(() => undefined));
  }

  /**
   * Asks the CA for the certificate of one intent, outside of any transaction and under the intent's id, then stores the outcome: the certificate, or the CA's refusal, or when
   * to ask again. Twice or late does no harm.
   */
  async issue(issuanceId: string): Promise<void> {
    const wish = await this.toBeSigned(issuanceId);
    if (wish === null) return;
    const { issuance } = wish;
    this.database.passes("issuing:stored-intent");
    const answer = await this.ask(wish);
    this.database.passes("issuing:after-ca");
    if (!answer.ok && answer.error.retry) return this.askAgain(issuance);
    const revoked = answer.ok ? await this.revokeUnusable(issuance, answer.value) : ok(false);
    if (!revoked.ok) return this.askAgain(issuance);
    const outcome = { answer, revoked: revoked.value };
    const stored = await this.database.inTransaction((tx) => this.store(tx, issuanceId, outcome));
    this.database.passes("issuing:after-outcome");
    if (!stored.ok) return;
    if (stored.value.again) return this.issue(issuanceId);
    if (stored.value.requestId !== null) await this.carryingOut.finish(stored.value.requestId);
  }

  /** D12: nothing is signed for a blocked key, however lately it was asked for; that of an unblocked one is read in one look. */
  private async toBeSigned(id: string): Promise<ToBeSigned | null> {
    const { manager } = this.database;
    const now = this.clock.now();
    const unblocked = await readRow(manager, Issuance, { where: requestedOfUnblockedKey, parameters: [id] });
    if (unblocked !== null && isAskedJustNow(unblocked.notBefore, now)) return { issuance: unblocked, maySign: true };
    const issuance = unblocked ?? (await findRow(manager, Issuance, { id, status: "REQUESTED" }));
    if (issuance === null) return null;
    const seen = await this.database.inTransaction(async (tx) => ok(await lookAgain(tx, issuance, now)));
    return seen.ok ? seen.value : null;
  }

  /** @returns as the CA's refusal also what it was not asked for: then the key was compromised, or nobody wants to know why */
  private async ask({ issuance, maySign }: ToBeSigned): Promise<Result<IssuedCertificate, CaRefusal>> {
    const { id: requestId, publicKey, profile, notBefore, notAfter } = issuance;
    if (maySign) return this.ca.issue({ requestId, publicKey, profile, notBefore, notAfter });
    const signed = await this.ca.signedFor(requestId);
    if (!signed.ok) return signed;
    return signed.value === null ? fail({ retry: false, message: message("key.blocked") }) : ok(signed.value);
  }

  /**
   * A certificate that nobody may use must not stay valid (I4). Revoked while the intent still stands: after a crash, or a CA that is silent, the job comes back here.
   * @returns whether it was one; the CA's refusal: it is still valid
   */
  private async revokeUnusable(
    issuance: Issuance,
    { serialNumber }: IssuedCertificate,
  ): Promise<Result<boolean, CaRefusal>> {
    const { manager } = this.database;
    const order = await findRowOrFail(manager, Order, { id: issuance.orderId });
    if (await isUsable(manager, order, issuance)) return ok(false);
    const isCompromised = await isKeyBlocked(manager, issuance.keyHash);
    const reason = isCompromised ? "KEY_COMPROMISE" : "CESSATION_OF_OPERATION";
    const answer = await this.ca.revoke({ serialNumber, reason });
    return answer.ok ? ok(true) : answer;
  }

  private async askAgain({ id, tries }: Issuance): Promise<void> {
    await this.database.manager.update(
      Issuance,
      { id, status: "REQUESTED" },
      { nextTryAt: retryAt(this.clock.now(), tries), tries: tries + 1 },
    );
  }

  private async store(
    tx: EntityManager,
    issuanceId: string,
    { answer, revoked }: { readonly answer: Result<IssuedCertificate, CaRefusal>; readonly revoked: boolean },
  ): Promise<Result<Aftermath, never>> {
    const { orderId } = await findRowOrFail(tx, Issuance, { id: issuanceId });
    const order = await lockedOrder(tx, orderId);
    const issuance = await findRow(tx, Issuance, { id: issuanceId, status: "REQUESTED" });
    if (issuance === null) return ok(nothing);
    const now = this.clock.now();
    const usable = answer.ok && (await isUsable(tx, order, issuance));
    if (answer.ok && !usable && !revoked) return ok({ ...nothing, again: true });
    const status = usable ? "ISSUED" : "REFUSED";
    await tx.update(Issuance, { id: issuanceId }, { status, finishedAt: now });
    if (status === "ISSUED" && answer.ok)
      return ok(await this.storeCertificate(tx, order, { issuance, issued: answer.value, now }));
    const isOrdersMatter =
      issuance.kind === "DUPLICATE" ? isInForce(order.status) : await isWanted(tx, order, issuance);
    // What it signed and nobody may use, though it is waited for: its key was compromised meanwhile.
    const reason = answer.ok ? message("key.blocked") : answer.error.message;
    if (isOrdersMatter) await refuse(tx, order, { issuance, reason, ids: this.ids, now });
    // Another reissue may have been asked for since the one that was given up.
    else await requestIssuanceIfReady(tx, order, { ids: this.ids, now });
    return ok(nothing);
  }

  private async storeCertificate(
    tx: EntityManager,
    order: Order,
    { issuance, issued, now }: { issuance: Issuance; issued: IssuedCertificate; now: Date },
  ): Promise<Aftermath> {
    const certificate = certificateRow(this.ids.next("crt"), issuance, { issued, now });
    await tx.insert(Certificate, certificate);
    if (issuance.kind !== "ORIGINAL")
      return { ...nothing, requestId: await storeLater(tx, order, { issuance, certificate, ids: this.ids, now }) };
    const paid = await capturePayment(tx, order.id, now);
    const coverageEndsAt = await coverageEndOf(tx, { order, kind: "ORIGINAL", now });
    const lostTimeMs = String(await lostTimeOf(tx, order, now));
    await changeOrder(tx, order, {
      set: {
        status: "ISSUED",
        firstIssuedAt: order.firstIssuedAt ?? now,
        coverageEndsAt,
        lostTimeMs,
        currentCertificateId: certificate.id,
        expiresAt: certificate.notAfter,
      },
      events: [
        { kind: "CertificateChanged", certificateId: certificate.id, certificateStatus: "ISSUED" },
        { kind: "OrderStatusChanged", previousStatus: order.status, status: "ISSUED" },
        ...paid,
      ],
      actorId: null,
      now,
    });
    return nothing;
  }
}

const requestedOfUnblockedKey =
  "id = $1 and status = 'REQUESTED' and not exists (select from blocked_keys b where b.key_hash = issuances.key_hash)";

/** The CA will never sign it, or must not. */
async function refuse(
  tx: EntityManager,
  order: Order,
  { issuance, ...why }: { issuance: Issuance; reason: Message; ids: Ids; now: Date },
): Promise<void> {
  if (issuance.kind === "ORIGINAL") await reject(tx, order, why);
  else await refuseLater(tx, order, { issuance, now: why.now });
}

/** The CA will never sign it: PENDING -> REJECTED, settled as one cancelled before its issue (rules, section 6). */
async function reject(
  tx: EntityManager,
  order: Order,
  { reason, ids, now }: { reason: Message; ids: Ids; now: Date },
): Promise<void> {
  const settled = await settleOrder(tx, order, { refundable: true, beforeIssue: true, now, ids });
  await changeOrder(tx, order, {
    set: { status: "REJECTED", closure: "REJECTION" },
    events: [
      { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.ca.refused" } },
      { kind: "OrderStatusChanged", previousStatus: order.status, status: "REJECTED" },
      ...settled,
    ],
    reason,
    actorId: null,
    now,
  });
}

function certificateRow(
  id: string,
  issuance: Issuance,
  { issued, now }: { issued: IssuedCertificate; now: Date },
): Certificate {
  return {
    id,
    orderId: issuance.orderId,
    accountId: issuance.accountId,
    issuanceId: issuance.id,
    kind: issuance.kind,
    status: "ISSUED",
    serialNumber: issued.serialNumber,
    commonName: issuance.profile.commonName,
    subjectAlternativeNames: [...issuance.profile.subjectAlternativeNames],
    notBefore: issued.notBefore,
    notAfter: issued.notAfter,
    sha256Fingerprint: issued.sha256Fingerprint,
    keyHash: issuance.keyHash,
    pem: issued.pem,
    replacesId: issuance.replacesId,
    createdAt: now,
    revokedAt: null,
    revocationReason: null,
    scheduledRevocationAt: null,
    crlPublishedAt: null,
    version: 1,
  };
}
