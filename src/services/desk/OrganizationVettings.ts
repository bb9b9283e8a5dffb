import type { EntityManager } from "typeorm";
import { type Actor, can } from "../../domain/actor.js";
import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { needsOrganization } from "../../domain/pending.js";
import { ok, type Result } from "../../domain/result.js";
import { knownOrganization, type Organization, type VettingWish, vettingFaults } from "../../domain/vetting.js";
import { Account } from "../../entities/Account.js";
import type { Order } from "../../entities/Order.js";
import { OrganizationVetting } from "../../entities/OrganizationVetting.js";
import { Product } from "../../entities/Product.js";
import type { Database } from "../database.js";
import { found } from "../found.js";
import { keyFaults, onceIfKeyed } from "../idempotency.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { requestIssuanceIfReady } from "../orders/requestIssuanceIfReady.js";
import type { Clock, Ids } from "../ports.js";
import { run } from "../statements.js";
import { noteChange } from "./noteChange.js";

/**
 * Staff has vetted an organization (D14). In two steps: the record and the account's end of vetting in one transaction, which holds no order's lock; then each order that waited for it hears of it in
 * its own, by a job. Whatever begins to wait meanwhile sees the record, or makes it wait (`requestIssuanceIfReady`).
 */
export class OrganizationVettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The same key answers the same account. */
  async record(actor: Actor, wish: VettingWish): Promise<Result<Account, Refusal>> {
    if (!can(actor, "STAFF")) return refuse("FORBIDDEN", "error.desk.staffOnly");
    const now = this.clock.now();
    const { idempotencyKey: key } = wish;
    const faults = [...keyFaults(key), ...vettingFaults(wish, now)];
    if (faults.length > 0) return invalid(...faults);
    const command = { principal: actor.userId, key, command: "recordOrganizationVetting", input: wish, now };
    const recorded = await this.database.inTransaction((tx) =>
      onceIfKeyed(tx, command, () => this.store(tx, wish, { recordedById: actor.userId, recordedAt: now })),
    );
    if (!recorded.ok) return recorded;
    return ok(found(await this.database.manager.findOneBy(Account, { id: recorded.value.id })));
  }

  /** Tells the orders that wait, one after the other; goes on where it was left. */
  async tell(id: string): Promise<void> {
    let more = true;
    while (more) more = await this.tellNext(id);
  }

  private async store(
    tx: EntityManager,
    wish: VettingWish,
    by: Pick<OrganizationVetting, "recordedById" | "recordedAt">,
  ): Promise<Result<string, Refusal>> {
    const lock = { mode: "pessimistic_write" } as const;
    const account = await tx.findOne(Account, { where: { id: wish.accountId }, lock });
    if (account === null) return refuse("NOT_FOUND", "error.account.notFound");
    const organization = wish.organization ?? knownOrganization(account);
    if (organization === null) return invalid(fault("organization", "error.vetting.organization"));
    const { vettedUntil } = wish;
    const columns = columnsOf(organization);
    const waited = account.organizationVettedUntil === null || account.organizationVettedUntil <= by.recordedAt;
    await tx.insert(OrganizationVetting, {
      id: this.ids.next("vet"),
      accountId: account.id,
      vettedUntil,
      ...columns,
      note: wish.note.trim(),
      ...by,
      reachedOrderId: null,
      nextTryAt: waited ? by.recordedAt : null,
    });
    const change = { ...columns, organizationVettedUntil: vettedUntil };
    noteChange(account, change);
    await tx.update(Account, { id: account.id }, change);
    return ok(account.id);
  }

  /** @returns whether there may be another */
  private async tellNext(id: string): Promise<boolean> {
    const vetting = found(await this.database.manager.findOneBy(OrganizationVetting, { id }));
    const next = await this.nextOrder(vetting);
    if (next === null) {
      await this.database.manager.update(OrganizationVetting, { id }, { nextTryAt: null });
      return false;
    }
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, next);
      if (await reach(tx, id, next)) await this.tellOrder(tx, order);
      return ok(null);
    });
    return true;
  }

  private async nextOrder({ accountId, reachedOrderId }: OrganizationVetting): Promise<string | null> {
    const [row] = await this.database.manager.query(
      `select id from orders where account_id = $1 and status in ('PENDING', 'REISSUE_PENDING') and id > $2
       order by id limit 1`,
      [accountId, reachedOrderId ?? ""],
    );
    return row?.id ?? null;
  }

  private async tellOrder(tx: EntityManager, order: Order): Promise<void> {
    const product = await tx.findOneByOrFail(Product, { id: order.productId });
    if (!isPending(order) || !needsOrganization(product)) return;
    const now = this.clock.now();
    await changeOrder(tx, order, { events: [isVetted], actorId: null, now });
    await requestIssuanceIfReady(tx, order, { ids: this.ids, now });
  }
}

/** Whether this process is the one that tells the order: of two the row says so to one. */
async function reach(tx: EntityManager, id: string, orderId: string): Promise<boolean> {
  const { count } = await run(
    tx,
    "update organization_vettings set reached_order_id = $2 where id = $1 and coalesce(reached_order_id, '') < $2",
    [id, orderId],
  );
  return count === 1;
}

const isPending = ({ status }: Order) => status === "PENDING" || status === "REISSUE_PENDING";

/** By nobody: an account does not learn who of the desk has looked at it. */
const isVetted: EventDraft = {
  kind: "OrderUpdated",
  aspect: "ORGANIZATION",
  message: { key: "event.organization.vetted" },
};

const columnsOf = ({ name, locality, country }: Organization) => ({
  organizationName: name.trim(),
  organizationLocality: locality.trim(),
  organizationCountry: country,
});
