import type { Actor, Role } from "./actor.js";
import { enumOf } from "./enumOf.js";
import { fault, invalid, type Refusal, refuse } from "./errors.js";
import { ok, type Result } from "./result.js";
import { isLast, type Person, stateOf, stillAdministers } from "./user.js";

/** EXPIRED: nobody decided in time. */
export const RoleChangeStatus = enumOf("PENDING", "CONFIRMED", "REJECTED", "WITHDRAWN", "EXPIRED");
export type RoleChangeStatus = keyof typeof RoleChangeStatus;

/** Milliseconds that a change waits for its second pair of eyes. */
export const roleChangePatience = 7 * 24 * 60 * 60_000;

/** What is judged of a change. */
export interface AskedChange {
  readonly status: RoleChangeStatus;
  readonly expiresAt: Date;
  readonly accountId: string;
  readonly requestedById: string;
  readonly invitation: boolean;
  readonly fromRole: Role | null;
  readonly toRole: Role;
}

/** Nothing writes down that time has passed. */
export function statusOf(
  { status, expiresAt }: Pick<AskedChange, "status" | "expiresAt">,
  now: Date,
): RoleChangeStatus {
  return status === "PENDING" && expiresAt <= now ? "EXPIRED" : status;
}

/** Every change of a role wants two, upwards and downwards; what cannot be confirmed is not asked for. */
export function mayRequest(
  { user, leaders }: { readonly user: Person; readonly leaders: readonly Person[] },
  role: Role,
  actor: Actor,
): Result<null, Refusal> {
  if (user.id === actor.userId) return refuse("INVALID_STATE", "error.user.self");
  if (role === "OPERATOR" || user.role === "OPERATOR") return invalid(fault("role", "error.user.operator"));
  if (role === user.role) return invalid(fault("role", "error.roleChange.same"));
  if (stateOf(user) !== "ACTIVE") return refuse("INVALID_STATE", "error.user.notActive");
  return isLast(user, leaders) ? refuse("INVALID_STATE", "error.user.lastAdmin") : ok(null);
}

export interface DecisionFacts {
  readonly change: AskedChange;
  readonly user: Person;
  /** Undefined: gone. */
  readonly requester: Person | undefined;
  readonly leaders: readonly Person[];
}

/** Whether the actor may decide at all: neither the requester nor the user is the second pair of eyes. */
export function mayDecide({ change, user }: DecisionFacts, actor: Actor, now: Date): Result<null, Refusal> {
  if (statusOf(change, now) !== "PENDING") return refuse("INVALID_STATE", "error.roleChange.closed");
  if (actor.userId === change.requestedById) return refuse("SELF_APPROVAL", "error.roleChange.own");
  return actor.userId === user.id ? refuse("SELF_APPROVAL", "error.roleChange.subject") : ok(null);
}

/** And what was asked for must still be so: who asked may still ask, and the user is what he was. */
export function mayConfirm(facts: DecisionFacts, actor: Actor, now: Date): Result<null, Refusal> {
  const decided = mayDecide(facts, actor, now);
  if (!decided.ok) return decided;
  const { change, user, requester, leaders } = facts;
  if (!stillAdministers(requester, change.accountId)) return refuse("INVALID_STATE", "error.roleChange.requester");
  const asThen = change.invitation
    ? stateOf(user) === "INVITED" && user.role === change.toRole
    : stateOf(user) === "ACTIVE" && user.role === change.fromRole;
  if (!asThen) return refuse("INVALID_STATE", "error.roleChange.stale");
  const leaves = user.role === "ADMIN" && change.toRole !== "ADMIN";
  return leaves && isLast(user, leaders) ? refuse("INVALID_STATE", "error.user.lastAdmin") : ok(null);
}
