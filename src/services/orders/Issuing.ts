import type { EntityManager } from "typeorm";
import type { IssuedCertificate } from "../../domain/issuing.js";
import { ok, type Result } from "../../domain/result.js";
import { Certificate } from "../../entities/Certificate.js";
import { Issuance } from "../../entities/Issuance.js";
import { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import type { Database } from "../database.js";
import type { CaRefusal, CertificateAuthority, Clock, Ids } from "../ports.js";
import { changeOrder } from "./orderRow.js";
import { coverageEndOf } from "./requestIssuanceIfReady.js";

/** Seconds until a CA that did not answer is asked again, by how often it was asked. */
const retrySeconds = [5, 10, 30, 60, 300];

/** Carries stored intents to issue to the CA and stores what it answered. Whatever a crash left in between is picked up by `findDue`. */
export class Issuing {
  constructor(
    private readonly database: Database,
    private readonly ca: CertificateAuthority,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Asks the CA for the certificate of one intent, outside of any transaction and under the intent's id, then stores the outcome: the certificate, or the CA's refusal, or when
   * to ask again. Twice or late does no harm.
   */
  async issue(issuanceId: string): Promise<void> {
    const issuance = await this.database.manager.findOneBy(Issuance, { id: issuanceId, status: "REQUESTED" });
    if (issuance === null) return;
    const { id: requestId, publicKey, profile, notBefore, notAfter } = issuance;
    const answer = await this.ca.issue({ requestId, publicKey, profile, notBefore, notAfter });
    if (!answer.ok && answer.error.retry) return this.askAgain(issuance);
    const unwanted = await this.database.inTransaction((tx) => this.store(tx, issuanceId, answer));
    // The order ended while the CA was signing: its certificate must not stay valid (I4).
    if (unwanted.ok && unwanted.value && answer.ok)
      await this.ca.revoke({ serialNumber: answer.value.serialNumber, reason: "CESSATION_OF_OPERATION" });
  }

  private async askAgain({ id, tries }: Issuance): Promise<void> {
    const seconds = retrySeconds[Math.min(tries, retrySeconds.length - 1)] ?? 300;
    await this.database.manager.update(
      Issuance,
      { id, status: "REQUESTED" },
      { nextTryAt: new Date(this.clock.now().getTime() + seconds * 1000), tries: tries + 1 },
    );
  }

  /** @returns whether nobody wants the certificate any more */
  private async store(
    tx: EntityManager,
    issuanceId: string,
    answer: Result<IssuedCertificate, CaRefusal>,
  ): Promise<Result<boolean, never>> {
    const { orderId } = await tx.findOneByOrFail(Issuance, { id: issuanceId });
    const order = await tx.findOneOrFail(Order, { where: { id: orderId }, lock: { mode: "pessimistic_write" } });
    const issuance = await tx.findOneBy(Issuance, { id: issuanceId, status: "REQUESTED" });
    if (issuance === null) return ok(false);
    const now = this.clock.now();
    const wanted = order.status === "PENDING";
    const status = answer.ok && wanted ? "ISSUED" : "REFUSED";
    await tx.update(Issuance, { id: issuanceId }, { status, finishedAt: now });
    if (!wanted) return ok(true);
    if (answer.ok) await this.storeCertificate(tx, order, { issuance, issued: answer.value, now });
    else await reject(tx, order, now);
    return ok(false);
  }

  private async storeCertificate(
    tx: EntityManager,
    order: Order,
    { issuance, issued, now }: { issuance: Issuance; issued: IssuedCertificate; now: Date },
  ): Promise<void> {
    const certificate = certificateRow(this.ids.next("crt"), issuance, { issued, now });
    await tx.insert(Certificate, certificate);
    await tx.update(
      Payment,
      { orderId: order.id, status: "AUTHORIZED" },
      { status: "PAID", version: () => "version + 1" },
    );
    const coverageEndsAt = await coverageEndOf(tx, order, now);
    await changeOrder(tx, order, {
      set: {
        status: "ISSUED",
        firstIssuedAt: order.firstIssuedAt ?? now,
        coverageEndsAt,
        currentCertificateId: certificate.id,
        expiresAt: certificate.notAfter,
      },
      events: [
        { kind: "CertificateChanged", certificateId: certificate.id, certificateStatus: "ISSUED" },
        { kind: "OrderStatusChanged", previousStatus: order.status, status: "ISSUED" },
      ],
      actorId: null,
      now,
    });
  }
}

/** The CA will never sign it: PENDING -> REJECTED (rules, section 6). */
async function reject(tx: EntityManager, order: Order, now: Date): Promise<void> {
  await changeOrder(tx, order, {
    set: { status: "REJECTED", closure: "REJECTION" },
    events: [
      { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.ca.refused" } },
      { kind: "OrderStatusChanged", previousStatus: order.status, status: "REJECTED" },
    ],
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
