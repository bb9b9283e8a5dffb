import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import type { EventDraft } from "../../domain/events.js";
import { mayRaiseReason } from "../../domain/keyCompromise.js";
import { isInForce, type OrderStatus } from "../../domain/order.js";
import { ok, type Result } from "../../domain/result.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { closeRevokedOrder } from "../cancellations/closeRevokedOrder.js";
import type { Database } from "../database.js";
import { blockKeys } from "../keys/blockedKeys.js";
import { leaseUntil } from "../leaseUntil.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { patiently } from "../patiently.js";
import type { CertificateAuthority, Clock, Ids, Revoked } from "../ports.js";
import { endReissue } from "../reissues/endReissue.js";
import { giveUpReissue } from "../reissues/giveUpReissue.js";
import { retryAt } from "../retryAt.js";
import { changeRows, findRow, findRowOrFail, findRows } from "../rows.js";
import { completeOvertaken } from "./completeOvertaken.js";
import { changeRequest } from "./requestRow.js";

/** Revokes for real what was approved: asks the CA, outside of any transaction, then stores 失効済み (D10). A restart picks up what a crash left. */
export class CarryingOut {
  constructor(
    private readonly database: Database,
    private readonly ca: CertificateAuthority,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Carries a request out if it is approved, and waits for it as long as a command may; a slower CA is finished with by a job. */
  async finish(requestId: string): Promise<void> {
    await patiently(this.carryOut(requestId).catch(this.onError));
  }

  /** Twice or late does no harm: the CA's revocation and the outcome's compare-and-set are idempotent. */
  async carryOut(requestId: string): Promise<void> {
    const request = await findRow(this.database.manager, RevocationRequest, { id: requestId });
    if (request === null || (request.status !== "APPROVED" && request.status !== "FAILED")) return;
    this.database.passes("revoking:stored-intent");
    const answers = new Map<string, Revoked>();
    for (const certificate of targets(request, await certificatesOf(this.database.manager, request))) {
      const answer = await this.ca.revoke({ serialNumber: certificate.serialNumber, reason: request.reason });
      if (!answer.ok) return this.askAgain(request);
      answers.set(certificate.id, answer.value);
    }
    this.database.passes("revoking:after-ca");
    const stored = await this.database.inTransaction((tx) => this.store(tx, request, answers));
    this.database.passes("revoking:after-outcome");
    // A certificate that came to the order in between is revoked in another round.
    if (stored.ok && stored.value === "MORE") await this.carryOut(requestId);
  }

  /** The time of a schedule has come (C34). It is approved first, so that nobody withdraws it while the CA is asked. */
  async carryOutSchedule(requestId: string): Promise<void> {
    const { orderId } = await findRowOrFail(this.database.manager, RevocationRequest, { id: requestId });
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, orderId);
      const request = await findRowOrFail(tx, RevocationRequest, { id: requestId });
      if (request.status !== "SCHEDULED") return ok(null);
      const now = this.clock.now();
      const event = await changeRequest(tx, request, { status: "APPROVED", nextTryAt: leaseUntil(now) });
      await changeOrder(tx, order, { events: [event], actorId: null, now });
      return ok(null);
    });
    await this.carryOut(requestId);
  }

  private async askAgain(seen: RevocationRequest): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, seen.orderId);
      const request = await findRowOrFail(tx, RevocationRequest, { id: seen.id });
      const now = this.clock.now();
      const set = { nextTryAt: retryAt(now, request.tries), tries: request.tries + 1 };
      if (request.status === "FAILED") await tx.update(RevocationRequest, { id: seen.id }, set);
      if (request.status !== "APPROVED") return ok(null);
      const event = await changeRequest(tx, request, { ...set, status: "FAILED" });
      await changeOrder(tx, order, { events: [event], actorId: null, now });
      return ok(null);
    });
  }

  private async store(
    tx: EntityManager,
    seen: RevocationRequest,
    answers: ReadonlyMap<string, Revoked>,
  ): Promise<Result<"DONE" | "MORE", never>> {
    const [order, request, found] = await Promise.all([
      lockedOrder(tx, seen.orderId),
      findRowOrFail(tx, RevocationRequest, { id: seen.id }),
      certificatesOf(tx, seen),
    ]);
    if (request.status !== "APPROVED" && request.status !== "FAILED") return ok("DONE");
    const certificates = targets(request, found);
    // A proof that came in between has raised the reason: the CA is told too.
    if (request.reason !== seen.reason || certificates.some((each) => !answers.has(each.id))) return ok("MORE");
    const now = this.clock.now();
    if (waitsForReissue(order, request)) await giveUpReissue(tx, order, { actorId: null, now });
    const [changes, completion] = await Promise.all([
      Promise.all(certificates.map((each) => revoked(tx, each, { request, answer: answers.get(each.id) }))),
      changeRequest(tx, request, { status: "COMPLETED", completedAt: now, nextTryAt: null }),
    ]);
    const events: EventDraft[] = [...changes.flat(), completion];
    if (request.reason === "KEY_COMPROMISE") await blockKeys(tx, [...certificates, ...namedOf(found)], now);
    const ended = await endHeldReissue(tx, order, { request, certificates, now });
    const status = statusAfter(order, request, ended.length > 0);
    const closed = status === "REVOKED" && order.status !== "REVOKED";
    events.push(...ended, ...(await completeOvertaken(tx, order.id, { orderStatus: status, now })));
    const { countsAsCancellation } = request;
    const closing = closed ? await closeRevokedOrder(tx, order, { countsAsCancellation, now, ids: this.ids }) : null;
    events.push(...(closing?.events ?? []));
    if (status !== order.status) events.push({ kind: "OrderStatusChanged", previousStatus: order.status, status });
    await changeOrder(tx, order, {
      set: { status, ...(closing && { closure: closing.closure }) },
      events,
      actorId: request.decidedById ?? request.requestedById,
      now,
    });
    return ok("DONE");
  }
}

/** Section 6: only a key compromise revokes an order out of 再発行保留中; where the reissue began after the approval, it ends first. */
function waitsForReissue(order: Order, { wholeOrder, reason }: RevocationRequest): boolean {
  return wholeOrder && reason !== "KEY_COMPROMISE" && order.status === "REISSUE_PENDING";
}

/** C36: a key compromise ends the reissue that is to replace one of the certificates. */
async function endHeldReissue(
  tx: EntityManager,
  order: Order,
  how: { readonly request: RevocationRequest; readonly certificates: readonly Certificate[]; readonly now: Date },
): Promise<EventDraft[]> {
  const { request, certificates, now } = how;
  if (order.status !== "REISSUE_PENDING" || request.reason !== "KEY_COMPROMISE") return [];
  const replaced = request.wholeOrder || certificates.some(({ id }) => id === order.currentCertificateId);
  return replaced ? endReissue(tx, order, now) : [];
}

/** The whole order: 失効済み. One certificate: the order stays 発行済み (C37), also when the reissue that it waited for is over. */
function statusAfter(order: Order, request: RevocationRequest, reissueEnded: boolean): OrderStatus {
  if (!isInForce(order.status)) return order.status;
  if (request.wholeOrder) return "REVOKED";
  return reissueEnded ? "ISSUED" : order.status;
}

/** All of the order, and the request's names of them. */
async function certificatesOf(manager: EntityManager, { id, orderId }: Pick<RevocationRequest, "id" | "orderId">) {
  const [all, named] = await Promise.all([
    findRows(manager, Certificate, { orderId }),
    findRows(manager, RevocationRequestCertificate, { requestId: id }),
  ]);
  return { all, named };
}

/** What it is about by name, also what was revoked otherwise since. */
function namedOf({ all, named }: Awaited<ReturnType<typeof certificatesOf>>): Certificate[] {
  return all.filter(({ id }) => named.some((one) => one.certificateId === id));
}

/**
 * The certificates of the request that are still to be revoked; of a whole order, whatever it has by now (I4). Where the compromise is proven, also those whose reason is
 * to be raised (rules, section 6).
 */
function targets(request: RevocationRequest, found: Awaited<ReturnType<typeof certificatesOf>>): Certificate[] {
  const named = namedOf(found);
  return found.all.filter((each) =>
    isLiveCertificate(each.status)
      ? request.wholeOrder || named.includes(each)
      : request.keyCompromiseProven && mayRaiseReason(each) && named.includes(each),
  );
}

/** One certificate's row and what happened to it: revoked, and visible to every client (D10). */
export async function revoked(
  tx: EntityManager,
  certificate: Certificate,
  { request, answer }: { request: Pick<RevocationRequest, "reason">; answer: Revoked | undefined },
): Promise<EventDraft[]> {
  if (answer === undefined) throw new Error("a certificate that the CA was not asked about");
  const { id, version } = certificate;
  if (certificate.status === "REVOKED") {
    const raised = { revocationReason: request.reason, version: version + 1 };
    await changeRows(tx, Certificate, { where: { id, version }, set: raised });
    const message = { key: "event.certificate.reasonRaised" } as const;
    return [{ kind: "CertificateChanged", certificateId: id, certificateStatus: "REVOKED", message }];
  }
  const set = {
    status: "REVOKED",
    revokedAt: answer.revokedAt,
    revocationReason: request.reason,
    crlPublishedAt: answer.crlPublishedAt,
    scheduledRevocationAt: null,
    version: version + 1,
  } as const;
  await changeRows(tx, Certificate, { where: { id, version }, set });
  const changed = { kind: "CertificateChanged", certificateId: id, certificateStatus: "REVOKED" } as const;
  return [changed, { ...changed, message: { key: "event.certificate.inCrl" } }];
}
