import { enumOf } from "./enumOf.js";

export const SortDirection = enumOf("ASC", "DESC");
export type SortDirection = keyof typeof SortDirection;

/** EXPIRES_AT: when the current certificate ends. */
export const OrderSortField = enumOf("CREATED_AT", "NUMBER", "COMMON_NAME", "EXPIRES_AT", "CANCELLATION_DUE_AT");
export type OrderSortField = keyof typeof OrderSortField;

export const RevocationRequestSortField = enumOf("REQUESTED_AT", "DEADLINE_AT");
export type RevocationRequestSortField = keyof typeof RevocationRequestSortField;
