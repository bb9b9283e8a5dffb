import type { Permission, Role } from "../../actor.js";
import type { UserErrorCode } from "../../errors.js";
import type { EmailKind } from "../../mail.js";
import type { OrderSortField, RevocationRequestSortField, SortDirection } from "../../sorting.js";
import type { Labels, Locale } from "../messages.js";

const locale = {
  JA: { JA: "日本語", EN: "Japanese" },
  EN: { JA: "英語", EN: "English" },
} as const satisfies Labels<Locale>;

/** Rules, section 7. */
const role = {
  ADMIN: { JA: "管理者", EN: "Administrator" },
  MANAGER: { JA: "マネージャー", EN: "Manager" },
  FINANCE: { JA: "経理担当", EN: "Finance" },
  STANDARD: { JA: "標準ユーザー", EN: "Standard user" },
  LIMITED: { JA: "限定ユーザー", EN: "Limited user" },
  OPERATOR: { JA: "担当者", EN: "Operator" },
} as const satisfies Labels<Role>;

const permission = {
  PLACE_ORDER: { JA: "証明書の申請", EN: "Place orders" },
  DECIDE: { JA: "承認と却下", EN: "Approve and reject" },
  SKIP_APPROVAL: { JA: "承認の省略", EN: "Skip the approval" },
  HANDLE_MONEY: { JA: "入金と返金の取り扱い", EN: "Handle payments and refunds" },
  MANAGE_ACCOUNT: { JA: "アカウントの管理", EN: "Manage the account" },
  STAFF: { JA: "デスクの業務", EN: "Staff of the desk" },
} as const satisfies Labels<Permission>;

/** K25. */
const emailKind = {
  APPROVAL: { JA: "承認メール", EN: "Approval mail" },
  ISSUANCE_NOTICE: { JA: "証明書発行のお知らせ", EN: "Notice of issuance" },
} as const satisfies Labels<EmailKind>;

const sortDirection = {
  ASC: { JA: "昇順", EN: "Ascending" },
  DESC: { JA: "降順", EN: "Descending" },
} as const satisfies Labels<SortDirection>;

const orderSortField = {
  CREATED_AT: { JA: "申請日時", EN: "Time of the order" },
  NUMBER: { JA: "オーダーID", EN: "Order number" },
  COMMON_NAME: { JA: "コモンネーム", EN: "Common name" },
  EXPIRES_AT: { JA: "証明書の有効期間終了日", EN: "End of the certificate" },
  CANCELLATION_DUE_AT: { JA: "キャンセルの完了期限", EN: "Cancellation due" },
} as const satisfies Labels<OrderSortField>;

const revocationRequestSortField = {
  REQUESTED_AT: { JA: "申請日時", EN: "Time of the request" },
  DEADLINE_AT: { JA: "失効期限", EN: "Deadline" },
} as const satisfies Labels<RevocationRequestSortField>;

/** Short titles, for the head of a message; the message itself says what to do. */
const userErrorCode = {
  VALIDATION: { JA: "入力内容の誤り", EN: "Invalid input" },
  NOT_FOUND: { JA: "見つかりません", EN: "Not found" },
  INVALID_STATE: { JA: "現在の状態では操作不可", EN: "Not possible in this state" },
  STALE_VERSION: { JA: "内容が更新されています", EN: "Changed in the meantime" },
  IDEMPOTENCY_CONFLICT: { JA: "冪等キーの重複", EN: "Idempotency key used before" },
  RATE_LIMITED: { JA: "回数の上限", EN: "Too many requests" },
  CANCELLATION_WINDOW_CLOSED: { JA: "キャンセル期間の終了", EN: "Cancellation window closed" },
  COMMON_NAME_MISMATCH: { JA: "コモンネームの不一致", EN: "Common name does not match" },
  CONFIRMATION_INVALID: { JA: "確認情報が無効", EN: "Confirmation not valid" },
  MANUAL_PROCEDURE_REQUIRED: { JA: "個別の手続きが必要", EN: "Manual procedure required" },
  CERTIFICATE_EXPIRED: { JA: "証明書の期限切れ", EN: "Certificate expired" },
  CERTIFICATE_REVOKED: { JA: "証明書は失効済み", EN: "Certificate revoked" },
  REISSUE_PENDING: { JA: "再発行保留中", EN: "Reissue pending" },
  REVOCATION_ALREADY_OPEN: { JA: "失効申請の手続き中", EN: "Revocation already open" },
  EVIDENCE_REQUIRED: { JA: "根拠の提示が必要", EN: "Evidence required" },
  PROOF_INVALID: { JA: "署名による証明が無効", EN: "Proof not valid" },
  ALREADY_DECIDED: { JA: "決定済み", EN: "Already decided" },
  SELF_APPROVAL: { JA: "自分の申請は承認不可", EN: "One’s own request" },
  APPROVAL_RIGHT_REQUIRED: { JA: "承認の権限が必要", EN: "Approval right required" },
  COMMON_NAME_CHANGE_NOT_ALLOWED: { JA: "コモンネームの変更不可", EN: "Common name cannot change" },
  RENEWAL_TOO_EARLY: { JA: "更新受付の開始前", EN: "Too early to renew" },
  RENEWAL_NOT_ALLOWED: { JA: "更新不可", EN: "Renewal not possible" },
  KEY_REJECTED: { JA: "使用できない鍵", EN: "Key rejected" },
  CSR_INVALID: { JA: "CSRの誤り", EN: "CSR not valid" },
  DOMAIN_NOT_ALLOWED: { JA: "使用できないドメイン", EN: "Domain not allowed" },
  VOUCHER_INVALID: { JA: "使用できないバウチャー", EN: "Voucher not valid" },
  UNITS_EXHAUSTED: { JA: "ユニットの不足", EN: "No units left" },
  PAYMENT_FAILED: { JA: "決済の失敗", EN: "Payment failed" },
  CA_UNAVAILABLE: { JA: "認証局が応答しません", EN: "Certificate authority not available" },
  CREDENTIALS_INVALID: { JA: "サインイン情報の誤り", EN: "Wrong mail address or password" },
  FORBIDDEN: { JA: "権限がありません", EN: "Not allowed" },
  TOTP_REQUIRED: { JA: "ワンタイムコードが必要", EN: "One-time code required" },
  STEP_UP_REQUIRED: { JA: "再認証が必要", EN: "Fresh sign-in required" },
} as const satisfies Labels<UserErrorCode>;

export const commonLabels = {
  Locale: locale,
  Role: role,
  Permission: permission,
  EmailKind: emailKind,
  SortDirection: sortDirection,
  OrderSortField: orderSortField,
  RevocationRequestSortField: revocationRequestSortField,
  UserErrorCode: userErrorCode,
};
