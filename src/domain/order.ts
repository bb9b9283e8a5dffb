import { enumOf } from "./enumOf.js";

/** Rules, section 6. */
export const OrderStatus = enumOf(
  "NEEDS_APPROVAL",
  "PENDING",
  "ISSUED",
  "REISSUE_PENDING",
  "REVOKED",
  "CANCELED",
  "REJECTED",
  "EXPIRED",
);
export type OrderStatus = keyof typeof OrderStatus;

/** Where an order may start: placed by one who may approve, or not (rules, section 6). */
export const initialOrderStatuses = ["NEEDS_APPROVAL", "PENDING"] as const satisfies readonly OrderStatus[];

/** The legal moves of an order. Terminal states have none (I1). */
export const orderTransitions = {
  NEEDS_APPROVAL: ["PENDING", "REJECTED", "CANCELED"],
  PENDING: ["ISSUED", "CANCELED", "REJECTED"],
  ISSUED: ["REISSUE_PENDING", "CANCELED", "REVOKED", "EXPIRED"],
  REISSUE_PENDING: ["ISSUED", "CANCELED", "REVOKED", "EXPIRED"],
  REVOKED: [],
  CANCELED: [],
  REJECTED: [],
  EXPIRED: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** Issued and not over: it has certificates that clients may rely on, also while a reissue is waited for. */
export const isInForce = (status: OrderStatus): boolean => status === "ISSUED" || status === "REISSUE_PENDING";

export const OrderClosure = enumOf("CANCELLATION", "REVOCATION", "REJECTION", "EXPIRY");
export type OrderClosure = keyof typeof OrderClosure;

export const PendingReason = enumOf("PAYMENT", "DOMAIN_VALIDATION", "ORGANIZATION_VALIDATION", "CERTIFICATE_AUTHORITY");
export type PendingReason = keyof typeof PendingReason;

export const ApplicationType = enumOf("NEW", "RENEWAL");
export type ApplicationType = keyof typeof ApplicationType;

export const OrderAction = enumOf(
  "CANCEL",
  "REQUEST_REVOCATION",
  "REISSUE",
  "DUPLICATE",
  "RENEW",
  "RESEND_EMAIL",
  "APPROVE",
  "REJECT",
  "CANCEL_REISSUE",
  "WITHDRAW_CANCELLATION",
  "COMPLETE_CANCELLATION",
  "REFUSE_CANCELLATION",
  "RECORD_PAYMENT",
  "RECORD_REFUND",
);
export type OrderAction = keyof typeof OrderAction;

export const OrderAspect = enumOf(
  "PAYMENT",
  "DOMAIN_VALIDATION",
  "ORGANIZATION",
  "REISSUE",
  "SETTLEMENT",
  "EMAIL",
  "OTHER",
);
export type OrderAspect = keyof typeof OrderAspect;

export const OrderChange = enumOf(
  "PAYMENT_METHOD",
  "APPLICATION_TYPE",
  "PRODUCT_OR_TERM",
  "RENEWAL_TIMING",
  "COMMON_NAME",
  "PLATFORM",
  "LICENSE_COUNT",
  "APPROVER_EMAIL",
);
export type OrderChange = keyof typeof OrderChange;

export const ChangeProcedure = enumOf(
  "CANCEL_AND_REORDER",
  "REISSUE",
  "CANCEL_OR_REISSUE",
  "NEW_ORDER",
  "DOWNLOAD_OTHER_FORMAT",
  "REGISTER_VOUCHER",
);
export type ChangeProcedure = keyof typeof ChangeProcedure;

/** Whether a status may follow another; every compare-and-set asks this first. */
export function mayMoveOrder(from: OrderStatus, to: OrderStatus): boolean {
  return (orderTransitions[from] as readonly OrderStatus[]).includes(to);
}

/** Whether nothing can happen to the order any more (I1). */
export function isTerminalOrder(status: OrderStatus): boolean {
  return orderTransitions[status].length === 0;
}
