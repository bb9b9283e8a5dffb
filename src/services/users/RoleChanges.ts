import { type EntityManager, LessThanOrEqual, type SelectQueryBuilder } from "typeorm";
import { type Actor, can, managedAccount, type Role } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { mayConfirm, mayDecide, mayRequest, type RoleChangeStatus, statusOf } from "../../domain/roleChange.js";
import { proseFault, trimmed } from "../../domain/textField.js";
import { administers } from "../../domain/user.js";
import { RoleChange } from "../../entities/RoleChange.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "../reads/keyset.js";
import { type LockedUser, lockUser } from "./lockUser.js";
import { insertRoleChange } from "./roleChangeRow.js";
import { sendInvitation } from "./sendInvitation.js";

/** Null and omitted restrict nothing. */
export interface RoleChangeFilter {
  readonly status?: RoleChangeStatus | null | undefined;
  readonly userId?: string | null | undefined;
}

export interface RoleWish {
  readonly userId: string;
  readonly role: Role;
  readonly note?: string | null | undefined;
}

export interface DecisionWish {
  readonly id: string;
  readonly note?: string | null | undefined;
}

/** A change and its user, each under its lock. */
interface LockedChange extends LockedUser {
  readonly change: RoleChange;
}

/** Changes of roles: one administrator asks, another (or the desk) confirms. */
export class RoleChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first; none for those who manage no users. @returns null when the cursor is none of this list */
  async page(actor: Actor, filter: RoleChangeFilter, page: PageWish): Promise<Page<RoleChange> | null> {
    return readPage(this.query(actor, filter), byTime, page);
  }

  async count(actor: Actor, filter: RoleChangeFilter): Promise<number> {
    return this.query(actor, filter).getCount();
  }

  async request(actor: Actor, { userId, role, note }: RoleWish): Promise<Result<RoleChange, Refusal>> {
    const faults = proseFault("note", note, mostNote);
    if (faults.length > 0) return invalid(...faults);
    return this.database.inTransaction(async (tx) => {
      const locked = await lockUser(tx, actor, userId);
      if (!locked.ok) return locked;
      const may = mayRequest(locked.value, role, actor);
      if (!may.ok) return may;
      const now = this.clock.now();
      const lapsed = { userId, status: "PENDING", expiresAt: LessThanOrEqual(now) } as const;
      await tx.update(RoleChange, lapsed, { status: "EXPIRED" });
      if (await tx.existsBy(RoleChange, { userId, status: "PENDING" }))
        return refuse("INVALID_STATE", "error.roleChange.pending");
      const { user } = locked.value;
      const asked = { fromRole: user.role, toRole: role, note: trimmed(note), requestedById: actor.userId };
      return ok(await insertRoleChange(tx, user, { ids: this.ids, now, ...asked }));
    });
  }

  /** The role is changed, or the invitation goes out. */
  confirm(actor: Actor, wish: DecisionWish): Promise<Result<RoleChange, Refusal>> {
    return this.decided(actor, wish, async (tx, locked) => {
      const { change, user } = locked;
      const now = this.clock.now();
      const requester = await tx.findOneBy(User, { id: change.requestedById });
      const may = mayConfirm({ ...locked, requester: requester ?? undefined }, actor, now);
      if (!may.ok) return may;
      if (change.invitation) await sendInvitation(tx, user, { ids: this.ids, invitedById: change.requestedById, now });
      else await tx.update(User, { id: user.id }, { role: change.toRole });
      return ok("CONFIRMED");
    });
  }

  /** Who was only invited is gone. */
  reject(actor: Actor, wish: DecisionWish): Promise<Result<RoleChange, Refusal>> {
    return this.decided(actor, wish, async (_, locked) => {
      const may = mayDecide({ ...locked, requester: undefined }, actor, this.clock.now());
      return may.ok ? ok("REJECTED") : may;
    });
  }

  /** By who asked for it. */
  withdraw(actor: Actor, wish: DecisionWish): Promise<Result<RoleChange, Refusal>> {
    return this.decided(actor, wish, async (_, { change }) => {
      if (change.requestedById !== actor.userId) return refuse("INVALID_STATE", "error.roleChange.notYours");
      const open = statusOf(change, this.clock.now()) === "PENDING";
      return open ? ok("WITHDRAWN") : refuse("INVALID_STATE", "error.roleChange.closed");
    });
  }

  private async decided(
    actor: Actor,
    { id, note }: DecisionWish,
    decide: (tx: EntityManager, locked: LockedChange) => Promise<Result<Decision, Refusal>>,
  ): Promise<Result<RoleChange, Refusal>> {
    const faults = proseFault("note", note, mostNote);
    if (faults.length > 0) return invalid(...faults);
    return this.database.inTransaction(async (tx) => {
      const locked = await lockChange(tx, actor, id);
      if (!locked.ok) return locked;
      const status = await decide(tx, locked.value);
      if (!status.ok) return status;
      const by = { decidedById: actor.userId, decidedAt: this.clock.now(), decisionNote: trimmed(note) };
      await tx.update(RoleChange, { id, status: "PENDING" }, { status: status.value, ...by });
      const { change, user } = locked.value;
      const gone = change.invitation && status.value !== "CONFIRMED";
      if (gone) await tx.delete(User, { id: user.id });
      return ok(Object.assign(change, by, { status: status.value, userId: gone ? null : user.id }));
    });
  }

  private query(actor: Actor, { status, userId }: RoleChangeFilter): SelectQueryBuilder<RoleChange> {
    const query = this.database.manager.createQueryBuilder(RoleChange, "r");
    if (!can(actor, "STAFF")) query.andWhere("r.accountId = :own", { own: managedAccount(actor) });
    if (userId != null) query.andWhere("r.userId = :userId", { userId });
    if (status == null) return query;
    const now = this.clock.now();
    if (status === "PENDING") return query.andWhere("r.status = 'PENDING' and r.expiresAt > :now", { now });
    const lapsed = status === "EXPIRED" ? "or r.status = 'PENDING' and r.expiresAt <= :now" : "";
    return query.andWhere(`(r.status = :status ${lapsed})`, { status, now });
  }
}

type Decision = Exclude<RoleChangeStatus, "PENDING" | "EXPIRED">;

const mostNote = 1000;

/** The user first, as everywhere; then the change as it is after that. */
async function lockChange(tx: EntityManager, actor: Actor, id: string): Promise<Result<LockedChange, Refusal>> {
  const found = await tx.findOneBy(RoleChange, { id });
  if (found === null || !administers(actor, found.accountId)) return refuse("NOT_FOUND", "error.roleChange.notFound");
  if (found.userId === null) return refuse("INVALID_STATE", "error.roleChange.closed");
  const locked = await lockUser(tx, actor, found.userId);
  if (!locked.ok) return locked;
  const change = await tx.findOneOrFail(RoleChange, { where: { id }, lock: { mode: "pessimistic_write" } });
  return ok({ ...locked.value, change });
}

const byTime: SortKey<RoleChange> = {
  name: "requestedAt",
  sql: "r.requested_at",
  type: "timestamptz",
  ascending: false,
  valueOf: ({ requestedAt }) => timeKey(requestedAt),
};
