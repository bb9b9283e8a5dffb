import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { isInForce, type OrderStatus } from "../../domain/order.js";
import { ok } from "../../domain/result.js";
import { isToBeCarriedOut } from "../../domain/revocation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { closeRevokedOrder } from "../cancellations/closeRevokedOrder.js";
import type { Database } from "../database.js";
import { inGroups } from "../inGroups.js";
import { blockKeys } from "../keys/blockedKeys.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { patiently } from "../patiently.js";
import type { CertificateAuthority, Clock, Ids, Revoked } from "../ports.js";
import { endReissue } from "../reissues/endReissue.js";
import { giveUpReissue } from "../reissues/giveUpReissue.js";
import { retryAt } from "../retryAt.js";
import { changeRows, findRowOrFail, findRows } from "../rows.js";
import { answersInTime } from "./answersInTime.js";
import { approvedNow } from "./approvedNow.js";
import { certificatesOf, namedOf, targets } from "./certificatesOf.js";
import { completeOvertaken } from "./completeOvertaken.js";
import { eachOfAnotherOrder } from "./eachOfAnotherOrder.js";
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

  /** Carries requests out if they are approved, and waits for it as long as a command may; a slower CA is finished with by a job. */
  async finish(...requestIds: string[]): Promise<void> {
    await patiently(this.carryOutAll(requestIds).catch(this.onError));
  }

  /** Twice or late does no harm: the CA's revocation and the outcome's compare-and-set are idempotent. */
  async carryOut(requestId: string): Promise<void> {
    await this.carryOutAll([requestId]);
  }

  /**
   * Many at once: they share a CRL, and what came of it is stored over one connection, so that others have theirs meanwhile. None waits long for another's answer.
   * @throws the first failure, when the rest is done
   */
  async carryOutAll(requestIds: readonly string[]): Promise<void> {
    const approved = await this.approved(requestIds);
    if (approved.length === 0) return;
    this.database.passes("revoking:stored-intent");
    const failures: unknown[] = [];
    const fails = (error: unknown): undefined => {
      failures.push(error);
    };
    const asking = approved.map((each) => this.ask(each).catch(fails));
    const asked = await answersInTime(asking, (late) => {
      if (late) void this.conclude([late], this.onError).catch(this.onError);
    });
    const again = await this.conclude(
      asked.flatMap((each) => each ?? []),
      fails,
    );
    for (const [n, { request }] of approved.entries()) if (asked[n] === null) await this.askAgain(request).catch(fails);
    // A certificate that came to the order in between is revoked in another round.
    if (again.length > 0) await this.carryOutAll(again).catch(fails);
    if (failures.length > 0) throw failures[0];
  }

  private async approved(ids: readonly string[]): Promise<Approved[]> {
    const { manager } = this.database;
    const requests = (await findRows(manager, RevocationRequest, { id: ids })).filter(({ status }) =>
      isToBeCarriedOut(status),
    );
    if (requests.length === 0) return [];
    const certificates = await certificatesOf(manager, requests);
    requests.sort((one, other) => Number(one.orderId > other.orderId) - Number(one.orderId < other.orderId));
    return requests.map((request) => ({ request, certificates: targets(request, certificates) }));
  }

  /** @returns null when the CA does not answer */
  private async ask({ request, certificates }: Approved): Promise<Answered | null> {
    const { reason } = request;
    const revoke = async ({ id, serialNumber }: Certificate) => ({
      id,
      answer: await this.ca.revoke({ serialNumber, reason }),
    });
    const answers = new Map<string, Revoked>();
    for (const { id, answer } of await Promise.all(certificates.map(revoke))) {
      if (!answer.ok) return null;
      answers.set(id, answer.value);
    }
    return { request, answers };
  }

  /** @returns the requests of which the CA has to be told more */
  private async conclude(answered: readonly Answered[], fails: (error: unknown) => void): Promise<string[]> {
    if (answered.length === 0) return [];
    this.database.passes("revoking:after-ca");
    const again = new Set<string>();
    for (const round of eachOfAnotherOrder(answered)) {
      const failures = await inGroups(this.database, round, async (tx, { request, answers }) => {
        if ((await this.store(tx, request, answers)) === "MORE") again.add(request.id);
      });
      failures.forEach(fails);
    }
    this.database.passes("revoking:after-outcome");
    return [...again];
  }

  /** The time of a schedule has come (C34). It is approved first, so that nobody withdraws it while the CA is asked. */
  async carryOutSchedule(requestId: string): Promise<void> {
    const { orderId } = await findRowOrFail(this.database.manager, RevocationRequest, { id: requestId });
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, orderId);
      const request = await findRowOrFail(tx, RevocationRequest, { id: requestId });
      if (request.status !== "SCHEDULED") return ok(null);
      const now = this.clock.now();
      const event = await changeRequest(tx, request, approvedNow(request, now));
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

  private async store(tx: EntityManager, seen: RevocationRequest, answers: Answers): Promise<"DONE" | "MORE"> {
    const [order, request, known] = await Promise.all([
      lockedOrder(tx, seen.orderId),
      findRowOrFail(tx, RevocationRequest, { id: seen.id }),
      certificatesOf(tx, [seen]),
    ]);
    if (!isToBeCarriedOut(request.status)) return "DONE";
    const certificates = targets(request, known);
    // A proof that came in between has raised the reason: the CA is told too.
    if (request.reason !== seen.reason || certificates.some((each) => !answers.has(each.id))) return "MORE";
    const now = this.clock.now();
    if (waitsForReissue(order, request)) await giveUpReissue(tx, order, { actorId: null, now });
    const [changes, completion] = await Promise.all([
      Promise.all(certificates.map((each) => revoked(tx, each, { request, answer: answers.get(each.id) }))),
      changeRequest(tx, request, { status: "COMPLETED", completedAt: now, nextTryAt: null }),
    ]);
    const events: EventDraft[] = [...changes.flat(), completion];
    if (request.reason === "KEY_COMPROMISE")
      await blockKeys(tx, new Set([...certificates, ...namedOf(request, known)]), now);
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
    return "DONE";
  }
}

/** A request, and the certificates that the CA is asked to revoke for it. */
interface Approved {
  readonly request: RevocationRequest;
  readonly certificates: readonly Certificate[];
}

/** By the certificates' ids. */
type Answers = ReadonlyMap<string, Revoked>;

interface Answered {
  readonly request: RevocationRequest;
  readonly answers: Answers;
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
