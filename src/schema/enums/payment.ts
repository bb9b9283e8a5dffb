import { PaymentMethod, PaymentStatus } from "../../domain/payment.js";
import { SettlementOutcome } from "../../domain/settlement.js";
import { VoucherStatus } from "../../domain/voucher.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(PaymentMethod, {
  name: "PaymentMethod",
  description: "How an order is paid. Each policy lists those that it accepts.",
  values: {
    CREDIT_CARD: "authorized when the order is placed.",
    BANK_TRANSFER: "paid later; the order waits for it.",
    VOUCHER: "a code that serves one order.",
    UNITS: "one of the units that the account has bought.",
  },
});

registerEnum(PaymentStatus, {
  name: "PaymentStatus",
  description: "Where a payment stands. An order is issued when it is AUTHORIZED or PAID.",
  values: {
    UNPAID: "a transfer that has not come in.",
    AUTHORIZED: "the card is reserved, not charged.",
    PAID: "received, or taken from voucher or units.",
    RELEASED: "given back before it was charged.",
    REFUNDED: "given back after it was paid.",
  },
});

registerEnum(SettlementOutcome, {
  name: "SettlementOutcome",
  description: "What became of the money after a cancellation. It follows the policy and the payment method.",
  values: {
    NOT_ELIGIBLE: "nothing is given back.",
    TERMINATED_UNPAID: "nothing had been paid; to go on, order anew.",
    REFUND_CONTACT_REQUIRED: "a paid transfer; the desk’s finance asks where to send the refund.",
    VOIDED: "the card had not been charged and is not.",
    REFUND_NEXT_MONTH: "the card’s closing day has passed; refunded from the 1st of the following month.",
    REFUNDED: "given back.",
    VOUCHER_RESTORED: "the same code can be used again.",
    UNITS_RETURNED: "the units are back in the account.",
    FAILED: "the gateway refused; staff looks after it.",
  },
});

registerEnum(VoucherStatus, {
  name: "VoucherStatus",
  description: "Whether a voucher can still pay for an order. A cancelled order gives it back.",
  values: {
    UNUSED: "pays for one order, until it expires.",
    USED: "an order holds it.",
  },
});

export { PaymentMethod, PaymentStatus, SettlementOutcome, VoucherStatus };
