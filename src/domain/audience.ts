import { type Actor, can, decides, managedAccount, visibilityOf } from "./actor.js";

/** For whom something is, where a permission alone does not say it (rules, section 7). */
export const audiences = {
  ALL: () => true,
  CUSTOMERS: (actor) => can(actor, "PLACE_ORDER") && actor.accountId !== null,
  /** Those who see more of their account than what they have made. */
  WHOLE_ACCOUNT: (actor) => ["ALL", "ACCOUNT"].includes(visibilityOf(actor).kind),
  MONEY: (actor) => can(actor, "HANDLE_MONEY"),
  /** Of the account or of the desk, as the request says. */
  DECIDERS: (actor) => can(actor, "DECIDE"),
  ACCOUNT_DECIDERS: (actor) => decides(actor, "ACCOUNT"),
  ADMINISTRATORS: (actor) => managedAccount(actor) !== null,
  STAFF: (actor) => can(actor, "STAFF"),
  STAFF_AND_ADMINISTRATORS: (actor) => can(actor, "STAFF") || managedAccount(actor) !== null,
} as const satisfies Readonly<Record<string, (actor: Actor) => boolean>>;
export type Audience = keyof typeof audiences;
