import type { PaymentMethod, PaymentStatus } from "../../payment.js";
import type { SettlementOutcome } from "../../settlement.js";
import type { VoucherStatus } from "../../voucher.js";
import type { Labels } from "../messages.js";

/** C19–C23. */
const paymentMethod = {
  CREDIT_CARD: { JA: "クレジットカード", EN: "Credit card" },
  BANK_TRANSFER: { JA: "銀行決済", EN: "Bank transfer" },
  VOUCHER: { JA: "バウチャー", EN: "Voucher" },
  UNITS: { JA: "ユニット", EN: "Units" },
} as const satisfies Labels<PaymentMethod>;

/** C19, C20. */
const paymentStatus = {
  UNPAID: { JA: "未入金", EN: "Unpaid" },
  AUTHORIZED: { JA: "与信済み", EN: "Authorized" },
  PAID: { JA: "入金済み", EN: "Paid" },
  RELEASED: { JA: "取消済み", EN: "Released" },
  REFUNDED: { JA: "返金済み", EN: "Refunded" },
} as const satisfies Labels<PaymentStatus>;

/** K8–K10, C19–C23. */
const settlementOutcome = {
  NOT_ELIGIBLE: { JA: "返金対象外", EN: "Not refundable" },
  TERMINATED_UNPAID: { JA: "解約", EN: "Terminated unpaid" },
  REFUND_CONTACT_REQUIRED: { JA: "返金手続きのご連絡待ち", EN: "Refund needs your contact" },
  VOIDED: { JA: "決済の取消し", EN: "Payment voided" },
  REFUND_NEXT_MONTH: { JA: "翌月返金", EN: "Refund next month" },
  REFUNDED: { JA: "返金済み", EN: "Refunded" },
  VOUCHER_RESTORED: { JA: "バウチャーの返還(未使用)", EN: "Voucher restored" },
  UNITS_RETURNED: { JA: "ユニットの返還", EN: "Units returned" },
  FAILED: { JA: "失敗", EN: "Failed" },
} as const satisfies Labels<SettlementOutcome>;

/** C22. */
const voucherStatus = {
  UNUSED: { JA: "未使用", EN: "Unused" },
  USED: { JA: "使用済み", EN: "Used" },
} as const satisfies Labels<VoucherStatus>;

export const paymentLabels = {
  PaymentMethod: paymentMethod,
  PaymentStatus: paymentStatus,
  SettlementOutcome: settlementOutcome,
  VoucherStatus: voucherStatus,
};
