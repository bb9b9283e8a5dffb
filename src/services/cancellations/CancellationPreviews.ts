import type { EntityManager } from "typeorm";
import type { Actor } from "../../domain/actor.js";
import { type CancellationPreview, previewCancellation, whatWasShown } from "../../domain/cancellationPreview.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { type LoadedOrderCase, loadOrderCase } from "../orders/orderCases.js";
import type { Clock } from "../ports.js";
import { loadSettlementFacts } from "../settlements/settlementFacts.js";
import type { Confirmations } from "./Confirmations.js";
import { cancellationDueAt } from "./cancellationDueAt.js";

export interface ShownPreview extends CancellationPreview {
  readonly currency: string;
  /** Null where nothing can be confirmed. */
  readonly confirmation: { readonly token: string; readonly expiresAt: Date } | null;
}

/** Shows what cancelling would do, and checks that what is to happen is what was shown (C6). */
export class CancellationPreviews {
  constructor(
    private readonly database: Database,
    private readonly confirmations: Confirmations,
    private readonly clock: Clock,
  ) {}

  /** @param order one that the actor sees */
  async show(actor: Actor, order: Order): Promise<ShownPreview> {
    const now = this.clock.now();
    const facts = await loadOrderCase(this.database.manager, order);
    const { preview, content, currency } = await previewOf(this.database.manager, order, { facts, now });
    const shown = { orderId: order.id, userId: actor.userId, content };
    return { ...preview, currency, confirmation: preview.action && this.confirmations.issue(shown, now) };
  }

  /** Whether the token was given to the actor for just what would happen now, by that command. */
  async confirms(
    tx: EntityManager,
    {
      actor,
      order,
      facts,
      action,
    }: { actor: Actor; order: Order; facts: LoadedOrderCase; action: CancellationPreview["action"] },
    token: string,
  ): Promise<boolean> {
    const now = this.clock.now();
    const { preview, content } = await previewOf(tx, order, { facts, now });
    const shown = { orderId: order.id, userId: actor.userId, content };
    return action !== null && preview.action === action && this.confirmations.holds(token, shown, now);
  }
}

async function previewOf(manager: EntityManager, order: Order, { facts, now }: { facts: LoadedOrderCase; now: Date }) {
  const money = await loadSettlementFacts(manager, order, { refundable: false, now, product: facts.product });
  const preview = previewCancellation(facts, { ...money, dueAt: cancellationDueAt(now) }, now);
  return { preview, content: whatWasShown(facts, preview), currency: money.payment.amountCurrency };
}
