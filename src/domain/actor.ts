import { enumOf } from "./enumOf.js";
import type { Decider } from "./revocation.js";

export const Role = enumOf("ADMIN", "MANAGER", "FINANCE", "STANDARD", "LIMITED", "OPERATOR");
export type Role = keyof typeof Role;

/** The columns of the rules, section 7; what a menu may offer. */
export const Permission = enumOf("PLACE_ORDER", "DECIDE", "SKIP_APPROVAL", "HANDLE_MONEY", "MANAGE_ACCOUNT", "STAFF");
export type Permission = keyof typeof Permission;

/** Who acts: a signed-in user. `accountId` is null for staff of the desk only. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
  readonly accountId: string | null;
}

/** The one table of who may do what (rules, section 7). */
export const permissions = {
  LIMITED: ["PLACE_ORDER"],
  STANDARD: ["PLACE_ORDER"],
  FINANCE: ["PLACE_ORDER", "HANDLE_MONEY"],
  MANAGER: ["PLACE_ORDER", "DECIDE", "HANDLE_MONEY"],
  ADMIN: ["PLACE_ORDER", "DECIDE", "SKIP_APPROVAL", "HANDLE_MONEY", "MANAGE_ACCOUNT"],
  OPERATOR: ["DECIDE", "SKIP_APPROVAL", "HANDLE_MONEY", "STAFF"],
} as const satisfies Record<Role, readonly Permission[]>;

export function can(actor: Actor, permission: Permission): boolean {
  return (permissions[actor.role] as readonly Permission[]).includes(permission);
}

/** The account that the actor manages: its webhooks, its mails. Null: none. */
export function managedAccount(actor: Actor): string | null {
  return can(actor, "MANAGE_ACCOUNT") ? actor.accountId : null;
}

/** Which orders exist for a viewer (rules, section 7, column "see"): what he may not see does not exist. */
export type Visibility =
  | { readonly kind: "ALL" }
  | { readonly kind: "ACCOUNT"; readonly accountId: string }
  | { readonly kind: "OWN"; readonly accountId: string; readonly userId: string }
  | { readonly kind: "NONE" };

export function visibilityOf(actor: Actor): Visibility {
  if (can(actor, "STAFF")) return { kind: "ALL" };
  if (actor.accountId === null) return { kind: "NONE" };
  if (actor.role === "LIMITED") return { kind: "OWN", accountId: actor.accountId, userId: actor.userId };
  return { kind: "ACCOUNT", accountId: actor.accountId };
}

/** What belongs to an order's owner; `placedById` is null for orders that the desk made. */
export interface Owned {
  readonly accountId: string;
  readonly placedById: string | null;
}

export function sees(visibility: Visibility, owned: Owned): boolean {
  switch (visibility.kind) {
    case "ALL":
      return true;
    case "ACCOUNT":
      return owned.accountId === visibility.accountId;
    case "OWN":
      return owned.accountId === visibility.accountId && owned.placedById === visibility.userId;
    case "NONE":
      return false;
  }
}

/**
 * Whether the viewer's role decides such requests: staff those of the desk (K18, C9, D8), administrators and managers
 * those of the account (C13, C18).
 */
export function decides(actor: Actor, decider: Decider): boolean {
  return decider === "STAFF" ? can(actor, "STAFF") : can(actor, "DECIDE") && !can(actor, "STAFF");
}

/**
 * Whether `immediately` is a right of the viewer: for requests that the account decides, ADMIN and OPERATOR (C13); else
 * staff alone (K18).
 */
export function maySkipApproval(actor: Actor, decider: Decider): boolean {
  return can(actor, "SKIP_APPROVAL") && (decider === "ACCOUNT" || can(actor, "STAFF"));
}
