import type { EntityManager } from "typeorm";
import { emailValidationIsOpen } from "../../domain/emailValidation.js";
import { validationsServeSince } from "../../domain/validation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { changeOrder } from "../orders/orderRow.js";
import { ofNamesInForce } from "./ofNamesInForce.js";

/**
 * A validation that was passed too long ago serves no more, not even the order that waited for its payment meanwhile (D16, BR 4.2.1), nor does any by mail once mail proves nothing
 * (D15, BR 3.2.2.4.4): it is EXPIRED, and `changeValidationMethod` gives new values. The caller holds the order's lock.
 * @returns whether there was any
 */
export async function expireStale(tx: EntityManager, order: Order, now: Date): Promise<boolean> {
  const stale = await tx
    .createQueryBuilder(DomainValidation, "row")
    .where(`row.orderId = :id and row.status = 'VALID' and ${ofNamesInForce}`, { id: order.id })
    .andWhere("(row.validatedAt <= :latest or (row.method = 'EMAIL' and :mailHasEnded))")
    .setParameters({ latest: validationsServeSince(now), mailHasEnded: !emailValidationIsOpen(now) })
    .getMany();
  for (const { id, version } of stale)
    await tx.update(DomainValidation, { id, version }, { status: "EXPIRED", nextCheckAt: null, version: version + 1 });
  const events = stale.map(({ domain }) => {
    const message = { key: "event.validation.expired", values: { domain } } as const;
    return { kind: "OrderUpdated", aspect: "DOMAIN_VALIDATION", message } as const;
  });
  if (events.length > 0) await changeOrder(tx, order, { events, actorId: null, now });
  return stale.length > 0;
}
