import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { isInForce } from "../../domain/order.js";
import { hoursUntilRevoked } from "../../domain/reissue.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import { coverageEndOf } from "../orders/coverageEndOf.js";
import { searchable } from "../orders/newOrder.js";
import { changeOrder } from "../orders/orderRow.js";
import { policyOf } from "../policyOf.js";
import type { Ids } from "../ports.js";
import { revokeReplaced } from "../revocations/revokeReplaced.js";
import { endReissue } from "./endReissue.js";

/**
 * A certificate has come to an order that had one: a duplicate stands beside it (C11), a reissue takes its place, and the order follows with its names, its key and its end.
 * The caller holds the order's lock and has stored the certificate.
 * @returns id of a request that revokes the replaced one at once, or null
 */
export async function storeLater(
  tx: EntityManager,
  order: Order,
  { issuance, certificate, ids, now }: { issuance: Issuance; certificate: Certificate; ids: Ids; now: Date },
): Promise<string | null> {
  const issued = { kind: "CertificateChanged", certificateId: certificate.id, certificateStatus: "ISSUED" } as const;
  const actorId = issuance.requestedById;
  if (issuance.kind === "DUPLICATE") {
    const message = { key: "event.certificate.duplicate", values: { name: certificate.commonName } } as const;
    await changeOrder(tx, order, { events: [{ ...issued, message }], actorId, now });
    return null;
  }
  await tx.update(Reissue, { id: issuance.reissueId ?? "" }, { status: "ISSUED", endedAt: now });
  const coverageEndsAt = await coverageEndOf(tx, { order, kind: "REISSUE", now });
  const { requestId, events } = await revokeReplaced(tx, order, { by: certificate, ids, now });
  await changeOrder(tx, order, {
    set: {
      status: "ISSUED",
      commonName: certificate.commonName,
      subjectAlternativeNames: certificate.subjectAlternativeNames,
      publicKey: issuance.publicKey,
      keyHash: issuance.keyHash,
      currentCertificateId: certificate.id,
      expiresAt: certificate.notAfter,
      coverageEndsAt,
      lostTimeRegained: order.lostTimeRegained || coverageEndsAt.getTime() !== order.coverageEndsAt?.getTime(),
      searchText: searchable(order.number, certificate, [order.contactEmail, order.approverEmail]),
    },
    events: [
      issued,
      done(certificate),
      { kind: "OrderStatusChanged", previousStatus: order.status, status: "ISSUED" },
      ...events,
    ],
    actorId,
    now,
  });
  return requestId;
}

const done = ({ commonName }: Certificate): EventDraft => ({
  kind: "OrderUpdated",
  aspect: "REISSUE",
  message: { key: "event.reissue.done", values: { name: commonName } },
});

/** The CA will never sign it, or a reissue came before it: the order stays as it was before. */
export async function refuseLater(
  tx: EntityManager,
  order: Order,
  { issuance, now }: { issuance: Issuance; now: Date },
): Promise<void> {
  if (issuance.kind === "DUPLICATE") {
    const refused = { kind: "OrderUpdated", aspect: "REISSUE", message: { key: "event.duplicate.refused" } } as const;
    return changeOrder(tx, order, { events: [refused], actorId: null, now });
  }
  const ended = await endReissue(tx, order, now);
  await changeOrder(tx, order, {
    set: { status: "ISSUED" },
    events: [
      { kind: "OrderUpdated", aspect: "REISSUE", message: { key: "event.ca.refused" } },
      ...ended,
      { kind: "OrderStatusChanged", previousStatus: order.status, status: "ISSUED" },
    ],
    actorId: null,
    now,
  });
}

/** Whether a signed certificate is still waited for: its order lives, its reissue was not given up, nothing has replaced it. */
export async function isWanted(tx: EntityManager, order: Order, issuance: Issuance): Promise<boolean> {
  switch (issuance.kind) {
    case "ORIGINAL":
      return order.status === "PENDING";
    case "REISSUE":
      return (
        order.status === "REISSUE_PENDING" &&
        (await tx.existsBy(Reissue, { id: issuance.reissueId ?? "", status: "WAITING" }))
      );
    case "DUPLICATE":
      return isInForce(order.status) && !(await isReplaced(tx, order, issuance));
  }
}

/** K34: what a reissue revokes at once it would revoke too, had it come before. Whichever came since: from the current one back to what it copies, whatever the clock said. */
async function isReplaced(tx: EntityManager, order: Order, { profile, copiesId }: Issuance): Promise<boolean> {
  if (order.currentCertificateId === copiesId) return false;
  const policy = await policyOf(tx, order);
  const all = new Map((await tx.findBy(Certificate, { orderId: order.id })).map((each) => [each.id, each]));
  let by = all.get(order.currentCertificateId ?? "");
  while (by !== undefined && by.id !== copiesId) {
    if (hoursUntilRevoked(policy, profile, by) === 0) return true;
    by = all.get(by.replacesId ?? "");
  }
  return false;
}
