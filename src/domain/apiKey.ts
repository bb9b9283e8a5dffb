import { enumOf } from "./enumOf.js";
import { type FieldFault, fault } from "./errors.js";
import { textFault } from "./textField.js";

/** What a key may be good for; which root fields that are stands in `resolvers/keyFields.ts`. */
export const ApiScope = enumOf(
  "ORDERS_READ",
  "ORDERS_WRITE",
  "REVOCATIONS_WRITE",
  "DECISIONS_WRITE",
  "MONEY_WRITE",
  "WEBHOOKS_WRITE",
  "SCHEMA_READ",
);
export type ApiScope = keyof typeof ApiScope;

/** Keys of one user that are neither revoked nor expired. */
export const mostApiKeys = 50;

/** Milliseconds within which a further use is not written down. */
export const usePrecision = 60_000;

export interface ApiKeyWish {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** Null and omitted: good until it is revoked. */
  readonly expiresAt?: Date | null | undefined;
}

export function apiKeyFaults({ name, scopes, expiresAt }: ApiKeyWish, now: Date): FieldFault[] {
  return [
    ...textFault("name", name, 100),
    ...(scopes.length === 0 ? [fault("scopes", "error.field.required")] : []),
    ...(expiresAt != null && expiresAt <= now ? [fault("expiresAt", "error.apiKey.past")] : []),
  ];
}
