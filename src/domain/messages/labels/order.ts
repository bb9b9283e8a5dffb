import type { CancellationStatus } from "../../cancellation.js";
import type {
  ApplicationType,
  ChangeProcedure,
  OrderAction,
  OrderAspect,
  OrderChange,
  OrderClosure,
  OrderStatus,
  PendingReason,
} from "../../order.js";
import type { Labels } from "../messages.js";

/** Rules, section 6. */
const orderStatus = {
  NEEDS_APPROVAL: { JA: "承認が必要", EN: "Needs approval" },
  PENDING: { JA: "保留中", EN: "Pending" },
  ISSUED: { JA: "発行済み", EN: "Issued" },
  REISSUE_PENDING: { JA: "再発行保留中", EN: "Reissue pending" },
  REVOKED: { JA: "失効済み", EN: "Revoked" },
  CANCELED: { JA: "キャンセル済み", EN: "Canceled" },
  REJECTED: { JA: "却下", EN: "Rejected" },
  EXPIRED: { JA: "期限切れ", EN: "Expired" },
} as const satisfies Labels<OrderStatus>;

const orderClosure = {
  CANCELLATION: { JA: "キャンセル", EN: "Cancellation" },
  REVOCATION: { JA: "失効", EN: "Revocation" },
  REJECTION: { JA: "却下", EN: "Rejection" },
  EXPIRY: { JA: "期限切れ", EN: "Expiry" },
} as const satisfies Labels<OrderClosure>;

const pendingReason = {
  PAYMENT: { JA: "お支払い待ち", EN: "Waiting for payment" },
  DOMAIN_VALIDATION: { JA: "ドメイン認証待ち", EN: "Waiting for domain validation" },
  ORGANIZATION_VALIDATION: { JA: "企業認証待ち", EN: "Waiting for organization validation" },
  CERTIFICATE_AUTHORITY: { JA: "認証局の発行待ち", EN: "Waiting for the certificate authority" },
} as const satisfies Labels<PendingReason>;

/** C27. */
const applicationType = {
  NEW: { JA: "新規", EN: "New" },
  RENEWAL: { JA: "更新", EN: "Renewal" },
} as const satisfies Labels<ApplicationType>;

const orderAction = {
  CANCEL: { JA: "キャンセル", EN: "Cancel" },
  REQUEST_REVOCATION: { JA: "失効申請", EN: "Request revocation" },
  REISSUE: { JA: "再発行", EN: "Reissue" },
  DUPLICATE: { JA: "複製", EN: "Duplicate" },
  RENEW: { JA: "更新", EN: "Renew" },
  RESEND_EMAIL: { JA: "メールの再送", EN: "Resend email" },
  APPROVE: { JA: "承認", EN: "Approve" },
  REJECT: { JA: "却下", EN: "Reject" },
  CANCEL_REISSUE: { JA: "再発行の取りやめ", EN: "Cancel reissue" },
  WITHDRAW_CANCELLATION: { JA: "キャンセルの取下げ", EN: "Withdraw cancellation" },
  COMPLETE_CANCELLATION: { JA: "キャンセルの完了", EN: "Complete cancellation" },
  REFUSE_CANCELLATION: { JA: "キャンセルの不受理", EN: "Refuse cancellation" },
  RECORD_PAYMENT: { JA: "入金の記録", EN: "Record payment" },
  RECORD_REFUND: { JA: "返金の記録", EN: "Record refund" },
} as const satisfies Labels<OrderAction>;

const orderAspect = {
  PAYMENT: { JA: "お支払い", EN: "Payment" },
  DOMAIN_VALIDATION: { JA: "ドメイン認証", EN: "Domain validation" },
  ORGANIZATION: { JA: "企業認証", EN: "Organization" },
  REISSUE: { JA: "再発行", EN: "Reissue" },
  SETTLEMENT: { JA: "決済", EN: "Settlement" },
  EMAIL: { JA: "メール", EN: "Email" },
  OTHER: { JA: "その他", EN: "Other" },
} as const satisfies Labels<OrderAspect>;

/** C26–C32, K28. */
const orderChange = {
  PAYMENT_METHOD: { JA: "決済方法", EN: "Payment method" },
  APPLICATION_TYPE: { JA: "申請区分", EN: "New or renewal" },
  PRODUCT_OR_TERM: { JA: "製品ブランド、年数", EN: "Product brand or years" },
  RENEWAL_TIMING: { JA: "更新時期", EN: "Time of the renewal" },
  COMMON_NAME: { JA: "コモンネーム", EN: "Common name" },
  PLATFORM: { JA: "プラットフォーム", EN: "Platform" },
  LICENSE_COUNT: { JA: "ライセンス数", EN: "Number of licenses" },
  APPROVER_EMAIL: { JA: "承認メールアドレス", EN: "Approver’s mail address" },
} as const satisfies Labels<OrderChange>;

const changeProcedure = {
  CANCEL_AND_REORDER: { JA: "キャンセルして再申請", EN: "Cancel and order anew" },
  REISSUE: { JA: "再発行", EN: "Reissue" },
  CANCEL_OR_REISSUE: { JA: "キャンセルまたは再発行", EN: "Cancel or reissue" },
  NEW_ORDER: { JA: "新規申請", EN: "New order" },
  DOWNLOAD_OTHER_FORMAT: { JA: "別の形式でダウンロード", EN: "Download another format" },
  REGISTER_VOUCHER: { JA: "バウチャーの登録", EN: "Register a voucher" },
} as const satisfies Labels<ChangeProcedure>;

const cancellationStatus = {
  RECEIVED: { JA: "受付済み", EN: "Received" },
  COMPLETED: { JA: "完了", EN: "Completed" },
  REFUSED: { JA: "不受理", EN: "Refused" },
  WITHDRAWN: { JA: "取下げ", EN: "Withdrawn" },
} as const satisfies Labels<CancellationStatus>;

export const orderLabels = {
  OrderStatus: orderStatus,
  OrderClosure: orderClosure,
  PendingReason: pendingReason,
  ApplicationType: applicationType,
  OrderAction: orderAction,
  OrderAspect: orderAspect,
  OrderChange: orderChange,
  ChangeProcedure: changeProcedure,
  CancellationStatus: cancellationStatus,
};
