import { type EntityManager, In, LessThanOrEqual } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { isInForce } from "../../domain/order.js";
import { ok } from "../../domain/result.js";
import { Certificate } from "../../entities/Certificate.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import { endReissue } from "../reissues/endReissue.js";
import { withdrawBaseless } from "../revocations/withdrawBaseless.js";
import { changeOrder, lockedOrder } from "./orderRow.js";

/** 期限切れ: what time itself ends. Found by jobs; twice or late does no harm, since the row is looked at again under the order's lock. */
export class Expiring {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A certificate is past its notAfter: EXPIRED. Its order goes on: a free reissue draws on what is left of the coverage (D7). */
  async expireCertificate(id: string): Promise<void> {
    const { orderId } = await this.database.manager.findOneByOrFail(Certificate, { id });
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, orderId);
      const now = this.clock.now();
      const events = await expireCertificates(tx, orderId, now);
      if (events.length > 0) await changeOrder(tx, order, { events, actorId: null, now });
      return ok(null);
    });
  }

  /** The coverage has ended: the order is EXPIRED, closure EXPIRY; a reissue that waits is over, its domains are not looked at any more. */
  async expireOrder(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, id);
      const now = this.clock.now();
      const live = isInForce(order.status);
      if (!live || order.coverageEndsAt === null || order.coverageEndsAt > now) return ok(null);
      const events = await expireCertificates(tx, id, now);
      events.push(...(await endReissue(tx, order, now)));
      events.push({ kind: "OrderStatusChanged", previousStatus: order.status, status: "EXPIRED" });
      await tx.update(DomainValidation, { orderId: id }, { nextCheckAt: null });
      await changeOrder(tx, order, { set: { status: "EXPIRED", closure: "EXPIRY" }, events, actorId: null, now });
      return ok(null);
    });
  }
}

/** Every certificate of the order whose time is over, and the requests that were about nothing else (K22). */
async function expireCertificates(tx: EntityManager, orderId: string, now: Date): Promise<EventDraft[]> {
  const over = await tx.findBy(Certificate, {
    orderId,
    status: In(["ISSUED", "REVOCATION_SCHEDULED"]),
    notAfter: LessThanOrEqual(now),
  });
  if (over.length === 0) return [];
  for (const { id, version } of over)
    await tx.update(
      Certificate,
      { id, version },
      { status: "EXPIRED", scheduledRevocationAt: null, version: version + 1 },
    );
  const expired = over.map(({ id }): EventDraft => {
    return { kind: "CertificateChanged", certificateId: id, certificateStatus: "EXPIRED" };
  });
  return [...expired, ...(await withdrawBaseless(tx, orderId))];
}
