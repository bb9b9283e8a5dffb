import type { EntityManager } from "typeorm";
import { type CancellationDueStep, cancellationDueStep } from "../../domain/cancellationDue.js";
import { ok } from "../../domain/result.js";
import { Cancellation } from "../../entities/Cancellation.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { queueMail } from "../mail/queueMail.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import type { Clock } from "../ports.js";
import { findRowOrFail } from "../rows.js";
import { decidersOf } from "../users/decidersOf.js";

/** What is said of a cancellation, and when. */
interface Due {
  readonly cancellation: Cancellation;
  readonly step: Exclude<CancellationDueStep, { kind: "WAIT" }>;
  readonly now: Date;
}

/** Nobody forgets a cancellation that waits for staff (K7): an event, and a mail to each operator, on its last business day and when that is over. */
export class DueCancellations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Takes the step that is due for one cancellation, if any. Twice or late does no harm. */
  async look(cancellationId: string): Promise<void> {
    const { orderId } = await findRowOrFail(this.database.manager, Cancellation, { id: cancellationId });
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, orderId);
      const cancellation = await findRowOrFail(tx, Cancellation, { id: cancellationId });
      const now = this.clock.now();
      const step = cancellationDueStep(cancellation, now);
      const taken = step.kind === "WAIT" ? {} : { dueSteps: step.steps };
      await tx.update(Cancellation, { id: cancellationId }, { ...taken, dueLookAt: step.nextLookAt });
      if (step.kind !== "WAIT") await tell(tx, order, { cancellation, step, now });
      return ok(null);
    });
  }
}

async function tell(tx: EntityManager, order: Order, { cancellation, step, now }: Due): Promise<void> {
  const { id, accountId, dueAt } = cancellation;
  const [kind, key] =
    step.kind === "WARN"
      ? (["CANCELLATION_DUE", "event.cancellation.dueToday"] as const)
      : (["CANCELLATION_OVERDUE", "event.cancellation.overdue"] as const);
  for (const staff of await decidersOf(tx, { decider: "STAFF", accountId })) {
    const dedupeKey = `${kind}:${id}:${staff.id}`;
    await queueMail(tx, order, { kind, values: { ...(dueAt && { dueAt }) }, to: staff.email, dedupeKey, now });
  }
  const events = [{ kind: "OrderUpdated", aspect: "OTHER", message: { key } } as const];
  await changeOrder(tx, order, { events, actorId: null, now });
}
