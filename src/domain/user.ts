import { type Actor, can, managedAccount, type Role } from "./actor.js";
import { enumOf } from "./enumOf.js";
import { type FieldFault, fault, type Refusal, refuse } from "./errors.js";
import { ok, type Result } from "./result.js";
import { emailFault, textFault } from "./textField.js";

export const UserState = enumOf("INVITED", "ACTIVE", "DISABLED");
export type UserState = keyof typeof UserState;

/** Days and milliseconds: how long an invitation is good, and how soon it may be sent again. */
export const invitationDays = 7;
export const invitationPause = 60_000;

/** Invitations of one account that nobody has accepted yet. */
export const mostInvitations = 100;

/** A user as far as others decide about him. */
export interface Person {
  readonly id: string;
  readonly accountId: string | null;
  readonly role: Role;
  readonly hasPassword: boolean;
  readonly disabledAt: Date | null;
}

/** A user without a password has not accepted his invitation, and counts as disabled wherever else people are looked for. */
export function stateOf({ hasPassword, disabledAt }: Pick<Person, "hasPassword" | "disabledAt">): UserState {
  if (!hasPassword) return "INVITED";
  return disabledAt === null ? "ACTIVE" : "DISABLED";
}

/** Whether users of the account are the actor's to manage; `null`: those of the desk. */
export function administers(actor: Actor, accountId: string | null): boolean {
  return can(actor, "STAFF") || (accountId !== null && managedAccount(actor) === accountId);
}

/** Whether the actor manages anybody at all. */
export const managesUsers = (actor: Actor): boolean => can(actor, "STAFF") || managedAccount(actor) !== null;

/** Whether somebody may do so now: what he was when his request came may have changed since. */
export const stillAdministers = (person: Person | undefined, accountId: string | null): boolean =>
  person !== undefined && stateOf(person) === "ACTIVE" && administers({ ...person, userId: person.id }, accountId);

/** Whether an account (or the desk) would be left without anybody who manages it. @param leaders its active administrators, or the active staff */
export const isLast = (user: Person, leaders: readonly Person[]): boolean =>
  leaders.length <= 1 && leaders.some(({ id }) => id === user.id);

/** Takes effect at once, but nobody disables himself, and somebody must be left. */
export function mayDisable(user: Person, leaders: readonly Person[], actor: Actor): Result<null, Refusal> {
  if (user.id === actor.userId) return refuse("INVALID_STATE", "error.user.self");
  if (stateOf(user) === "INVITED") return refuse("INVALID_STATE", "error.user.invited");
  return isLast(user, leaders) ? refuse("INVALID_STATE", "error.user.lastAdmin") : ok(null);
}

export interface InvitationWish {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly accountId?: string | null | undefined;
}

/** @param email in its canonical spelling, null when it has none */
export function invitationFaults({ name, role }: InvitationWish, email: string | null): FieldFault[] {
  return [
    ...emailFault("email", email ?? "@"),
    ...nameFault(name),
    ...(role === "OPERATOR" ? [fault("role", "error.user.operator")] : []),
  ];
}

export const nameFault = (name: string): FieldFault[] => textFault("name", name, 100);
