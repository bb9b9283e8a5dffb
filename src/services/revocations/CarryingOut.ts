import { setTimeout as sleep } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import type { EventDraft } from "../../domain/events.js";
import { ok, type Result } from "../../domain/result.js";
import { Certificate } from "../../entities/Certificate.js";
import { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import type { Database } from "../database.js";
import { changeOrder } from "../orders/orderRow.js";
import type { CertificateAuthority, Clock, Revoked } from "../ports.js";
import { changeRequest } from "./requestRow.js";

/** Milliseconds that a command waits for the CA (D20). */
const patience = 5000;

/** Milliseconds for which a decided request is left to the process that decided it; afterwards any other picks it up. */
const lease = 10_000;

/** Seconds until a CA that did not answer is asked again, by how often it was asked: until it does (rules, section 6). */
const retrySeconds = [5, 10, 30, 60, 300];

export const leaseUntil = (now: Date): Date => new Date(now.getTime() + lease);

/** Revokes for real what was approved: asks the CA, outside of any transaction, then stores 失効済み (D10). A restart picks up what a crash left. */
export class CarryingOut {
  constructor(
    private readonly database: Database,
    private readonly ca: CertificateAuthority,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Carries a request out if it is approved, and waits for it as long as a command may; a slower CA is finished with by a job. */
  async finish(requestId: string): Promise<void> {
    const timeout = new AbortController();
    const work = this.carryOut(requestId).catch(this.onError);
    await Promise.race([
      work,
      sleep(patience, undefined, { signal: timeout.signal, ref: false }).catch(() => undefined),
    ]);
    timeout.abort();
  }

  /** Twice or late does no harm: the CA's revocation and the outcome's compare-and-set are idempotent. */
  async carryOut(requestId: string): Promise<void> {
    const request = await this.database.manager.findOneBy(RevocationRequest, { id: requestId });
    if (request === null || (request.status !== "APPROVED" && request.status !== "FAILED")) return;
    const answers = new Map<string, Revoked>();
    for (const certificate of await targets(this.database.manager, request)) {
      const answer = await this.ca.revoke({ serialNumber: certificate.serialNumber, reason: request.reason });
      if (!answer.ok) return this.askAgain(request);
      answers.set(certificate.id, answer.value);
    }
    const stored = await this.database.inTransaction((tx) => this.store(tx, requestId, answers));
    // A certificate that came to the order in between is revoked in another round.
    if (stored.ok && stored.value === "MORE") await this.carryOut(requestId);
  }

  private async askAgain(seen: RevocationRequest): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, seen.orderId);
      const request = await tx.findOneByOrFail(RevocationRequest, { id: seen.id });
      const now = this.clock.now();
      const seconds = retrySeconds[Math.min(request.tries, retrySeconds.length - 1)] ?? 300;
      const set = { nextTryAt: new Date(now.getTime() + seconds * 1000), tries: request.tries + 1 };
      if (request.status === "FAILED") await tx.update(RevocationRequest, { id: seen.id }, set);
      if (request.status !== "APPROVED") return ok(null);
      const event = await changeRequest(tx, request, { ...set, status: "FAILED" });
      await changeOrder(tx, order, { events: [event], actorId: null, now });
      return ok(null);
    });
  }

  private async store(
    tx: EntityManager,
    requestId: string,
    answers: ReadonlyMap<string, Revoked>,
  ): Promise<Result<"DONE" | "MORE", never>> {
    const { orderId } = await tx.findOneByOrFail(RevocationRequest, { id: requestId });
    const order = await lockedOrder(tx, orderId);
    const request = await tx.findOneByOrFail(RevocationRequest, { id: requestId });
    if (request.status !== "APPROVED" && request.status !== "FAILED") return ok("DONE");
    const certificates = await targets(tx, request);
    if (certificates.some((each) => !answers.has(each.id))) return ok("MORE");
    const now = this.clock.now();
    const events: EventDraft[] = [];
    for (const each of certificates)
      events.push(...(await revoked(tx, each, { request, answer: answers.get(each.id) })));
    events.push(await changeRequest(tx, request, { status: "COMPLETED", completedAt: now, nextTryAt: null }));
    const closed = request.wholeOrder && (order.status === "ISSUED" || order.status === "REISSUE_PENDING");
    if (closed) events.push({ kind: "OrderStatusChanged", previousStatus: order.status, status: "REVOKED" });
    // C2: within the window it counts as the order's cancellation; its status is 失効済み all the same.
    const closure = request.countsAsCancellation ? "CANCELLATION" : "REVOCATION";
    await changeOrder(tx, order, {
      ...(closed && { set: { status: "REVOKED", closure } }),
      events,
      actorId: request.decidedById ?? request.requestedById,
      now,
    });
    return ok("DONE");
  }
}

async function lockedOrder(tx: EntityManager, id: string): Promise<Order> {
  return tx.findOneOrFail(Order, { where: { id }, lock: { mode: "pessimistic_write" } });
}

/** The certificates of the request that are still to be revoked; of a whole order, whatever it has by now (I4). */
async function targets(manager: EntityManager, request: RevocationRequest): Promise<Certificate[]> {
  const all = await manager.findBy(Certificate, { orderId: request.orderId });
  const named = request.wholeOrder
    ? null
    : await manager.findBy(RevocationRequestCertificate, { requestId: request.id });
  return all.filter(
    (each) => isLiveCertificate(each.status) && (named === null || named.some((one) => one.certificateId === each.id)),
  );
}

/** One certificate's row and what happened to it: revoked, and visible to every client (D10). */
async function revoked(
  tx: EntityManager,
  certificate: Certificate,
  { request, answer }: { request: RevocationRequest; answer: Revoked | undefined },
): Promise<EventDraft[]> {
  if (answer === undefined) throw new Error("a certificate that the CA was not asked about");
  const { id, version } = certificate;
  const set = {
    status: "REVOKED",
    revokedAt: answer.revokedAt,
    revocationReason: request.reason,
    crlPublishedAt: answer.crlPublishedAt,
  } as const;
  await tx.update(Certificate, { id, version }, { ...set, scheduledRevocationAt: null, version: version + 1 });
  const changed = { kind: "CertificateChanged", certificateId: id, certificateStatus: "REVOKED" } as const;
  return [changed, { ...changed, message: { key: "event.certificate.inCrl" } }];
}
