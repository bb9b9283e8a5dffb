import { type Actor, can } from "../../domain/actor.js";

/**
 * For whom the database is asked. SYSTEM: what nobody in particular does (jobs, the relay, the CA, signing in). STAFF: the desk's operators. TENANT: users of an account; null is nobody, for whom no
 * account's rows exist.
 */
export type Principal =
  | { readonly kind: "SYSTEM" }
  | { readonly kind: "STAFF" }
  | { readonly kind: "TENANT"; readonly accountId: string | null };

export const system: Principal = { kind: "SYSTEM" };

/** @param actor null: nobody is signed in */
export function principalOf(actor: Actor | null): Principal {
  if (actor !== null && can(actor, "STAFF")) return { kind: "STAFF" };
  return { kind: "TENANT", accountId: actor?.accountId ?? null };
}
