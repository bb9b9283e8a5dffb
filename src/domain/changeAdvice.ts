import { type Message, message } from "./errors.js";
import type { MessageKey } from "./messages/catalogue.js";
import type { ChangeProcedure, OrderChange } from "./order.js";
import type { PaymentMethod } from "./payment.js";
import type { PolicyTerms } from "./policy.js";

/** Whether a change wants a cancellation, and what to do. */
export interface ChangeAdvice {
  readonly change: OrderChange;
  readonly procedure: ChangeProcedure;
  readonly cancelNeeded: boolean;
  readonly explanation: Message;
}

/** What the advice depends on: the order's frozen policy, and how it is paid. */
export interface AdviceFacts {
  readonly policy: Pick<PolicyTerms, "reissueMayChangeCommonName" | "renewalCarriesRemainingTime">;
  readonly paymentMethod: PaymentMethod;
}

type Row = readonly [procedure: ChangeProcedure, cancelNeeded: boolean, explanation: MessageKey];

/** The table of the rules, section 2, "Is a cancellation needed?". */
const rows = {
  PAYMENT_METHOD: () => ["CANCEL_AND_REORDER", true, "advice.paymentMethod"], // C26
  APPLICATION_TYPE: () => ["CANCEL_AND_REORDER", true, "advice.applicationType"], // C27
  PRODUCT_OR_TERM: () => ["CANCEL_AND_REORDER", true, "advice.productOrTerm"], // C28
  // C29; where the time is carried over (K2) nothing is lost.
  RENEWAL_TIMING: ({ policy }) => [
    "CANCEL_OR_REISSUE",
    false,
    policy.renewalCarriesRemainingTime ? "advice.renewalTiming.carried" : "advice.renewalTiming.lost",
  ],
  // C30, K31
  COMMON_NAME: ({ policy }) =>
    policy.reissueMayChangeCommonName
      ? ["REISSUE", false, "advice.commonName.reissue"]
      : ["NEW_ORDER", false, "advice.commonName.newOrder"],
  PLATFORM: () => ["DOWNLOAD_OTHER_FORMAT", false, "advice.platform"], // C31
  // C32
  LICENSE_COUNT: ({ paymentMethod }) =>
    paymentMethod === "VOUCHER"
      ? ["REGISTER_VOUCHER", false, "advice.licenseCount.voucher"]
      : ["CANCEL_AND_REORDER", true, "advice.licenseCount.other"],
  APPROVER_EMAIL: () => ["CANCEL_AND_REORDER", true, "advice.approverEmail"], // K28
} as const satisfies Record<OrderChange, (facts: AdviceFacts) => Row>;

/** 「キャンセルは必要ですか」 (C26–C32, K28, K31). */
export function changeAdvice(change: OrderChange, facts: AdviceFacts): ChangeAdvice {
  const [procedure, cancelNeeded, key]: Row = rows[change](facts);
  return { change, procedure, cancelNeeded, explanation: message(key) };
}
