import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import type { EventDraft } from "../../domain/events.js";
import { isTerminalOrder } from "../../domain/order.js";
import { ok, type Result } from "../../domain/result.js";
import { Cancellation } from "../../entities/Cancellation.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import type { CertificateAuthority, Clock, Ids, Revoked } from "../ports.js";
import { endReissue } from "../reissues/endReissue.js";
import { retryAt } from "../retryAt.js";
import { revoked } from "../revocations/CarryingOut.js";
import { completeOvertaken } from "../revocations/completeOvertaken.js";
import { findRow, findRowOrFail, findRows } from "../rows.js";
import { settleOrder } from "../settlements/settleOrder.js";
import { endCancellation } from "./cancellationRow.js";

/** A cancelled order's certificates are not needed any more (RFC 5280 5.3.1). */
const reason = "CESSATION_OF_OPERATION";

/** Carries out what staff has completed: the CA revokes every certificate, outside of any transaction, then the order is CANCELED and settled (K8, I4). */
export class CompletingCancellations {
  constructor(
    private readonly database: Database,
    private readonly ca: CertificateAuthority,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Twice or late does no harm: the CA's revocation and the outcome's compare-and-set are idempotent. */
  async carryOut(cancellationId: string): Promise<void> {
    const cancellation = await findRow(this.database.manager, Cancellation, { id: cancellationId });
    if (cancellation === null || !isUnderWay(cancellation)) return;
    this.database.passes("completing:stored-intent");
    const answers = new Map<string, Revoked>();
    for (const { id, serialNumber } of await live(this.database.manager, cancellation.orderId)) {
      const answer = await this.ca.revoke({ serialNumber, reason });
      if (!answer.ok) return this.askAgain(cancellation);
      answers.set(id, answer.value);
    }
    this.database.passes("completing:after-ca");
    const stored = await this.database.inTransaction((tx) => this.store(tx, cancellation, answers));
    this.database.passes("completing:after-outcome");
    // A certificate that came to the order in between is revoked in another round.
    if (stored.ok && stored.value === "MORE") await this.carryOut(cancellationId);
  }

  private async askAgain({ id, tries }: Cancellation): Promise<void> {
    const again = { nextTryAt: retryAt(this.clock.now(), tries), tries: tries + 1 };
    await this.database.manager.update(Cancellation, { id, status: "RECEIVED" }, again);
  }

  private async store(
    tx: EntityManager,
    { id, orderId }: Cancellation,
    answers: ReadonlyMap<string, Revoked>,
  ): Promise<Result<"DONE" | "MORE", never>> {
    const [order, cancellation, certificates] = await Promise.all([
      lockedOrder(tx, orderId),
      findRowOrFail(tx, Cancellation, { id }),
      live(tx, orderId),
    ]);
    if (!isUnderWay(cancellation)) return ok("DONE");
    if (certificates.some((each) => !answers.has(each.id))) return ok("MORE");
    const events: EventDraft[] = [];
    for (const each of certificates)
      events.push(...(await revoked(tx, each, { request: { reason }, answer: answers.get(each.id) })));
    await this.cancel(tx, order, { cancellation, events });
    return ok("DONE");
  }

  private async cancel(
    tx: EntityManager,
    order: Order,
    { cancellation, events }: { cancellation: Cancellation; events: EventDraft[] },
  ): Promise<void> {
    const now = this.clock.now();
    const { closedById: actorId, refundable } = cancellation;
    events.push(...(await endReissue(tx, order, now)));
    events.push(...(await completeOvertaken(tx, order.id, { orderStatus: "CANCELED", now })));
    events.push(await endCancellation(tx, cancellation, { status: "COMPLETED", completedAt: now }));
    events.push(...(await settleOrder(tx, order, { refundable, beforeIssue: false, now, ids: this.ids })));
    const ended = isTerminalOrder(order.status);
    if (!ended) events.push({ kind: "OrderStatusChanged", previousStatus: order.status, status: "CANCELED" });
    const set = { cancellationStatus: "COMPLETED", cancellationDueAt: null } as const;
    await changeOrder(tx, order, {
      set: ended ? set : { ...set, status: "CANCELED", closure: "CANCELLATION" },
      events,
      actorId,
      now,
    });
  }
}

/** Completed by staff, and nothing else has ended it since (D17). */
function isUnderWay({ status, closedById }: Cancellation): boolean {
  return status === "RECEIVED" && closedById !== null;
}

async function live(manager: EntityManager, orderId: string): Promise<Certificate[]> {
  return (await findRows(manager, Certificate, { orderId })).filter(({ status }) => isLiveCertificate(status));
}
