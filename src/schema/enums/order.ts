import { CancellationStatus } from "../../domain/cancellation.js";
import {
  ApplicationType,
  OrderAction,
  OrderAspect,
  OrderClosure,
  OrderStatus,
  PendingReason,
} from "../../domain/order.js";
import { OrderSortField } from "../../domain/sorting.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(OrderStatus, {
  name: "OrderStatus",
  description: "Where an order stands. REVOKED, CANCELED, REJECTED and EXPIRED are final: nothing leaves them.",
  values: {
    NEEDS_APPROVAL: "somebody of the account must approve the order before anything happens.",
    PENDING: "placed, not issued yet; `pendingReasons` says what it waits for.",
    ISSUED: "issued; it stays so while single certificates of it are revoked.",
    REISSUE_PENDING: "issued, and a reissue waits for a validation.",
    REVOKED: "the CA has revoked the whole order.",
    CANCELED: "cancelled by the customer, or by the desk after 90 days of waiting.",
    REJECTED: "not approved by the account, or refused by the CA.",
    EXPIRED: "its coverage has ended.",
  },
});

registerEnum(OrderClosure, {
  name: "OrderClosure",
  description: "Why an order is over. It tells a revocation that counts as a cancellation from any other.",
  values: {
    CANCELLATION: "cancelled inside the rules of its policy; it is settled.",
    REVOCATION: "revoked, and not as a cancellation; nothing is refunded.",
    REJECTION: "not approved, or refused by the CA.",
    EXPIRY: "its coverage came to its end.",
  },
});

registerEnum(PendingReason, {
  name: "PendingReason",
  description: "What a pending order or reissue waits for. Several can hold at once.",
  values: {
    PAYMENT: "the payment has not come in.",
    DOMAIN_VALIDATION: "control over a domain is not proven yet; see `domainValidations`.",
    ORGANIZATION_VALIDATION: "staff of the desk vets the organization.",
    CERTIFICATE_AUTHORITY: "all is there, the CA has to sign.",
  },
});

registerEnum(ApplicationType, {
  name: "ApplicationType",
  description: "Whether an order is new or renews another. Given by `renewalOfOrderNumber` when it is placed.",
  values: {
    NEW: "an order of its own.",
    RENEWAL: "goes on from an earlier order.",
  },
});

registerEnum(OrderAction, {
  name: "OrderAction",
  description: "What can be done with an order. `availableActions` says which the viewer may do now.",
  values: {
    CANCEL: "`cancelOrder`.",
    REQUEST_REVOCATION: "`requestRevocation`, of the whole order or of one certificate.",
    REISSUE: "`reissue` with a new CSR.",
    DUPLICATE: "`duplicateCertificate` for a further key.",
    RENEW: "`placeOrder` with `renewalOfOrderNumber`.",
    RESEND_EMAIL: "`resendEmail` to the registered address.",
    APPROVE: "`approveOrder`, by those who decide.",
    REJECT: "`rejectOrder`, by those who decide.",
    CANCEL_REISSUE: "`cancelReissue` while it waits.",
    WITHDRAW_CANCELLATION: "`withdrawCancellation`, by whoever asked, until it is completed.",
    COMPLETE_CANCELLATION: "`completeCancellation`, by staff.",
    REFUSE_CANCELLATION: "`refuseCancellation`, by staff.",
    RECORD_PAYMENT: "`recordPayment`, by staff, when a transfer has come in, or what a card could not be charged.",
    RECORD_REFUND: "`recordRefund`, by staff, when a refund was paid.",
  },
});

registerEnum(OrderAspect, {
  name: "OrderAspect",
  description: "What an OrderUpdated is about. Say OTHER for a value that a client does not know yet.",
  values: {
    PAYMENT: "the payment of the order.",
    DOMAIN_VALIDATION: "the proof of control over one of its domains.",
    ORGANIZATION: "the vetting of its organization.",
    REISSUE: "a reissue of its certificate, or that one is due.",
    SETTLEMENT: "what is given back after a cancellation.",
    EMAIL: "a mail that was sent.",
    OTHER: "anything else.",
  },
});

registerEnum(CancellationStatus, {
  name: "CancellationStatus",
  description: "Where a cancellation stands. Only RECEIVED is not final.",
  values: {
    RECEIVED: "asked for; staff completes it within two business days.",
    COMPLETED: "done; the settlement has begun.",
    REFUSED: "staff did not accept it.",
    WITHDRAWN: "taken back by whoever asked.",
  },
});

registerEnum(OrderSortField, {
  name: "OrderSortField",
  description: "By what a list of orders can be sorted. Equal values are ordered by id.",
  values: {
    CREATED_AT: "when the order was placed.",
    NUMBER: "the order number.",
    COMMON_NAME: "the common name.",
    EXPIRES_AT: "when the current certificate ends (notAfter).",
    CANCELLATION_DUE_AT: "by when staff completes the cancellation.",
  },
});

export {
  ApplicationType,
  CancellationStatus,
  OrderAction,
  OrderAspect,
  OrderClosure,
  OrderSortField,
  OrderStatus,
  PendingReason,
};
