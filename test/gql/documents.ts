/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The invitation, and what the user chooses. */
export type AcceptInvitationInput = {
  /** How people call them, at most 100 characters; when omitted, as the inviter wrote it. */
  name?: string | null | undefined;
  /** At least 12 characters, at most 256 bytes, not the mail address; never stored nor logged. */
  password: string;
  /** The code of the invitation mail; good once. */
  token: string;
};

/** What to note on which order. */
export type AddNoteInput = {
  /** Same key + same input = the stored outcome again. Null or omitted: each call adds a note. */
  idempotencyKey?: string | null | undefined;
  /** The order. */
  orderId: string;
  /** メモ, at most 4,000 characters. */
  text: string;
};

/** Which keys to list. Null and omitted restrict nothing. */
export type ApiKeyFilter = {
  /** Of this user. */
  userId?: string | null | undefined;
};

/** What an API key may be good for, where its user may. Users, roles and API keys themselves are for no key. */
export type ApiScope =
  /** 承認と却下: approves and rejects orders, revocations and cancellations. */
  | 'DECISIONS_WRITE'
  /** 入金と返金の記録: finance tasks, payments and refunds, issuing vouchers. */
  | 'MONEY_WRITE'
  /** オーダーの閲覧: reads all that the user sees: orders, certificates, requests, vouchers, events and subscriptions. */
  | 'ORDERS_READ'
  /** オーダーの申請と変更: places, cancels, reissues and validates orders, adds notes, registers vouchers. */
  | 'ORDERS_WRITE'
  /** 失効の申請: asks for revocations, withdraws them, answers questions about them. */
  | 'REVOCATIONS_WRITE'
  /** スキーマの閲覧: introspection, also where it is off. */
  | 'SCHEMA_READ'
  /** Webhookの管理: reads and changes webhook endpoints and their deliveries. */
  | 'WEBHOOKS_WRITE';

/** Whether an order is new or renews another. Given by `renewalOfOrderNumber` when it is placed. */
export type ApplicationType =
  /** 新規: an order of its own. */
  | 'NEW'
  /** 更新: goes on from an earlier order. */
  | 'RENEWAL';

/** Which new order is approved. */
export type ApproveOrderInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Kept with the decision. */
  note?: string | null | undefined;
  /** The order. */
  orderId: string;
};

/** Which request is approved. */
export type ApproveRevocationInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Kept with the decision. */
  note?: string | null | undefined;
  /** The revocation request. */
  requestId: string;
};

/** What the reviewer wants to know. */
export type AskForRevocationInfoInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** The requester reads it. */
  question: string;
  /** The revocation request. */
  requestId: string;
};

/** Who wants one-time codes. */
export type BeginTotpInput = {
  /** The password; never stored nor logged. */
  password: string;
};

/** Which order is cancelled, and the proof that its consequences were shown. */
export type CancelOrderInput = {
  /** Must be the order's common name; a guard against cancelling the wrong order. */
  commonName: string;
  /** From cancellationPreview; proves that the consequences were shown. */
  confirmationToken: string;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** Mandatory for staff, who act on behalf. */
  note?: string | null | undefined;
  /** The order. */
  orderId: string;
};

/** Which reissue to give up. */
export type CancelReissueInput = {
  /** Mandatory for staff, who act on behalf. */
  note?: string | null | undefined;
  /** The order, which is REISSUE_PENDING. */
  orderId: string;
};

/** When a cancellation sends a mail. It goes to the registered address. */
export type CancellationMail =
  /** 常に送信: whenever one completes. */
  | 'ALWAYS'
  /** 発行前の企業認証・EV: for OV and EV orders that were not issued yet. */
  | 'ORGANIZATION_VALIDATED';

/** Where a cancellation stands. Only RECEIVED is not final. */
export type CancellationStatus =
  /** 完了: done; the settlement has begun. */
  | 'COMPLETED'
  /** 受付済み: asked for; staff completes it within two business days. */
  | 'RECEIVED'
  /** 不受理: staff did not accept it. */
  | 'REFUSED'
  /** 取下げ: taken back by whoever asked. */
  | 'WITHDRAWN';

/** How a certificate came to its order. Only ORIGINAL and REISSUE become the current one. */
export type CertificateKind =
  /** 複製: stands beside the others, with a key of its own. */
  | 'DUPLICATE'
  /** 初回発行: the first of its order. */
  | 'ORIGINAL'
  /** 再発行: takes the place of an earlier one. */
  | 'REISSUE';

/** Where a certificate stands. It says nothing about its order, which can stay issued. */
export type CertificateStatus =
  /** 期限切れ: past its notAfter. */
  | 'EXPIRED'
  /** 発行済み: valid. */
  | 'ISSUED'
  /** 失効予定: valid until `scheduledRevocationAt`, because a reissue replaced it. */
  | 'REVOCATION_SCHEDULED'
  /** 失効済み: revoked by the CA; `crlPublishedAt` says since when clients can see it. */
  | 'REVOKED';

/** The password before and after. */
export type ChangePasswordInput = {
  /** The present one; never stored nor logged. */
  currentPassword: string;
  /** At least 12 characters, at most 256 bytes, no pattern and not the mail address; never stored nor logged. */
  newPassword: string;
};

/** What to do about a change. See also `cancelNeeded`. */
export type ChangeProcedure =
  /** キャンセルして再申請: cancel, then order anew. */
  | 'CANCEL_AND_REORDER'
  /** キャンセルまたは再発行: cancel and order anew, or reissue later. */
  | 'CANCEL_OR_REISSUE'
  /** 別の形式でダウンロード: download the certificate again. */
  | 'DOWNLOAD_OTHER_FORMAT'
  /** 新規申請: place a further order. */
  | 'NEW_ORDER'
  /** バウチャーの登録: register further vouchers. */
  | 'REGISTER_VOUCHER'
  /** 再発行: reissue with the new name. */
  | 'REISSUE';

/** New values, or another method; only while it is not VALID. */
export type ChangeValidationMethodInput = {
  /** An administrative address of the domain; mandatory for EMAIL, refused otherwise. */
  approverEmail?: string | null | undefined;
  /** The domain validation. */
  id: string;
  /** How it shall be proven from now on. */
  method: ValidationMethod;
};

/** Which validation to look at now. */
export type CheckDomainValidationInput = {
  /** The domain validation. */
  id: string;
};

/** Which cancellation is completed. */
export type CompleteCancellationInput = {
  /** The cancellation. */
  cancellationId: string;
  /** Kept with the cancellation. */
  note?: string | null | undefined;
};

/** Whose intent to confirm. */
export type ConfirmRevocationInput = {
  /** The revocation request. */
  requestId: string;
};

/** That the authenticator app has the secret. */
export type ConfirmTotpInput = {
  /** The six digits that the app shows. */
  code: string;
};

/** A new customer of the desk. */
export type CreateAccountInput = {
  /** Who signs in first. */
  administrator: FirstAdministratorInput;
  /** 2 to 32 lower-case letters, digits and hyphens; never changes. */
  code: string;
  /** Same key + same input = the stored outcome again; without one each call is another. */
  idempotencyKey?: string | null | undefined;
  /** The name of the customer, at most 128 characters. */
  name: string;
};

/** A key for a program of the viewer's. */
export type CreateApiKeyInput = {
  /** Its end; when omitted, good until it is revoked. */
  expiresAt?: string | null | undefined;
  /** A name for people, at most 100 characters. */
  name: string;
  /** What it is good for; at least one. */
  scopes: Array<ApiScope>;
};

/** Whose key is in wrong hands. */
export type CreateKeyCompromiseChallengeInput = {
  /** Hexadecimal; case and separators do not matter. */
  serialNumber: string;
};

/** Something new that can be ordered. Prices are in the smallest unit of the currency. */
export type CreateProductInput = {
  /** For each name beyond the common name and each year; included when omitted. */
  additionalNamePriceValue?: number | null | undefined;
  /** Whose rules it has: the newest policy of this brand. */
  brand: string;
  /** Days that one certificate lives: at most 199 for servers, 459 for code signing, 1095 for others. */
  certificateLifetimeDays: number;
  /** 2 to 64 capital letters, digits and underscores; never changes. */
  code: string;
  /** Of a new hardware token, once; nothing when omitted. */
  hardwareTokenPriceValue?: number | null | undefined;
  /** Same key + same input = the stored outcome again; without one each call is another. */
  idempotencyKey?: string | null | undefined;
  /** What its certificates are for. */
  kind: ProductKind;
  /** What people call it in English, at most 128 characters. */
  nameEn: string;
  /** What people call it in Japanese, at most 128 characters. */
  nameJa: string;
  /** Currency of its prices, three letters (ISO 4217). */
  priceCurrency: string;
  /** For one year; null where it is agreed by contract. */
  priceValue?: number | null | undefined;
  /** Whether customers request revocations themselves. */
  selfServiceRevocation: boolean;
  /** What is checked before it is issued. OV for what is not for servers, EV for EV code signing. */
  validationLevel: ValidationLevel;
};

/** Where to send which events. */
export type CreateWebhookEndpointInput = {
  /** A name for people, at most 255 characters. */
  description?: string | null | undefined;
  /** Which events are sent; at least one. */
  eventTypes: Array<OrderEventKind>;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** The language of labels and summaries; Japanese when omitted. */
  locale?: Locale | null | undefined;
  /** A GraphQL selection on OrderEvent, `{ id cursor order { number } … }`, without variables, perhaps followed by fragments, within the limits of any document. It makes `data` of the payload. When omitted, the desk's own. */
  selection?: string | null | undefined;
  /** https, on port 443 or 80, at a public address. */
  url: string;
};

/** What becomes of a change of a role. */
export type DecideRoleChangeInput = {
  /** The change. */
  id: string;
  /** Why; at most 1,000 characters. */
  note?: string | null | undefined;
};

/** Who decides on a revocation. Each policy says so. */
export type Decider =
  /** アカウントの管理者・マネージャー: an administrator or manager of the account. */
  | 'ACCOUNT'
  /** 担当者: staff of the desk. */
  | 'STAFF';

/** Which endpoint to remove. */
export type DeleteWebhookEndpointInput = {
  /** The endpoint. */
  id: string;
};

/** Who wants one-time codes no more. */
export type DisableTotpInput = {
  /** A one-time code, or a recovery code. */
  code: string;
  /** The password; never stored nor logged. */
  password: string;
};

/** Which user to disable. */
export type DisableUserInput = {
  /** The user. */
  userId: string;
};

/** Which endpoint to disable. */
export type DisableWebhookEndpointInput = {
  /** The endpoint. */
  id: string;
};

/** A further key for the order's names. */
export type DuplicateCertificateInput = {
  /** PKCS#10, PEM, with a key of its own. */
  csr: string;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** Mandatory for staff, who act on behalf. */
  note?: string | null | undefined;
  /** The order. */
  orderId: string;
};

/** Mails that can be sent again. */
export type EmailKind =
  /** 承認メール: 承認メール, to the approver of a validation by mail. */
  | 'APPROVAL'
  /** 証明書発行のお知らせ: 証明書発行のお知らせ, to the registered address. */
  | 'ISSUANCE_NOTICE';

/** Which user to enable. */
export type EnableUserInput = {
  /** The user. */
  userId: string;
};

/** Which endpoint to enable, and from where on. */
export type EnableWebhookEndpointInput = {
  /** The endpoint. */
  id: string;
  /** Pass over what has happened meanwhile; when omitted, it goes on where it stopped. */
  skipMissed?: boolean | null | undefined;
};

/** Which sessions end: all of the viewer's but the one that asks. */
export type EndOtherSessionsInput = {
  /** Others that go on, at most 100. Null or omitted: none. */
  keepSessionIds?: Array<string> | null | undefined;
};

/** Which session ends: one of the viewer's own. */
export type EndSessionInput = {
  /** One of `Viewer.sessions`. */
  sessionId: string;
};

/** What the browser brought back from `/auth/oidc/start`. */
export type ExchangeSignInCodeInput = {
  /** `signInCode` of the address; good once and for a minute. */
  code: string;
};

/** The first of an account's people. As ADMIN he manages the others. */
export type FirstAdministratorInput = {
  /** Mail address; also the name to sign in with. */
  email: string;
  /** At least 12 characters, told him by another way than this mail address; a mail with which he sets one himself when omitted. */
  initialPassword?: string | null | undefined;
  /** How people call him. */
  name: string;
};

/** Where the key of a code signing certificate lives. Given when the order is placed. */
export type HardwareToken =
  /** 既存のトークン: a token of an earlier order serves again. */
  | 'EXISTING'
  /** 新しいトークン: a token comes with the order. */
  | 'NEW';

/** Whose invitation. */
export type InvitationInput = {
  /** The user, INVITED. */
  userId: string;
};

/** Whom to invite, and as what. */
export type InviteUserInput = {
  /** Into which account. Needed by staff; else the viewer's own. */
  accountId?: string | null | undefined;
  /** Where the invitation goes; also the name to sign in with. */
  email: string;
  /** How people call them, at most 100 characters; they can change it. */
  name: string;
  /** Any but OPERATOR. An ADMIN is invited once a second administrator confirms it. */
  role: Role;
};

/** How many vouchers, of what, and for whom. */
export type IssueVouchersInput = {
  /** The account that has them at once; when omitted, whoever registers them. */
  accountId?: string | null | undefined;
  /** 1 to 100. */
  count: number;
  /** Until when they can be used. */
  expiresAt: string;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** `code` of the product that each pays for. */
  productCode: string;
};

/** Languages of labels and messages. Japanese unless the viewer asks otherwise. */
export type Locale =
  /** 英語: by `locale: EN` or `Accept-Language: en`. */
  | 'EN'
  /** 日本語: the default. */
  | 'JA';

/** Every mail that the desk writes. */
export type MailKind =
  /** 承認メール: asks an administrator of the domain to approve. */
  | 'APPROVAL'
  /** キャンセル手続き完了のメール: the cancellation is complete. */
  | 'CANCELLATION_COMPLETED'
  /** キャンセル期限の予告: a cancellation waits on the last of its two business days; to staff. */
  | 'CANCELLATION_DUE'
  /** キャンセル期限の警告: a cancellation was not completed within its two business days; to staff. */
  | 'CANCELLATION_OVERDUE'
  /** キャンセルをお受けできないお知らせ: the cancellation was not accepted, and why; to whoever asked for it. */
  | 'CANCELLATION_REFUSED'
  /** 無償の再発行のお知らせ: the certificate ends before its order's coverage; a free reissue is due. */
  | 'CERTIFICATE_ENDING'
  /** 失効期限の警告: a revocation is past its deadline, undecided or not carried out by the CA; to staff. */
  | 'DEADLINE_ALARM'
  /** 失効期限の予告: a revocation waits for a decision and its deadline is near; to those who decide, and to the requester where he has to go on. Where it is approved and the CA does not answer: to staff. */
  | 'DEADLINE_WARNING'
  /** 証明書発行のお知らせ: the certificate is issued. */
  | 'ISSUANCE_NOTICE'
  /** お申し込み却下のお知らせ: the order was rejected. */
  | 'ORDER_REJECTED'
  /** パスワード変更のお知らせ: the password was changed; to its user. */
  | 'PASSWORD_CHANGED'
  /** パスワード再設定のご案内: how to set a new password; to its user alone. */
  | 'PASSWORD_RESET'
  /** 更新のお知らせ: the coverage of the order ends. */
  | 'RENEWAL_NOTICE'
  /** 失効済みのお知らせ: the certificate is revoked. */
  | 'REVOCATION_COMPLETED'
  /** 失効申請の情報不足のお知らせ: the reviewer of a revocation asks something. */
  | 'REVOCATION_INFO_REQUIRED'
  /** 失効申請の却下のお知らせ: the revocation was rejected, and why. */
  | 'REVOCATION_REJECTED'
  /** 失効予定のお知らせ: a replaced certificate will be revoked. */
  | 'REVOCATION_SCHEDULED'
  /** ワンタイムコード設定変更のお知らせ: one-time codes were turned on or off; to their user. */
  | 'TOTP_CHANGED'
  /** ご招待のお知らせ: somebody is invited to become a user; to the invited. */
  | 'USER_INVITED'
  /** Webhook無効化のお知らせ: a webhook endpoint was disabled, and why; to the administrators of the account. */
  | 'WEBHOOK_DISABLED';

/** What became of a mail. */
export type MailStatus =
  /** 送信失敗: refused for good, or tried in vain for five days. */
  | 'FAILED'
  /** 保存済み（送信先なし）: kept, as there is nowhere to send it. */
  | 'KEPT'
  /** 送信待ち: waits for its first or next try. */
  | 'QUEUED'
  /** 送信済み: the mail server took it. */
  | 'SENT';

/** What can be done with an order. `availableActions` says which the viewer may do now. */
export type OrderAction =
  /** 承認: `approveOrder`, by those who decide. */
  | 'APPROVE'
  /** キャンセル: `cancelOrder`. */
  | 'CANCEL'
  /** 再発行の取りやめ: `cancelReissue` while it waits. */
  | 'CANCEL_REISSUE'
  /** キャンセルの完了: `completeCancellation`, by staff. */
  | 'COMPLETE_CANCELLATION'
  /** 複製: `duplicateCertificate` for a further key. */
  | 'DUPLICATE'
  /** 入金の記録: `recordPayment`, by staff, when a transfer has come in, or what a card could not be charged. */
  | 'RECORD_PAYMENT'
  /** 返金の記録: `recordRefund`, by staff, when a refund was paid. */
  | 'RECORD_REFUND'
  /** キャンセルの不受理: `refuseCancellation`, by staff. */
  | 'REFUSE_CANCELLATION'
  /** 再発行: `reissue` with a new CSR. */
  | 'REISSUE'
  /** 却下: `rejectOrder`, by those who decide. */
  | 'REJECT'
  /** 更新: `placeOrder` with `renewalOfOrderNumber`. */
  | 'RENEW'
  /** 失効申請: `requestRevocation`, of the whole order or of one certificate. */
  | 'REQUEST_REVOCATION'
  /** メールの再送: `resendEmail` to the registered address. */
  | 'RESEND_EMAIL'
  /** キャンセルの取下げ: `withdrawCancellation`, by whoever asked, until it is completed. */
  | 'WITHDRAW_CANCELLATION';

/** What an OrderUpdated is about. Say OTHER for a value that a client does not know yet. */
export type OrderAspect =
  /** ドメイン認証: the proof of control over one of its domains. */
  | 'DOMAIN_VALIDATION'
  /** メール: a mail that was sent. */
  | 'EMAIL'
  /** 企業認証: the vetting of its organization. */
  | 'ORGANIZATION'
  /** その他: anything else. */
  | 'OTHER'
  /** お支払い: the payment of the order. */
  | 'PAYMENT'
  /** 再発行: a reissue of its certificate, or that one is due. */
  | 'REISSUE'
  /** 決済: what is given back after a cancellation. */
  | 'SETTLEMENT';

/** What somebody wants to change about an order. For `changeAdvice`. */
export type OrderChange =
  /** 申請区分: new instead of renewal, or the other way round. */
  | 'APPLICATION_TYPE'
  /** 承認メールアドレス: where approval mail goes. */
  | 'APPROVER_EMAIL'
  /** コモンネーム: the main name of its certificates. */
  | 'COMMON_NAME'
  /** ライセンス数: how many licences there are. */
  | 'LICENSE_COUNT'
  /** 決済方法: how it is paid. */
  | 'PAYMENT_METHOD'
  /** プラットフォーム: the server software that the certificate is for. */
  | 'PLATFORM'
  /** 製品ブランド、年数: another product, or other years. */
  | 'PRODUCT_OR_TERM'
  /** 更新時期: it was renewed too early. */
  | 'RENEWAL_TIMING';

/** Why an order is over. It tells a revocation that counts as a cancellation from any other. */
export type OrderClosure =
  /** キャンセル: cancelled inside the rules of its policy; it is settled. */
  | 'CANCELLATION'
  /** 期限切れ: its coverage came to its end. */
  | 'EXPIRY'
  /** 却下: not approved, or refused by the CA. */
  | 'REJECTION'
  /** 失効: revoked, and not as a cancellation; nothing is refunded. */
  | 'REVOCATION';

/** The kinds of OrderEvent, by the names of their types. Closed: what comes later is an OrderUpdated. */
export type OrderEventKind =
  /** キャンセル: a cancellation was received or moved on. */
  | 'CancellationChanged'
  /** 証明書: something became of a certificate. */
  | 'CertificateChanged'
  /** オーダーの状態: an order moved to another status, or is new. */
  | 'OrderStatusChanged'
  /** その他の更新: everything else. */
  | 'OrderUpdated'
  /** 失効申請: a revocation request is new or moved on. */
  | 'RevocationRequestChanged';

/** Which orders to list. Null, omitted and [] restrict nothing; all parts that are given must hold. */
export type OrderFilter = {
  /** Of one account. For staff; others have but their own. */
  accountId?: string | null | undefined;
  /** Its newest cancellation has one of these statuses. */
  cancellationStatus?: Array<CancellationStatus> | null | undefined;
  /** Placed before this instant. */
  createdBefore?: string | null | undefined;
  /** Placed at this instant or later. */
  createdFrom?: string | null | undefined;
  /** Ends before this instant, by the current certificate's notAfter. */
  expiresBefore?: string | null | undefined;
  /** Ends at this instant or later, by the current certificate's notAfter. */
  expiresFrom?: string | null | undefined;
  /** One of these products, by code. */
  productCode?: Array<string> | null | undefined;
  /** Part of an order number, common name, alternative name or mail address; full-width and half-width alike. */
  search?: string | null | undefined;
  /** One of these statuses. */
  status?: Array<OrderStatus> | null | undefined;
};

/** How to sort orders. Ties are broken by id. */
export type OrderSort = {
  /** Which end first. */
  direction: SortDirection;
  /** By what. */
  field: OrderSortField;
};

/** By what a list of orders can be sorted. Equal values are ordered by id. */
export type OrderSortField =
  /** キャンセルの完了期限: by when staff completes the cancellation. */
  | 'CANCELLATION_DUE_AT'
  /** コモンネーム: the common name. */
  | 'COMMON_NAME'
  /** 申請日時: when the order was placed. */
  | 'CREATED_AT'
  /** 証明書の有効期間終了日: when the current certificate ends (notAfter). */
  | 'EXPIRES_AT'
  /** オーダーID: the order number. */
  | 'NUMBER';

/** Where an order stands. REVOKED, CANCELED, REJECTED and EXPIRED are final: nothing leaves them. */
export type OrderStatus =
  /** キャンセル済み: cancelled by the customer, or by the desk after 90 days of waiting. */
  | 'CANCELED'
  /** 期限切れ: its coverage has ended. */
  | 'EXPIRED'
  /** 発行済み: issued; it stays so while single certificates of it are revoked. */
  | 'ISSUED'
  /** 承認が必要: somebody of the account must approve the order before anything happens. */
  | 'NEEDS_APPROVAL'
  /** 保留中: placed, not issued yet; `pendingReasons` says what it waits for. */
  | 'PENDING'
  /** 再発行保留中: issued, and a reissue waits for a validation. */
  | 'REISSUE_PENDING'
  /** 却下: not approved by the account, or refused by the CA. */
  | 'REJECTED'
  /** 失効済み: the CA has revoked the whole order. */
  | 'REVOKED';

/** The organization that was vetted. Certificates name it so. */
export type OrganizationInput = {
  /** Its country, two capital letters (ISO 3166-1). */
  country: string;
  /** Where it is, at most 128 characters. */
  locality: string;
  /** Its registered name, at most 64 characters. */
  name: string;
};

/** How an order is paid. */
export type PaymentInput = {
  /** What the payment gateway's own page gave, for CREDIT_CARD; the demo gateway wants none. */
  cardToken?: string | null | undefined;
  /** One of `paymentMethods` of the product's policy. */
  method: PaymentMethod;
  /** For VOUCHER only, and mandatory there. */
  voucherCode?: string | null | undefined;
};

/** How an order is paid. Each policy lists those that it accepts. */
export type PaymentMethod =
  /** 銀行決済: paid later; the order waits for it. */
  | 'BANK_TRANSFER'
  /** クレジットカード: authorized when the order is placed. */
  | 'CREDIT_CARD'
  /** ユニット: one of the units that the account has bought. */
  | 'UNITS'
  /** バウチャー: a code that serves one order. */
  | 'VOUCHER';

/** Where a payment stands. An order is issued when it is AUTHORIZED or PAID. */
export type PaymentStatus =
  /** 与信済み: the card is reserved, not charged. */
  | 'AUTHORIZED'
  /** 入金済み: received, or taken from voucher or units. */
  | 'PAID'
  /** 返金済み: given back after it was paid. */
  | 'REFUNDED'
  /** 取消済み: given back before it was charged. */
  | 'RELEASED'
  /** 未入金: a transfer that has not come in. */
  | 'UNPAID';

/** What a pending order or reissue waits for. Several can hold at once. */
export type PendingReason =
  /** 認証局の発行待ち: all is there, the CA has to sign. */
  | 'CERTIFICATE_AUTHORITY'
  /** ドメイン認証待ち: control over a domain is not proven yet; see `domainValidations`. */
  | 'DOMAIN_VALIDATION'
  /** 企業認証待ち: staff of the desk vets the organization. */
  | 'ORGANIZATION_VALIDATION'
  /** お支払い待ち: the payment has not come in. */
  | 'PAYMENT';

/** The columns of the rules, section 7; what a menu may offer. */
export type Permission =
  /** 承認と却下: may approve and reject. */
  | 'DECIDE'
  /** 入金と返金の取り扱い: sees payments and refund details. */
  | 'HANDLE_MONEY'
  /** アカウントの管理: manages users and settings of the account. */
  | 'MANAGE_ACCOUNT'
  /** 証明書の申請: may place orders. */
  | 'PLACE_ORDER'
  /** 承認の省略: may have a certificate revoked at once. */
  | 'SKIP_APPROVAL'
  /** デスクの業務: works at the desk, on behalf of every account. */
  | 'STAFF';

/** What to order, with which key and for which names. */
export type PlaceOrderInput = {
  /** An administrative address of the domain; mandatory for EMAIL, refused otherwise. */
  approverEmail?: string | null | undefined;
  /** Where notices go; it cannot be changed later. */
  contactEmail: string;
  /** PKCS#10, PEM. */
  csr: string;
  /** Code signing only. */
  hardwareToken?: HardwareToken | null | undefined;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** How many licences, 1 to 100; 1 when omitted. Each costs the same; a voucher is good for one. */
  licenseCount?: number | null | undefined;
  /** How it is paid. */
  payment: PaymentInput;
  /** `code` of the product. */
  productCode: string;
  /** Number of the order that this one renews; makes it a RENEWAL. */
  renewalOfOrderNumber?: string | null | undefined;
  /** Further domains beside those of the CSR; ignored by products without domains. */
  subjectAlternativeNames?: Array<string> | null | undefined;
  /** Years of coverage, 1 to 3; 1 when omitted. */
  termYears?: number | null | undefined;
  /** Mandatory for SERVER products, the others have no domain. */
  validationMethod?: ValidationMethod | null | undefined;
};

/** Every rule of a brand; none is taken over from the version before. */
export type PolicyTermsInput = {
  /** Whether staff completes the cancellation of an issued order. */
  cancellationCompletedByStaff: boolean;
  /** When a cancellation sends a mail. */
  cancellationMail: CancellationMail;
  /** Whether the day of the first issue is day 1; otherwise the day after is. */
  cancellationWindowCountsIssueDay: boolean;
  /** Days after the first issue in which a cancellation counts, 1 to 366. */
  cancellationWindowDays: number;
  /** Day of the month on which the card company closes (締め日); null = the month's last. */
  cardClosingDay?: number | null | undefined;
  /** Whether a refund to a card waits for the next month once that day has passed. */
  cardRefundWaitsAfterClosing: boolean;
  /** Whether KEY_COMPROMISE wants a description or a proof. */
  keyCompromiseNeedsEvidence: boolean;
  /** How its orders can be paid, at most one of each. */
  paymentMethods: Array<PaymentMethod>;
  /** Whose words the reasons of a revocation have. */
  reasonWords: ReasonWords;
  /** Whether a reissue may bear another common name; otherwise order anew. */
  reissueMayChangeCommonName: boolean;
  /** Hours after a reissue until the certificate it replaces is revoked, at most 720; 0 = at once, null = never by itself. */
  reissueRevokesPreviousAfterHours?: number | null | undefined;
  /** Only when the reissue drops or changes a name; false = always. */
  reissueRevokesPreviousOnlyIfNameRemoved: boolean;
  /** Whether the remaining time of the old order is added to the renewal's. */
  renewalCarriesRemainingTime: boolean;
  /** Days before the end of the coverage from which renewal is open, 1 to 366. */
  renewalWindowDays: number;
  /** Who decides on revocations. */
  revocationDecider: Decider;
  /** Whether a mail tells that the revocation is done (失効済み). */
  revocationMail: boolean;
  /** Whether somebody decides before a certificate is revoked. */
  revocationNeedsApproval: boolean;
  /** Whether the requester of a revocation proves the intent by a domain validation first. */
  revocationNeedsDomainConfirmation: boolean;
  /** Whether revoking the whole order inside the window is its cancellation. It is settled then. */
  revokingOrderInWindowIsCancellation: boolean;
  /** Where its days begin and end; an IANA name. */
  timeZone: string;
};

/** What the certificates of a product are for. Only SERVER certificates bear domains. */
export type ProductKind =
  /** コードサイニング証明書: signing programs. */
  | 'CODE_SIGNING'
  /** 文書署名用証明書: signing documents. */
  | 'DOCUMENT_SIGNING'
  /** EVコードサイニング証明書: signing programs, with extended validation; the key lives in a token. */
  | 'EV_CODE_SIGNING'
  /** プライベート証明書: an organization’s own network. */
  | 'PRIVATE'
  /** サーバー証明書: TLS servers. */
  | 'SERVER';

/** What the reviewer asked for. */
export type ProvideRevocationInfoInput = {
  /** Appended to the description, with the question. */
  answer: string;
  /** Base64 signature over the challenge, made with the certificate's own key: proof of compromise (see createKeyCompromiseChallenge). */
  keyCompromiseProof?: string | null | undefined;
  /** The revocation request. */
  requestId: string;
};

/** The rules of a brand from now on, and for which products. */
export type PublishPolicyInput = {
  /** Whose rules they are: 2 to 32 lower-case letters, digits and hyphens. A new one begins with version 1. */
  brand: string;
  /** Same key + same input = the stored outcome again; without one each call is another. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the products of this brand that move to it, at most 100; the others keep the version they have. */
  productCodes: Array<string>;
  /** The rules. */
  terms: PolicyTermsInput;
};

/** Whose words the reasons of a revocation have. `reasonLabel` follows it. */
export type ReasonWords =
  /** 管理コンソール: those of the console. */
  | 'C10'
  /** 失効申請フォーム: those of the request form. */
  | 'K14';

/** What staff has vetted, and until when it serves. */
export type RecordOrganizationVettingInput = {
  /** The account whose organization it is. */
  accountId: string;
  /** Same key + same input = the stored outcome again; without one each call is another. */
  idempotencyKey?: string | null | undefined;
  /** What was looked at; for the desk. */
  note: string;
  /** The organization; the one that the account has when omitted. */
  organization?: OrganizationInput | null | undefined;
  /** End of the record, at most 398 days from now. */
  vettedUntil: string;
};

/** A bank transfer that has come in. */
export type RecordPaymentInput = {
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** Kept with the record. */
  note?: string | null | undefined;
  /** The order. */
  orderId: string;
};

/** A refund that finance has paid (REFUND_CONTACT_REQUIRED, REFUND_NEXT_MONTH). */
export type RecordRefundInput = {
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** Kept with the record. */
  note?: string | null | undefined;
  /** The settlement. */
  settlementId: string;
};

/** Which delivery to send again. */
export type RedeliverInput = {
  /** The delivery, whatever became of it. */
  deliveryId: string;
};

/** Which session goes on. */
export type RefreshSessionInput = {
  /** The newest one; each serves once. */
  refreshToken: string;
};

/** Which cancellation is not accepted, and why. */
export type RefuseCancellationInput = {
  /** The cancellation. */
  cancellationId: string;
  /** Why; whoever asked reads it. */
  note: string;
};

/** Which code the account has been given. */
export type RegisterVoucherInput = {
  /** As it was handed out. */
  code: string;
};

/** The new key, and other names where they change. */
export type ReissueInput = {
  /** The order's present common name. */
  commonName: string;
  /** PKCS#10, PEM; the same key may be used again, unless it was compromised. Its common name, where it has one, is that of the new certificate. */
  csr: string;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** Another common name, where the policy allows it; omitted, it stays. */
  newCommonName?: string | null | undefined;
  /** Mandatory for staff, who act on behalf. */
  note?: string | null | undefined;
  /** The order. */
  orderId: string;
  /** Every further name of the new certificate, [] for none. Omitted: those of the CSR, or, where it names none beside its common name, the present ones. */
  subjectAlternativeNames?: Array<string> | null | undefined;
};

/** Which new order is rejected, and why. */
export type RejectOrderInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Why; whoever placed the order reads it. */
  note: string;
  /** The order. */
  orderId: string;
};

/** Which request is rejected, and why. */
export type RejectRevocationInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Why; the requester reads it. */
  note: string;
  /** The revocation request. */
  requestId: string;
};

/** For whoever holds the key (rules, section 5). Needs no sign-in and shows nothing of the order. */
export type ReportKeyCompromiseInput = {
  /** Where to ask; the order's owner reads it. */
  contactEmail?: string | null | undefined;
  /** How it became known; the order's owner reads it. */
  description?: string | null | undefined;
  /** Base64 signature over the challenge, made with the certificate's own key (see createKeyCompromiseChallenge). */
  keyCompromiseProof: string;
  /** Hexadecimal; case and separators do not matter. */
  serialNumber: string;
};

/** For products without self-service (C9): a request in OPERATOR's queue, with its deadline. */
export type RequestManualRevocationInput = {
  /** Must be the order's common name; a guard against revoking the wrong one. */
  commonName: string;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** メモ: the circumstances, for the staff who decide. */
  note: string;
  /** The whole order. */
  orderId: string;
  /** One of `revocationReasons` of the order. */
  reason: RevocationReason;
};

/** Who has forgotten the password. */
export type RequestPasswordResetInput = {
  /** The registered mail address. */
  email: string;
};

/** What to revoke, and why. */
export type RequestRevocationInput = {
  /** A guard against revoking the wrong one: the order's common name or, with a serial number, that certificate's own. Upper and lower case are the same. */
  commonName: string;
  /** From cancellationPreview, when that names REQUEST_REVOCATION; if it is given, nothing but what was shown happens. */
  confirmationToken?: string | null | undefined;
  /** その他説明: the circumstances. */
  description?: string | null | undefined;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** この証明書をすぐに失効させる: no further approval; only for those who may skip it (rules, section 7). */
  immediately?: boolean | null | undefined;
  /** Base64 signature over the challenge, made with the certificate's own key: proof of compromise (see createKeyCompromiseChallenge). */
  keyCompromiseProof?: string | null | undefined;
  /** Mandatory for staff, who act on behalf. */
  note?: string | null | undefined;
  /** The whole order, or … */
  orderId?: string | null | undefined;
  /** One of `revocationReasons` of the order. */
  reason: RevocationReason;
  /** Whom the reviewer can call. */
  requester: RequesterInput;
  /** … one certificate, by its serial number. Exactly one of the two. */
  serialNumber?: string | null | undefined;
};

/** Which role a user shall get. */
export type RequestRoleChangeInput = {
  /** Why, for who decides; at most 1,000 characters. */
  note?: string | null | undefined;
  /** Any but OPERATOR. */
  role: Role;
  /** The user; not the viewer. */
  userId: string;
};

/** Who asks for a revocation, all three mandatory. */
export type RequesterInput = {
  /** 会社名. */
  company: string;
  /** 担当者名. */
  contactName: string;
  /** 電話番号. */
  phone: string;
};

/** No recipient: mail goes to the registered address only. */
export type ResendEmailInput = {
  /** Must be the order's common name; a guard against writing to the wrong people. */
  commonName: string;
  /** Same key + same input = the stored outcome again, and no mail. Null or omitted: each call sends one. */
  idempotencyKey?: string | null | undefined;
  /** Which mail goes again. */
  kind: EmailKind;
  /** The order. */
  orderId: string;
};

/** A new password instead of one that was forgotten. */
export type ResetPasswordInput = {
  /** At least 12 characters, at most 256 bytes, no pattern and not the mail address; never stored nor logged. */
  newPassword: string;
  /** From the mail; serves once. */
  token: string;
};

/** What can be done with a revocation request. `availableActions` says which the viewer may do now. */
export type RevocationAction =
  /** 承認: `approveRevocation`, by those who decide. */
  | 'APPROVE'
  /** 情報の問い合わせ: `askForRevocationInfo`, by the reviewer. */
  | 'ASK_FOR_INFO'
  /** 失効の意思確認: `confirmRevocation`, by the requester. */
  | 'CONFIRM'
  /** 情報の回答: `provideRevocationInfo`, by the requester. */
  | 'PROVIDE_INFO'
  /** 却下: `rejectRevocation`, by those who decide. */
  | 'REJECT'
  /** 取下げ: `withdrawRevocation`, by whoever asked. */
  | 'WITHDRAW';

/** RFC 5280 reasons that a subscriber may give; UNSPECIFIED leaves the reason out of the CRL. */
export type RevocationReason =
  /** 組織情報の変更: the organization or its details have changed. */
  | 'AFFILIATION_CHANGED'
  /** 運用停止: what it stood for is no longer run. */
  | 'CESSATION_OF_OPERATION'
  /** 秘密鍵の危殆化: the private key leaked or is in danger; revoked within 24 hours, and the key is blocked for ever. */
  | 'KEY_COMPROMISE'
  /** 証明書の入れ替え: another certificate has taken its place. */
  | 'SUPERSEDED'
  /** その他: none of the others; the certificate is revoked within 24 hours. */
  | 'UNSPECIFIED';

/** Where a revocation request stands. COMPLETED, REJECTED and WITHDRAWN are final. */
export type RevocationStatus =
  /** 承認済み: decided, the CA is about to revoke. */
  | 'APPROVED'
  /** 意思確認待ち: the requester has yet to prove the intent by a domain validation. */
  | 'AWAITING_CONFIRMATION'
  /** 失効済み: the CA has revoked every certificate of the request. */
  | 'COMPLETED'
  /** 失敗: the CA does not answer; it is tried again until it does. */
  | 'FAILED'
  /** 情報不足: the reviewer has asked something; see `infoQuestion`. The deadline goes on. */
  | 'INFO_REQUIRED'
  /** 承認が必要: waits in the approval queue for a decision. */
  | 'NEEDS_APPROVAL'
  /** 却下: decided against, with a note. */
  | 'REJECTED'
  /** 失効予定: will be carried out at a given time, for a certificate that a reissue replaced. */
  | 'SCHEDULED'
  /** 取下げ: taken back before it was carried out. */
  | 'WITHDRAWN';

/** Which key ends. */
export type RevokeApiKeyInput = {
  /** The key's id, not the key. */
  id: string;
};

/** What a user is in the account, or at the desk. `permissions` says what follows from it. */
export type Role =
  /** 管理者: decides, may skip approvals, manages users and settings. */
  | 'ADMIN'
  /** 経理担当: handles money. */
  | 'FINANCE'
  /** 限定ユーザー: places orders and sees only those. */
  | 'LIMITED'
  /** マネージャー: decides, handles money. */
  | 'MANAGER'
  /** 担当者: staff of the desk; belongs to no account. */
  | 'OPERATOR'
  /** 標準ユーザー: places orders and sees those of the account. */
  | 'STANDARD';

/** Which changes to list. Null and omitted restrict nothing; all parts that are given must hold. */
export type RoleChangeFilter = {
  /** With this status: PENDING for what waits. */
  status?: RoleChangeStatus | null | undefined;
  /** Of this user. */
  userId?: string | null | undefined;
};

/** What became of a change of a role. */
export type RoleChangeStatus =
  /** 確認済み: the role is changed, or the invitation sent. */
  | 'CONFIRMED'
  /** 期限切れ: nobody decided within 7 days. */
  | 'EXPIRED'
  /** 確認待ち: waits for a second administrator. */
  | 'PENDING'
  /** 却下: the second administrator was against it. */
  | 'REJECTED'
  /** 取下げ: who asked for it took it back, or the invitation. */
  | 'WITHDRAWN';

/** Which endpoint gets a new secret. */
export type RotateWebhookSecretInput = {
  /** The endpoint. */
  id: string;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
  /** Hours for which the secret of now signs, too: 24 when omitted, 0 to 168. 0 for one that has leaked. */
  previousValidForHours?: number | null | undefined;
};

/** What to send to which endpoint. */
export type SendTestEventInput = {
  /** The endpoint; it may be disabled. */
  endpointId: string;
  /** The account's newest event of this kind is sent; where there is none yet, `data` is null. */
  eventType: OrderEventKind;
  /** Same key + same input = the stored outcome again. */
  idempotencyKey: string;
};

/** What became of the money after a cancellation. It follows the policy and the payment method. */
export type SettlementOutcome =
  /** 失敗: the gateway refused; staff looks after it. */
  | 'FAILED'
  /** 返金対象外: nothing is given back. */
  | 'NOT_ELIGIBLE'
  /** 返金済み: given back. */
  | 'REFUNDED'
  /** 返金手続きのご連絡待ち: a paid transfer; the desk’s finance asks where to send the refund. */
  | 'REFUND_CONTACT_REQUIRED'
  /** 翌月返金: the card’s closing day has passed; refunded from the 1st of the following month. */
  | 'REFUND_NEXT_MONTH'
  /** 解約: nothing had been paid; to go on, order anew. */
  | 'TERMINATED_UNPAID'
  /** ユニットの返還: the units are back in the account. */
  | 'UNITS_RETURNED'
  /** 決済の取消し: the card had not been charged and is not. */
  | 'VOIDED'
  /** バウチャーの返還(未使用): the same code can be used again. */
  | 'VOUCHER_RESTORED';

/** Who signs in. */
export type SignInInput = {
  /** The registered mail address. */
  email: string;
  /** The password; never stored nor logged. */
  password: string;
  /** A one-time code, or a recovery code. Null or omitted where codes are on: TOTP_REQUIRED. */
  totpCode?: string | null | undefined;
};

/** Which session ends. Ends the whole family of the token, sockets included. */
export type SignOutInput = {
  /** Any refresh token of the session. */
  refreshToken: string;
};

/** Which end of a sorted list comes first. Equal values are ordered by id, the same way. */
export type SortDirection =
  /** 昇順: smallest or oldest first. */
  | 'ASC'
  /** 降順: greatest or newest first. */
  | 'DESC';

/** Who signs in anew, without losing the session. */
export type StepUpInput = {
  /** The password; never stored nor logged. */
  password: string;
  /** A one-time code, or a recovery code. Null or omitted where codes are on: TOTP_REQUIRED. */
  totpCode?: string | null | undefined;
};

/** What an account decides for itself. Counts for orders and requests that are made later. */
export type UpdateAccountSettingsInput = {
  /** Which account; the viewer's own when omitted. Staff must say. */
  accountId?: string | null | undefined;
  /** Whether its people may decide on their own orders and requests. Null and left out: it stays as it is. */
  allowsSelfApproval?: boolean | null | undefined;
  /** Whether orders of those who may not approve wait for an approval. Null and left out: it stays as it is. */
  approvesNewOrders?: boolean | null | undefined;
  /** The name of the customer, at most 128 characters. Null and left out: it stays as it is. */
  name?: string | null | undefined;
  /** Whether its people prove anew that it is they before what cannot be undone. Null and left out: it stays as it is. */
  requiresStepUp?: boolean | null | undefined;
  /** Whether its people sign in with a second factor. Null and left out: it stays as it is. */
  requiresTotp?: boolean | null | undefined;
};

/** What to change of an endpoint. What is omitted stays as it is. */
export type UpdateWebhookEndpointInput = {
  /** A name for people; null: none. */
  description?: string | null | undefined;
  /** Which events from now on; null: as before. */
  eventTypes?: Array<OrderEventKind> | null | undefined;
  /** The endpoint. */
  id: string;
  /** The language of labels and summaries; null: as before. */
  locale?: Locale | null | undefined;
  /** A GraphQL selection on OrderEvent, `{ id cursor order { number } … }`, without variables, perhaps followed by fragments, within the limits of any document. It makes `data` of the payload. Null: the desk's own. */
  selection?: string | null | undefined;
  /** Where to from now on; null: as before. */
  url?: string | null | undefined;
};

/** Why a command was refused. Stable, never translated; more codes can come, as RefusedError. */
export type UserErrorCode =
  /** 決定済み: someone else was first. */
  | 'ALREADY_DECIDED'
  /** 承認の権限が必要: it takes somebody with the right to decide. */
  | 'APPROVAL_RIGHT_REQUIRED'
  /** キャンセル期間の終了: the days for a cancellation are over; revocation stays possible. */
  | 'CANCELLATION_WINDOW_CLOSED'
  /** 認証局が応答しません: the CA does not answer; try again. */
  | 'CA_UNAVAILABLE'
  /** 証明書の期限切れ: an expired certificate is not revoked. */
  | 'CERTIFICATE_EXPIRED'
  /** 証明書は失効済み: no valid certificate is left. */
  | 'CERTIFICATE_REVOKED'
  /** コモンネームの変更不可: another common name is a new order. */
  | 'COMMON_NAME_CHANGE_NOT_ALLOWED'
  /** コモンネームの不一致: the common name is not that of the order, nor of the certificate that a serial number names. */
  | 'COMMON_NAME_MISMATCH'
  /** 確認情報が無効: the consequences shown are not those of now; show them again. */
  | 'CONFIRMATION_INVALID'
  /** サインイン情報の誤り: wrong mail address, password, code or refresh token. */
  | 'CREDENTIALS_INVALID'
  /** CSRの誤り: the certificate signing request cannot be used. */
  | 'CSR_INVALID'
  /** 使用できないドメイン: no certificate is issued for this name. */
  | 'DOMAIN_NOT_ALLOWED'
  /** 根拠の提示が必要: a key compromise wants a description or a proof. */
  | 'EVIDENCE_REQUIRED'
  /** 権限がありません: the viewer’s role does not allow it. */
  | 'FORBIDDEN'
  /** 冪等キーの重複: the key was used before with other input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** 現在の状態では操作不可: not possible in the present state. */
  | 'INVALID_STATE'
  /** 使用できない鍵: the key is weak, blocked or of a kind that is not accepted. */
  | 'KEY_REJECTED'
  /** 個別の手続きが必要: no self-service for this product; use `requestManualRevocation`. */
  | 'MANUAL_PROCEDURE_REQUIRED'
  /** 見つかりません: it does not exist, or not for the viewer. */
  | 'NOT_FOUND'
  /** 決済の失敗: the payment did not go through. */
  | 'PAYMENT_FAILED'
  /** 署名による証明が無効: the signature does not verify against an open challenge. */
  | 'PROOF_INVALID'
  /** 回数の上限: too often; `retryAfter` says how long to wait. */
  | 'RATE_LIMITED'
  /** 再発行保留中: a pending reissue blocks it, except for a key compromise. */
  | 'REISSUE_PENDING'
  /** 更新不可: this order cannot be renewed. */
  | 'RENEWAL_NOT_ALLOWED'
  /** 更新受付の開始前: renewal opens later, see `opensAt`. */
  | 'RENEWAL_TOO_EARLY'
  /** 失効申請の手続き中: another request for the same certificate is open. */
  | 'REVOCATION_ALREADY_OPEN'
  /** 自分の申請は承認不可: nobody decides on their own request. */
  | 'SELF_APPROVAL'
  /** 内容が更新されています: `expectedVersion` is no longer the present one; read anew. */
  | 'STALE_VERSION'
  /** 再認証が必要: the account wants a fresh sign-in for this: `stepUp`, then again. */
  | 'STEP_UP_REQUIRED'
  /** ワンタイムコードが必要: signIn and stepUp want a one-time code; or the account wants them set up before one decides. */
  | 'TOTP_REQUIRED'
  /** ユニットの不足: the account has no units of this product left. */
  | 'UNITS_EXHAUSTED'
  /** 入力内容の誤り: the input is not as it must be, field by field. */
  | 'VALIDATION'
  /** 使用できないバウチャー: the voucher is unknown, used, expired or for another product. */
  | 'VOUCHER_INVALID';

/** Which users to list. Null and omitted restrict nothing; all parts that are given must hold. */
export type UserFilter = {
  /** Of this account. */
  accountId?: string | null | undefined;
  /** With this role. */
  role?: Role | null | undefined;
  /** In this state. */
  state?: UserState | null | undefined;
};

/** Whether a user can sign in. */
export type UserState =
  /** 有効: can sign in. */
  | 'ACTIVE'
  /** 無効: cannot sign in; an administrator disabled them. */
  | 'DISABLED'
  /** 招待中: has not accepted the invitation yet. */
  | 'INVITED';

/** What is checked before a certificate is issued. OV and EV need the account’s vetted organization. */
export type ValidationLevel =
  /** ドメイン認証(DV): control over the domain. */
  | 'DV'
  /** 企業認証(EV): the domain, and the organization at length. */
  | 'EV'
  /** 企業認証(OV): the domain, and that the organization exists. */
  | 'OV';

/** How control over a domain is proven. Chosen with the order, changed by `changeValidationMethod`. */
export type ValidationMethod =
  /** DNS認証(CNAMEレコード): a CNAME record at `location` that points to `value`. */
  | 'DNS_CNAME'
  /** DNS認証(TXTレコード): a TXT record at `location` that holds `value`. */
  | 'DNS_TXT'
  /** メール認証: a link in a mail to an administrative address of the domain. */
  | 'EMAIL'
  /** ファイル認証(HTTP): a file at the URL path `location` that holds `value`; not for wildcards. */
  | 'HTTP_FILE';

/** Where a domain validation stands. Its proof is looked for again and again for a week. */
export type ValidationStatus =
  /** 期限切れ: a week of tries is over; `changeValidationMethod` gives new values. */
  | 'EXPIRED'
  /** 未確認: something else was found, see `lastError`; it is tried again. */
  | 'FAILED'
  /** 確認待ち: not found yet. */
  | 'PENDING'
  /** 認証済み: proven. */
  | 'VALID';

/** Which vouchers to list. Null and omitted restrict nothing; all parts that are given must hold. */
export type VoucherFilter = {
  /** For the product with this code. */
  productCode?: string | null | undefined;
  /** With this status. */
  status?: VoucherStatus | null | undefined;
};

/** Whether a voucher can still pay for an order. A cancelled order gives it back. */
export type VoucherStatus =
  /** 未使用: pays for one order, until it expires. */
  | 'UNUSED'
  /** 使用済み: an order holds it. */
  | 'USED';

/** Which deliveries to list. Null, omitted and [] restrict nothing; all parts that are given must hold. */
export type WebhookDeliveryFilter = {
  /** To this endpoint. */
  endpointId?: string | null | undefined;
  /** With one of these. */
  status?: Array<WebhookDeliveryStatus> | null | undefined;
};

/** What became of a delivery. */
export type WebhookDeliveryStatus =
  /** 送信済み: the receiver answered 2xx. */
  | 'DELIVERED'
  /** 送信失敗: tried in vain ten times in three days; a test once. `redeliver` sends it again. */
  | 'FAILED'
  /** 送信待ち: waits for its first or next attempt. */
  | 'PENDING'
  /** 省略: passed over, when the endpoint was enabled with `skipMissed`. */
  | 'SKIPPED';

/** Why an endpoint is disabled. */
export type WebhookDisabledReason =
  /** 5日間の配信失敗: nothing was delivered for five days; a mail told the administrators. */
  | 'FAILING'
  /** 受信側の受け取り終了（410）: the receiver answered 410; a mail told the administrators. */
  | 'GONE'
  /** 管理者による無効化: an administrator disabled it. */
  | 'REQUESTED';

/** Whether events are sent to an endpoint. */
export type WebhookEndpointStatus =
  /** 無効: they wait; tests are sent all the same. */
  | 'DISABLED'
  /** 有効: they are. */
  | 'ENABLED';

/** Which cancellation is taken back. */
export type WithdrawCancellationInput = {
  /** The cancellation. */
  cancellationId: string;
  /** Mandatory for staff, who act on behalf. */
  note?: string | null | undefined;
};

/** Which request is taken back. */
export type WithdrawRevocationInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Kept with the request. */
  note?: string | null | undefined;
  /** The revocation request. */
  requestId: string;
};

export type KeyFragment = { id: string, name: string, hint: string, scopes: Array<ApiScope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, user: { id: string, email: string } };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ApiKeyFilter | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, name: string, hint: string, scopes: Array<ApiScope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, user: { id: string, email: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'CreateApiKeyPayload', key: string, apiKey: { id: string, name: string, hint: string, scopes: Array<ApiScope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, user: { id: string, email: string } } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RevokeApiKeyPayload', apiKey: { id: string, name: string, hint: string, scopes: Array<ApiScope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, user: { id: string, email: string } } }
   };

export type ConfirmRevocationMutationVariables = Exact<{
  input: ConfirmRevocationInput;
}>;


export type ConfirmRevocationMutation = { confirmRevocation:
    | { __typename: 'ConfirmRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type AskForRevocationInfoMutationVariables = Exact<{
  input: AskForRevocationInfoInput;
}>;


export type AskForRevocationInfoMutation = { askForRevocationInfo:
    | { __typename: 'AlreadyDecidedError', decision: RevocationStatus, code: UserErrorCode, message: string }
    | { __typename: 'AskForRevocationInfoPayload', request: { infoQuestion: string | null, id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type ProvideRevocationInfoMutationVariables = Exact<{
  input: ProvideRevocationInfoInput;
}>;


export type ProvideRevocationInfoMutation = { provideRevocationInfo:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'ProvideRevocationInfoPayload', request: { infoQuestion: string | null, id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RequestManualRevocationMutationVariables = Exact<{
  input: RequestManualRevocationInput;
}>;


export type RequestManualRevocationMutation = { requestManualRevocation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RequestRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'RevocationAlreadyOpenError', code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type CreateKeyCompromiseChallengeMutationVariables = Exact<{
  input: CreateKeyCompromiseChallengeInput;
}>;


export type CreateKeyCompromiseChallengeMutation = { createKeyCompromiseChallenge:
    | { __typename: 'CreateKeyCompromiseChallengePayload', challenge: string, expiresAt: string }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type ReportKeyCompromiseMutationVariables = Exact<{
  input: ReportKeyCompromiseInput;
}>;


export type ReportKeyCompromiseMutation = { reportKeyCompromise:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ReportKeyCompromisePayload', serialNumber: string, acceptedAt: string, visibleInCrlBy: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RequestsOfOrderQueryVariables = Exact<{
  orderId: string;
}>;


export type RequestsOfOrderQuery = { revocationRequests: { edges: Array<{ node: { infoQuestion: string | null, id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, domainConfirmations: Array<{ id: string, status: ValidationStatus, location: string | null, value: string | null }>, events: { edges: Array<{ node:
              | { __typename: 'CancellationChanged', id: string }
              | { __typename: 'CertificateChanged', id: string }
              | { __typename: 'OrderStatusChanged', id: string }
              | { __typename: 'OrderUpdated', id: string }
              | { __typename: 'RevocationRequestChanged', id: string }
             }> }, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> } }> } };

export type DeskAccountFragment = { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null };

export type OwnAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnAccountQuery = { viewer: { id: string, account: { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null } | null } | null };

export type AccountQueryVariables = Exact<{
  id?: string | null | undefined;
  code?: string | null | undefined;
}>;


export type AccountQuery = { account: { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null } | null };

export type AccountsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccountsQuery = { accounts: { totalCount: number, edges: Array<{ node: { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PoliciesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  brand?: string | null | undefined;
}>;


export type PoliciesQuery = { policies: { totalCount: number, edges: Array<{ node: { id: string, brand: string, version: number, cancellationWindowDays: number, cancellationWindowCountsIssueDay: boolean, revokingOrderInWindowIsCancellation: boolean, cancellationCompletedByStaff: boolean, revocationNeedsDomainConfirmation: boolean, revocationNeedsApproval: boolean, revocationDecider: Decider, reissueMayChangeCommonName: boolean, reissueRevokesPreviousAfterHours: number | null, reissueRevokesPreviousOnlyIfNameRemoved: boolean, keyCompromiseNeedsEvidence: boolean, paymentMethods: Array<PaymentMethod>, renewalWindowDays: number, renewalCarriesRemainingTime: boolean, timeZone: string, reasonWords: ReasonWords, cardClosingDay: number | null, cardRefundWaitsAfterClosing: boolean, cancellationMail: CancellationMail, revocationMail: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeskPolicyFragment = { id: string, brand: string, version: number, cancellationWindowDays: number, cancellationWindowCountsIssueDay: boolean, revokingOrderInWindowIsCancellation: boolean, cancellationCompletedByStaff: boolean, revocationNeedsDomainConfirmation: boolean, revocationNeedsApproval: boolean, revocationDecider: Decider, reissueMayChangeCommonName: boolean, reissueRevokesPreviousAfterHours: number | null, reissueRevokesPreviousOnlyIfNameRemoved: boolean, keyCompromiseNeedsEvidence: boolean, paymentMethods: Array<PaymentMethod>, renewalWindowDays: number, renewalCarriesRemainingTime: boolean, timeZone: string, reasonWords: ReasonWords, cardClosingDay: number | null, cardRefundWaitsAfterClosing: boolean, cancellationMail: CancellationMail, revocationMail: boolean };

export type CreateAccountMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type CreateAccountMutation = { createAccount:
    | { __typename: 'CreateAccountPayload', account: { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null }, administrator: { id: string, email: string, name: string, role: Role } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type UpdateAccountSettingsMutationVariables = Exact<{
  input: UpdateAccountSettingsInput;
}>;


export type UpdateAccountSettingsMutation = { updateAccountSettings:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'UpdateAccountSettingsPayload', account: { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RecordOrganizationVettingMutationVariables = Exact<{
  input: RecordOrganizationVettingInput;
}>;


export type RecordOrganizationVettingMutation = { recordOrganizationVetting:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RecordOrganizationVettingPayload', account: { id: string, code: string, name: string, approvesNewOrders: boolean, allowsSelfApproval: boolean, requiresStepUp: boolean, requiresTotp: boolean, organizationName: string | null, organizationLocality: string | null, organizationCountry: string | null, organizationVettedUntil: string | null, vettingNote: string | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'CreateProductPayload', product: { id: string, code: string, kind: ProductKind, validationLevel: ValidationLevel, selfServiceRevocation: boolean, ja: string, en: string, price: { value: number, currency: string } | null, policy: { id: string, brand: string, version: number } } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type PublishPolicyMutationVariables = Exact<{
  input: PublishPolicyInput;
}>;


export type PublishPolicyMutation = { publishPolicy:
    | { __typename: 'PublishPolicyPayload', policy: { id: string, brand: string, version: number, cancellationWindowDays: number, cancellationWindowCountsIssueDay: boolean, revokingOrderInWindowIsCancellation: boolean, cancellationCompletedByStaff: boolean, revocationNeedsDomainConfirmation: boolean, revocationNeedsApproval: boolean, revocationDecider: Decider, reissueMayChangeCommonName: boolean, reissueRevokesPreviousAfterHours: number | null, reissueRevokesPreviousOnlyIfNameRemoved: boolean, keyCompromiseNeedsEvidence: boolean, paymentMethods: Array<PaymentMethod>, renewalWindowDays: number, renewalCarriesRemainingTime: boolean, timeZone: string, reasonWords: ReasonWords, cardClosingDay: number | null, cardRefundWaitsAfterClosing: boolean, cancellationMail: CancellationMail, revocationMail: boolean }, products: Array<{ id: string, code: string, kind: ProductKind, validationLevel: ValidationLevel, selfServiceRevocation: boolean, ja: string, en: string, price: { value: number, currency: string } | null, policy: { id: string, brand: string, version: number } }> }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type DeskProductFragment = { id: string, code: string, kind: ProductKind, validationLevel: ValidationLevel, selfServiceRevocation: boolean, ja: string, en: string, price: { value: number, currency: string } | null, policy: { id: string, brand: string, version: number } };

export type StreamHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type StreamHeadQuery = { streamHead: string };

export type OrderEventsQueryVariables = Exact<{
  orderId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderEventsQuery = { orderEvents: { edges: Array<{ cursor: string, node:
        | { __typename: 'CancellationChanged', cancellationStatus: CancellationStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } }
        | { __typename: 'CertificateChanged', certificateStatus: CertificateStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, certificate: { id: string, serialNumber: string }, actor: { id: string, email: string } | null, order: { id: string, number: string } }
        | { __typename: 'OrderStatusChanged', previousStatus: OrderStatus | null, status: OrderStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } }
        | { __typename: 'OrderUpdated', aspect: OrderAspect, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } }
        | { __typename: 'RevocationRequestChanged', previousRequestStatus: RevocationStatus | null, requestStatus: RevocationStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, request: { id: string }, actor: { id: string, email: string } | null, order: { id: string, number: string } }
       }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type OrderEventsLiveSubscriptionVariables = Exact<{
  orderId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderEventsLiveSubscription = { orderEvents:
    | { __typename: 'CancellationChanged', cancellationStatus: CancellationStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } }
    | { __typename: 'CertificateChanged', certificateStatus: CertificateStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, certificate: { id: string, serialNumber: string }, actor: { id: string, email: string } | null, order: { id: string, number: string } }
    | { __typename: 'OrderStatusChanged', previousStatus: OrderStatus | null, status: OrderStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } }
    | { __typename: 'OrderUpdated', aspect: OrderAspect, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } }
    | { __typename: 'RevocationRequestChanged', previousRequestStatus: RevocationStatus | null, requestStatus: RevocationStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, request: { id: string }, actor: { id: string, email: string } | null, order: { id: string, number: string } }
   };

export type OrderStatusChangedSubscriptionVariables = Exact<{
  orderId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderStatusChangedSubscription = { orderStatusChanged: { id: string, cursor: string, sequence: number, previousStatus: OrderStatus | null, status: OrderStatus, statusLabel: string, order: { id: string, number: string, status: OrderStatus, eventSequence: number } } };

export type ApprovalQueueChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ApprovalQueueChangedSubscription = { approvalQueueChanged: { id: string, cursor: string, sequence: number, previousRequestStatus: RevocationStatus | null, requestStatus: RevocationStatus, inQueue: boolean, request: { id: string, version: number, status: RevocationStatus }, order: { id: string, number: string } } };

type OrderEvent_CancellationChanged_Fragment = { __typename: 'CancellationChanged', cancellationStatus: CancellationStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } };

type OrderEvent_CertificateChanged_Fragment = { __typename: 'CertificateChanged', certificateStatus: CertificateStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, certificate: { id: string, serialNumber: string }, actor: { id: string, email: string } | null, order: { id: string, number: string } };

type OrderEvent_OrderStatusChanged_Fragment = { __typename: 'OrderStatusChanged', previousStatus: OrderStatus | null, status: OrderStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } };

type OrderEvent_OrderUpdated_Fragment = { __typename: 'OrderUpdated', aspect: OrderAspect, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, actor: { id: string, email: string } | null, order: { id: string, number: string } };

type OrderEvent_RevocationRequestChanged_Fragment = { __typename: 'RevocationRequestChanged', previousRequestStatus: RevocationStatus | null, requestStatus: RevocationStatus, id: string, cursor: string, sequence: number, occurredAt: string, summary: string, request: { id: string }, actor: { id: string, email: string } | null, order: { id: string, number: string } };

export type OrderEventFragment =
  | OrderEvent_CancellationChanged_Fragment
  | OrderEvent_CertificateChanged_Fragment
  | OrderEvent_OrderStatusChanged_Fragment
  | OrderEvent_OrderUpdated_Fragment
  | OrderEvent_RevocationRequestChanged_Fragment
;

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { viewer: { id: string, totpEnabled: boolean, account: { id: string, requiresTotp: boolean, requiresStepUp: boolean } | null, sessions: Array<{ id: string, openedAt: string, lastUsedAt: string, address: string | null, userAgent: string | null, current: boolean }> } | null };

export type SessionNodeQueryVariables = Exact<{
  id: string;
}>;


export type SessionNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, openedAt: string, lastUsedAt: string, address: string | null, userAgent: string | null, current: boolean }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession:
    | { __typename: 'EndSessionPayload', endedCount: number, viewer: { id: string, sessions: Array<{ id: string, current: boolean }> } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type EndOtherSessionsMutationVariables = Exact<{
  input: EndOtherSessionsInput;
}>;


export type EndOtherSessionsMutation = { endOtherSessions:
    | { __typename: 'EndSessionPayload', endedCount: number, viewer: { id: string, sessions: Array<{ id: string, current: boolean }> } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type StepUpMutationVariables = Exact<{
  input: StepUpInput;
}>;


export type StepUpMutation = { stepUp:
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StepUpPayload', freshUntil: string }
   };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'ChangePasswordPayload', endedCount: number }
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset:
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RequestPasswordResetPayload', validMinutes: number }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ResetPasswordPayload', changedAt: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type BeginTotpMutationVariables = Exact<{
  input: BeginTotpInput;
}>;


export type BeginTotpMutation = { beginTotp:
    | { __typename: 'BeginTotpPayload', secret: string, uri: string }
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type ConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type ConfirmTotpMutation = { confirmTotp:
    | { __typename: 'ConfirmTotpPayload', recoveryCodes: Array<string>, viewer: { id: string, totpEnabled: boolean } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type DisableTotpMutationVariables = Exact<{
  input: DisableTotpInput;
}>;


export type DisableTotpMutation = { disableTotp:
    | { __typename: 'DisableTotpPayload', viewer: { id: string, totpEnabled: boolean } }
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type OwnSessionFragment = { id: string, openedAt: string, lastUsedAt: string, address: string | null, userAgent: string | null, current: boolean };

export type SessionsLeftFragment = { endedCount: number, viewer: { id: string, sessions: Array<{ id: string, current: boolean }> } };

export type MailFragment = { kind: MailKind, kindLabel: string, status: MailStatus, statusLabel: string, recipient: string, createdAt: string, sentAt: string | null };

export type ResendEmailMutationVariables = Exact<{
  input: ResendEmailInput;
}>;


export type ResendEmailMutation = { resendEmail:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RateLimitedError', retryAfter: number, code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ResendEmailPayload', kind: EmailKind, order: { id: string, mails: Array<{ kind: MailKind, kindLabel: string, status: MailStatus, statusLabel: string, recipient: string, createdAt: string, sentAt: string | null }> } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type OrderMailsQueryVariables = Exact<{
  id: string;
}>;


export type OrderMailsQuery = { order: { id: string, version: number, mails: Array<{ kind: MailKind, kindLabel: string, status: MailStatus, statusLabel: string, recipient: string, createdAt: string, sentAt: string | null }>, events: { edges: Array<{ node:
          | { __typename: 'CancellationChanged', id: string, sequence: number, summary: string }
          | { __typename: 'CertificateChanged', id: string, sequence: number, summary: string }
          | { __typename: 'OrderStatusChanged', id: string, sequence: number, summary: string }
          | { __typename: 'OrderUpdated', aspect: OrderAspect, id: string, sequence: number, summary: string }
          | { __typename: 'RevocationRequestChanged', id: string, sequence: number, summary: string }
         }> } } | null };

export type DemoMailsQueryVariables = Exact<{
  orderId?: string | null | undefined;
}>;


export type DemoMailsQuery = { demoMails: Array<{ kind: MailKind, recipient: string, subject: string, textBody: string, htmlBody: string, createdAt: string }> | null };

export type CancellationPreviewQueryVariables = Exact<{
  orderId: string;
  locale?: Locale | null | undefined;
}>;


export type CancellationPreviewQuery = { cancellationPreview: { allowed: boolean, action: OrderAction | null, refundable: boolean, reasonCode: UserErrorCode | null, reason: string | null, windowClosesAt: string | null, outcome: SettlementOutcome, confirmationToken: string | null, confirmationTokenExpiresAt: string | null, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }>, certificatesRevoked: Array<{ id: string }> } | null };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'CancelOrderPayload', cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } }, order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } }
    | { __typename: 'CancellationWindowClosedError', code: UserErrorCode, message: string }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type CompleteCancellationMutationVariables = Exact<{
  input: CompleteCancellationInput;
}>;


export type CompleteCancellationMutation = { completeCancellation:
    | { __typename: 'CompleteCancellationPayload', cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } }, order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RefuseCancellationMutationVariables = Exact<{
  input: RefuseCancellationInput;
}>;


export type RefuseCancellationMutation = { refuseCancellation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefuseCancellationPayload', cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } }, order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type WithdrawCancellationMutationVariables = Exact<{
  input: WithdrawCancellationInput;
}>;


export type WithdrawCancellationMutation = { withdrawCancellation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
    | { __typename: 'WithdrawCancellationPayload', cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } }, order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } }
   };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RecordPaymentPayload', order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RecordRefundMutationVariables = Exact<{
  input: RecordRefundInput;
}>;


export type RecordRefundMutation = { recordRefund:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RecordRefundPayload', settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> }, order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type FinanceTasksQueryVariables = Exact<{ [key: string]: never; }>;


export type FinanceTasksQuery = { financeTasks: Array<{ action: OrderAction, since: string, payableFrom: string | null, amount: { value: number, currency: string }, order: { id: string, number: string }, settlement: { id: string, outcome: SettlementOutcome } | null }> };

export type MoneyOfQueryVariables = Exact<{
  id: string;
}>;


export type MoneyOfQuery = { order: { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null } | null };

export type MoneyNodeQueryVariables = Exact<{
  id: string;
}>;


export type MoneyNodeQuery = { node:
    | { __typename: 'Account' }
    | { __typename: 'ApiKey' }
    | { __typename: 'AuditRecord' }
    | { __typename: 'Cancellation', id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } }
    | { __typename: 'CancellationChanged' }
    | { __typename: 'Certificate' }
    | { __typename: 'CertificateChanged' }
    | { __typename: 'DomainValidation' }
    | { __typename: 'Note' }
    | { __typename: 'Order' }
    | { __typename: 'OrderStatusChanged' }
    | { __typename: 'OrderUpdated' }
    | { __typename: 'Payment' }
    | { __typename: 'Policy' }
    | { __typename: 'Product' }
    | { __typename: 'RevocationRequest' }
    | { __typename: 'RevocationRequestChanged' }
    | { __typename: 'RoleChange' }
    | { __typename: 'Session' }
    | { __typename: 'Settlement', id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> }
    | { __typename: 'UnitBalance' }
    | { __typename: 'User' }
    | { __typename: 'Viewer' }
    | { __typename: 'Voucher' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'WebhookEndpoint' }
   | null };

export type MoneyFragment = { id: string, status: OrderStatus, closure: OrderClosure | null, commonName: string, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, certificates: Array<{ id: string, status: CertificateStatus, serialNumber: string, revocationReason: RevocationReason | null }>, cancellation: { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } } | null, settlement: { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> } | null };

export type CancellationFragment = { id: string, status: CancellationStatus, receivedAt: string, dueAt: string | null, completedAt: string | null, refundable: boolean, staffNote: string | null, closingNote: string | null, order: { id: string } };

export type SettlementFragment = { id: string, outcome: SettlementOutcome, settledAt: string | null, order: { id: string }, lines: Array<{ description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } }> };

export type SettlementLineFragment = { description: string, refundable: boolean, outcome: SettlementOutcome, amount: { value: number, currency: string } };

export type ApproveOrderMutationVariables = Exact<{
  input: ApproveOrderInput;
}>;


export type ApproveOrderMutation = { approveOrder:
    | { __typename: 'DecideOrderPayload', order: { decidedAt: string | null, decisionNote: string | null, id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, decidedBy: { id: string, email: string } | null, settlement: { id: string, outcome: SettlementOutcome } | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StaleVersionError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RejectOrderMutationVariables = Exact<{
  input: RejectOrderInput;
}>;


export type RejectOrderMutation = { rejectOrder:
    | { __typename: 'DecideOrderPayload', order: { decidedAt: string | null, decisionNote: string | null, id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, decidedBy: { id: string, email: string } | null, settlement: { id: string, outcome: SettlementOutcome } | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StaleVersionError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type DecidedOrderQueryVariables = Exact<{
  id: string;
}>;


export type DecidedOrderQuery = { order: { decidedAt: string | null, decisionNote: string | null, id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, decidedBy: { id: string, email: string } | null, settlement: { id: string, outcome: SettlementOutcome } | null } | null };

export type AddNoteMutationVariables = Exact<{
  input: AddNoteInput;
}>;


export type AddNoteMutation = { addNote:
    | { __typename: 'AddNotePayload', note: { id: string, text: string, createdAt: string, author: { id: string, email: string } }, order: { id: string, version: number } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type NotesQueryVariables = Exact<{
  id: string;
}>;


export type NotesQuery = { order: { id: string, notes: Array<{ id: string, text: string, createdAt: string, author: { id: string, email: string } }> } | null };

export type ChangeAdviceQueryVariables = Exact<{
  orderId: string;
  change: OrderChange;
  locale?: Locale | null | undefined;
}>;


export type ChangeAdviceQuery = { changeAdvice: { change: OrderChange, cancelNeeded: boolean, procedure: ChangeProcedure, explanation: string } | null };

export type VouchersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: VoucherFilter | null | undefined;
}>;


export type VouchersQuery = { vouchers: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, code: string, status: VoucherStatus, statusLabel: string, expiresAt: string, product: { id: string, code: string }, usedByOrder: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type UnitBalancesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnitBalancesQuery = { unitBalances: Array<{ id: string, purchased: number, remaining: number, product: { id: string, code: string } }> };

export type RegisterVoucherMutationVariables = Exact<{
  input: RegisterVoucherInput;
}>;


export type RegisterVoucherMutation = { registerVoucher:
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RegisterVoucherPayload', voucher: { id: string, code: string, status: VoucherStatus, statusLabel: string, expiresAt: string, product: { id: string, code: string }, usedByOrder: { id: string } | null } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type IssueVouchersMutationVariables = Exact<{
  input: IssueVouchersInput;
}>;


export type IssueVouchersMutation = { issueVouchers:
    | { __typename: 'IssueVouchersPayload', vouchers: Array<{ id: string, code: string, status: VoucherStatus, statusLabel: string, expiresAt: string, product: { id: string, code: string }, usedByOrder: { id: string } | null }> }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type DecidedFragment = { decidedAt: string | null, decisionNote: string | null, id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, decidedBy: { id: string, email: string } | null, settlement: { id: string, outcome: SettlementOutcome } | null };

export type NoteFragment = { id: string, text: string, createdAt: string, author: { id: string, email: string } };

export type VoucherFragment = { id: string, code: string, status: VoucherStatus, statusLabel: string, expiresAt: string, product: { id: string, code: string }, usedByOrder: { id: string } | null };

export type OrderActionsQueryVariables = Exact<{
  id: string;
  locale?: Locale | null | undefined;
}>;


export type OrderActionsQuery = { order: { id: string, availableActions: Array<{ action: OrderAction, allowed: boolean, reasonCode: UserErrorCode | null, reason: string | null, opensAt: string | null, deadline: string | null, onlyForReason: RevocationReason | null }> } | null };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'PlaceOrderPayload', order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type CheckDomainValidationMutationVariables = Exact<{
  input: CheckDomainValidationInput;
}>;


export type CheckDomainValidationMutation = { checkDomainValidation:
    | { __typename: 'CheckDomainValidationPayload', domainValidation: { id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type ChangeValidationMethodMutationVariables = Exact<{
  input: ChangeValidationMethodInput;
}>;


export type ChangeValidationMethodMutation = { changeValidationMethod:
    | { __typename: 'ChangeValidationMethodPayload', domainValidation: { id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type OrderQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type OrderQuery = { order: { statusLabel: string, id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, account: { id: string, name: string }, placedBy: { id: string, email: string } | null, product: { id: string, code: string, name: string }, policy: { id: string, brand: string, version: number }, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }>, currentCertificate: { id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null } | null, revocationRequests: Array<{ id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }>, revocationReasons: Array<{ reason: RevocationReason, label: string, evidenceRequired: boolean }>, availableActions: Array<{ action: OrderAction, allowed: boolean, reasonCode: UserErrorCode | null, reason: string | null, opensAt: string | null, deadline: string | null }> } | null };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, statusCounts: Array<{ status: OrderStatus, count: number }> } };

export type ProductsQueryVariables = Exact<{
  locale?: Locale | null | undefined;
}>;


export type ProductsQuery = { products: Array<{ id: string, code: string, name: string, kind: ProductKind, validationLevel: ValidationLevel, selfServiceRevocation: boolean, price: { value: number, currency: string } | null, policy: { id: string, brand: string } }> };

export type OrderFragment = { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null };

export type DomainValidationFragment = { id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string };

export type CertificateFragment = { id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null };

export type PageInfoFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type ReissueMutationVariables = Exact<{
  input: ReissueInput;
}>;


export type ReissueMutation = { reissue:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ReissuePayload', order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, currentCertificate: { id: string } | null, certificates: Array<{ scheduledRevocationAt: string | null, id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null, replaces: { id: string } | null, replacedBy: { id: string } | null }> }, certificate: { id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null } | null }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type CancelReissueMutationVariables = Exact<{
  input: CancelReissueInput;
}>;


export type CancelReissueMutation = { cancelReissue:
    | { __typename: 'CancelReissuePayload', order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, currentCertificate: { id: string } | null, certificates: Array<{ scheduledRevocationAt: string | null, id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null, replaces: { id: string } | null, replacedBy: { id: string } | null }> } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type DuplicateCertificateMutationVariables = Exact<{
  input: DuplicateCertificateInput;
}>;


export type DuplicateCertificateMutation = { duplicateCertificate:
    | { __typename: 'DuplicateCertificatePayload', order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, currentCertificate: { id: string } | null, certificates: Array<{ scheduledRevocationAt: string | null, id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null, replaces: { id: string } | null, replacedBy: { id: string } | null }> }, certificate: { id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type ReissuedOrderQueryVariables = Exact<{
  id?: string | null | undefined;
}>;


export type ReissuedOrderQuery = { order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, renewalOf: { id: string } | null, renewedBy: { id: string } | null, revocationRequests: Array<{ id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requestedBy: { id: string, email: string } | null, requester: { company: string, contactName: string, phone: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }>, events: { edges: Array<{ node:
          | { __typename: 'CancellationChanged', id: string, summary: string }
          | { __typename: 'CertificateChanged', id: string, summary: string }
          | { __typename: 'OrderStatusChanged', id: string, summary: string }
          | { __typename: 'OrderUpdated', id: string, summary: string }
          | { __typename: 'RevocationRequestChanged', id: string, summary: string }
         }> }, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, currentCertificate: { id: string } | null, certificates: Array<{ scheduledRevocationAt: string | null, id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null, replaces: { id: string } | null, replacedBy: { id: string } | null }> } | null };

export type ReissuedFragment = { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, currentCertificate: { id: string } | null, certificates: Array<{ scheduledRevocationAt: string | null, id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null, replaces: { id: string } | null, replacedBy: { id: string } | null }> };

export type RequestRevocationMutationVariables = Exact<{
  input: RequestRevocationInput;
}>;


export type RequestRevocationMutation = { requestRevocation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RequestRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'RevocationAlreadyOpenError', code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type ApproveRevocationMutationVariables = Exact<{
  input: ApproveRevocationInput;
}>;


export type ApproveRevocationMutation = { approveRevocation:
    | { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, code: UserErrorCode, message: string, current:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RejectRevocationMutationVariables = Exact<{
  input: RejectRevocationInput;
}>;


export type RejectRevocationMutation = { rejectRevocation:
    | { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, code: UserErrorCode, message: string, current:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type WithdrawRevocationMutationVariables = Exact<{
  input: WithdrawRevocationInput;
}>;


export type WithdrawRevocationMutation = { withdrawRevocation:
    | { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, code: UserErrorCode, message: string, current:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RevocationRequestQueryVariables = Exact<{
  id: string;
  locale?: Locale | null | undefined;
}>;


export type RevocationRequestQuery = { revocationRequest: { statusLabel: string, reasonLabel: string, id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, availableActions: Array<{ action: RevocationAction, allowed: boolean, reasonCode: UserErrorCode | null, reason: string | null }>, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> } | null };

export type ApprovalQueueQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApprovalQueueQuery = { approvalQueue: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

type Decision_AlreadyDecidedError_Fragment = { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } };

type Decision_DecideRevocationPayload_Fragment = { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } };

type Decision_NotFoundError_Fragment = { __typename: 'NotFoundError', code: UserErrorCode, message: string };

type Decision_RefusedError_Fragment = { __typename: 'RefusedError', code: UserErrorCode, message: string };

type Decision_StaleVersionError_Fragment = { __typename: 'StaleVersionError', currentVersion: number, code: UserErrorCode, message: string, current:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   };

type Decision_ValidationError_Fragment = { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> };

export type DecisionFragment =
  | Decision_AlreadyDecidedError_Fragment
  | Decision_DecideRevocationPayload_Fragment
  | Decision_NotFoundError_Fragment
  | Decision_RefusedError_Fragment
  | Decision_StaleVersionError_Fragment
  | Decision_ValidationError_Fragment
;

export type RevocationRequestFragment = { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, approvalSkipped: boolean, staffNote: string | null, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'SignInPayload', accessToken: string, refreshToken: string, expiresAt: string, viewer: { id: string, permissions: Array<Permission>, user: { id: string, name: string, email: string, role: Role }, account: { id: string, name: string } | null } }
   };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'SignInPayload', accessToken: string, refreshToken: string, expiresAt: string, viewer: { id: string, permissions: Array<Permission>, user: { id: string, name: string, email: string, role: Role }, account: { id: string, name: string } | null } }
   };

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;


export type SignOutMutation = { signOut:
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'SignOutPayload', signedOutAt: string }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, permissions: Array<Permission>, user: { id: string, name: string, email: string, role: Role }, account: { id: string, name: string } | null } | null };

export type SessionFragment = { accessToken: string, refreshToken: string, expiresAt: string, viewer: { id: string, permissions: Array<Permission>, user: { id: string, name: string, email: string, role: Role }, account: { id: string, name: string } | null } };

export type ViewerFragment = { id: string, permissions: Array<Permission>, user: { id: string, name: string, email: string, role: Role }, account: { id: string, name: string } | null };

type Failure_AlreadyDecidedError_Fragment = { code: UserErrorCode, message: string };

type Failure_CancellationWindowClosedError_Fragment = { code: UserErrorCode, message: string };

type Failure_NotFoundError_Fragment = { code: UserErrorCode, message: string };

type Failure_RateLimitedError_Fragment = { code: UserErrorCode, message: string };

type Failure_RefusedError_Fragment = { code: UserErrorCode, message: string };

type Failure_RevocationAlreadyOpenError_Fragment = { code: UserErrorCode, message: string };

type Failure_StaleVersionError_Fragment = { code: UserErrorCode, message: string };

type Failure_ValidationError_Fragment = { code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> };

export type FailureFragment =
  | Failure_AlreadyDecidedError_Fragment
  | Failure_CancellationWindowClosedError_Fragment
  | Failure_NotFoundError_Fragment
  | Failure_RateLimitedError_Fragment
  | Failure_RefusedError_Fragment
  | Failure_RevocationAlreadyOpenError_Fragment
  | Failure_StaleVersionError_Fragment
  | Failure_ValidationError_Fragment
;

export type ExchangeSignInCodeMutationVariables = Exact<{
  input: ExchangeSignInCodeInput;
}>;


export type ExchangeSignInCodeMutation = { exchangeSignInCode:
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'SignInPayload', accessToken: string, refreshToken: string, expiresAt: string, viewer: { id: string, permissions: Array<Permission>, user: { id: string, name: string, email: string, role: Role }, account: { id: string, name: string } | null } }
   };

export type PersonFragment = { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null };

export type ChangeFragment = { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null };

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type RoleChangesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: RoleChangeFilter | null | undefined;
}>;


export type RoleChangesQuery = { roleChanges: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type InviteUserMutationVariables = Exact<{
  input: InviteUserInput;
}>;


export type InviteUserMutation = { inviteUser:
    | { __typename: 'InviteUserPayload', user: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null }, roleChange: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } | null }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type ResendInvitationMutationVariables = Exact<{
  input: InvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RateLimitedError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ResendInvitationPayload', user: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null } }
   };

export type WithdrawInvitationMutationVariables = Exact<{
  input: InvitationInput;
}>;


export type WithdrawInvitationMutation = { withdrawInvitation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'WithdrawInvitationPayload', withdrawnId: string }
   };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'AcceptInvitationPayload', user: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null } }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

type ChangedUser_ChangeUserPayload_Fragment = { __typename: 'ChangeUserPayload', user: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null } };

type ChangedUser_NotFoundError_Fragment = { __typename: 'NotFoundError', code: UserErrorCode, message: string };

type ChangedUser_RefusedError_Fragment = { __typename: 'RefusedError', code: UserErrorCode, message: string };

export type ChangedUserFragment =
  | ChangedUser_ChangeUserPayload_Fragment
  | ChangedUser_NotFoundError_Fragment
  | ChangedUser_RefusedError_Fragment
;

export type DisableUserMutationVariables = Exact<{
  input: DisableUserInput;
}>;


export type DisableUserMutation = { disableUser:
    | { __typename: 'ChangeUserPayload', user: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type EnableUserMutationVariables = Exact<{
  input: EnableUserInput;
}>;


export type EnableUserMutation = { enableUser:
    | { __typename: 'ChangeUserPayload', user: { id: string, name: string, email: string, role: Role, state: UserState, stateLabel: string, invitationExpiresAt: string | null } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

type ChangedRole_NotFoundError_Fragment = { __typename: 'NotFoundError', code: UserErrorCode, message: string };

type ChangedRole_RefusedError_Fragment = { __typename: 'RefusedError', code: UserErrorCode, message: string };

type ChangedRole_RoleChangePayload_Fragment = { __typename: 'RoleChangePayload', roleChange: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } };

type ChangedRole_ValidationError_Fragment = { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> };

export type ChangedRoleFragment =
  | ChangedRole_NotFoundError_Fragment
  | ChangedRole_RefusedError_Fragment
  | ChangedRole_RoleChangePayload_Fragment
  | ChangedRole_ValidationError_Fragment
;

export type RequestRoleChangeMutationVariables = Exact<{
  input: RequestRoleChangeInput;
}>;


export type RequestRoleChangeMutation = { requestRoleChange:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RoleChangePayload', roleChange: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type ConfirmRoleChangeMutationVariables = Exact<{
  input: DecideRoleChangeInput;
}>;


export type ConfirmRoleChangeMutation = { confirmRoleChange:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RoleChangePayload', roleChange: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RejectRoleChangeMutationVariables = Exact<{
  input: DecideRoleChangeInput;
}>;


export type RejectRoleChangeMutation = { rejectRoleChange:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RoleChangePayload', roleChange: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type WithdrawRoleChangeMutationVariables = Exact<{
  input: DecideRoleChangeInput;
}>;


export type WithdrawRoleChangeMutation = { withdrawRoleChange:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RoleChangePayload', roleChange: { id: string, email: string, invitation: boolean, fromRole: Role | null, toRole: Role, note: string | null, status: RoleChangeStatus, statusLabel: string, requestedAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, user: { id: string, role: Role } | null, requestedBy: { id: string, email: string }, decidedBy: { id: string, email: string } | null } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type EndpointFragment = { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } };

export type DeliveryFragment = { id: string, eventType: OrderEventKind, test: boolean, status: WebhookDeliveryStatus, statusLabel: string, createdAt: string, nextTryAt: string | null, finishedAt: string | null, endpoint: { id: string }, event:
    | { id: string, cursor: string, order: { id: string } }
    | { id: string, cursor: string, order: { id: string } }
    | { id: string, cursor: string, order: { id: string } }
    | { id: string, cursor: string, order: { id: string } }
    | { id: string, cursor: string, order: { id: string } }
   | null, attempts: Array<{ startedAt: string, durationMs: number, httpStatus: number | null, succeeded: boolean, error: string | null }> };

export type EndpointSecretFragment = { secret: string | null, endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } };

export type ChangedEndpointFragment = { endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } };

export type DeliveryMadeFragment = { delivery: { id: string, eventType: OrderEventKind, test: boolean, status: WebhookDeliveryStatus, statusLabel: string, createdAt: string, nextTryAt: string | null, finishedAt: string | null, endpoint: { id: string }, event:
      | { id: string, cursor: string, order: { id: string } }
      | { id: string, cursor: string, order: { id: string } }
      | { id: string, cursor: string, order: { id: string } }
      | { id: string, cursor: string, order: { id: string } }
      | { id: string, cursor: string, order: { id: string } }
     | null, attempts: Array<{ startedAt: string, durationMs: number, httpStatus: number | null, succeeded: boolean, error: string | null }> } };

export type WebhookEndpointsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookEndpointsQuery = { webhookEndpoints: Array<{ id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } }> };

export type WebhookDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: WebhookDeliveryFilter | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, eventType: OrderEventKind, test: boolean, status: WebhookDeliveryStatus, statusLabel: string, createdAt: string, nextTryAt: string | null, finishedAt: string | null, endpoint: { id: string }, event:
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
         | null, attempts: Array<{ startedAt: string, durationMs: number, httpStatus: number | null, succeeded: boolean, error: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { createWebhookEndpoint:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
    | { __typename: 'WebhookSecretPayload', secret: string | null, endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } }
   };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
    | { __typename: 'WebhookSecretPayload', secret: string | null, endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } }
   };

export type UpdateWebhookEndpointMutationVariables = Exact<{
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateWebhookEndpointMutation = { updateWebhookEndpoint:
    | { __typename: 'ChangeWebhookEndpointPayload', endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type EnableWebhookEndpointMutationVariables = Exact<{
  input: EnableWebhookEndpointInput;
}>;


export type EnableWebhookEndpointMutation = { enableWebhookEndpoint:
    | { __typename: 'ChangeWebhookEndpointPayload', endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type DisableWebhookEndpointMutationVariables = Exact<{
  input: DisableWebhookEndpointInput;
}>;


export type DisableWebhookEndpointMutation = { disableWebhookEndpoint:
    | { __typename: 'ChangeWebhookEndpointPayload', endpoint: { id: string, url: string, description: string | null, eventTypes: Array<OrderEventKind>, selection: string | null, locale: Locale, status: WebhookEndpointStatus, statusLabel: string, disabledReason: WebhookDisabledReason | null, disabledAt: string | null, failingSince: string | null, previousSecretExpiresAt: string | null, createdAt: string, createdBy: { id: string, email: string } } }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type DeleteWebhookEndpointMutationVariables = Exact<{
  input: DeleteWebhookEndpointInput;
}>;


export type DeleteWebhookEndpointMutation = { deleteWebhookEndpoint:
    | { __typename: 'DeleteWebhookEndpointPayload', deletedId: string }
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
   };

export type RedeliverMutationVariables = Exact<{
  input: RedeliverInput;
}>;


export type RedeliverMutation = { redeliver:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'WebhookDeliveryPayload', delivery: { id: string, eventType: OrderEventKind, test: boolean, status: WebhookDeliveryStatus, statusLabel: string, createdAt: string, nextTryAt: string | null, finishedAt: string | null, endpoint: { id: string }, event:
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
         | null, attempts: Array<{ startedAt: string, durationMs: number, httpStatus: number | null, succeeded: boolean, error: string | null }> } }
   };

export type SendTestEventMutationVariables = Exact<{
  input: SendTestEventInput;
}>;


export type SendTestEventMutation = { sendTestEvent:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
    | { __typename: 'WebhookDeliveryPayload', delivery: { id: string, eventType: OrderEventKind, test: boolean, status: WebhookDeliveryStatus, statusLabel: string, createdAt: string, nextTryAt: string | null, finishedAt: string | null, endpoint: { id: string }, event:
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
          | { id: string, cursor: string, order: { id: string } }
         | null, attempts: Array<{ startedAt: string, durationMs: number, httpStatus: number | null, succeeded: boolean, error: string | null }> } }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const KeyFragmentDoc = new TypedDocumentString(`
    fragment Key on ApiKey {
  id
  name
  hint
  scopes
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  user {
    id
    email
  }
}
    `, {"fragmentName":"Key"}) as unknown as TypedDocumentString<KeyFragment, unknown>;
export const DeskAccountFragmentDoc = new TypedDocumentString(`
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}
    `, {"fragmentName":"DeskAccount"}) as unknown as TypedDocumentString<DeskAccountFragment, unknown>;
export const DeskPolicyFragmentDoc = new TypedDocumentString(`
    fragment DeskPolicy on Policy {
  id
  brand
  version
  cancellationWindowDays
  cancellationWindowCountsIssueDay
  revokingOrderInWindowIsCancellation
  cancellationCompletedByStaff
  revocationNeedsDomainConfirmation
  revocationNeedsApproval
  revocationDecider
  reissueMayChangeCommonName
  reissueRevokesPreviousAfterHours
  reissueRevokesPreviousOnlyIfNameRemoved
  keyCompromiseNeedsEvidence
  paymentMethods
  renewalWindowDays
  renewalCarriesRemainingTime
  timeZone
  reasonWords
  cardClosingDay
  cardRefundWaitsAfterClosing
  cancellationMail
  revocationMail
}
    `, {"fragmentName":"DeskPolicy"}) as unknown as TypedDocumentString<DeskPolicyFragment, unknown>;
export const DeskProductFragmentDoc = new TypedDocumentString(`
    fragment DeskProduct on Product {
  id
  code
  ja: name(locale: JA)
  en: name(locale: EN)
  kind
  validationLevel
  selfServiceRevocation
  price {
    value
    currency
  }
  policy {
    id
    brand
    version
  }
}
    `, {"fragmentName":"DeskProduct"}) as unknown as TypedDocumentString<DeskProductFragment, unknown>;
export const OrderEventFragmentDoc = new TypedDocumentString(`
    fragment OrderEvent on OrderEvent {
  __typename
  id
  cursor
  sequence
  occurredAt
  summary
  actor {
    id
    email
  }
  order {
    id
    number
  }
  ... on OrderStatusChanged {
    previousStatus
    status
  }
  ... on RevocationRequestChanged {
    previousRequestStatus
    requestStatus
    request {
      id
    }
  }
  ... on CertificateChanged {
    certificateStatus
    certificate {
      id
      serialNumber
    }
  }
  ... on CancellationChanged {
    cancellationStatus
  }
  ... on OrderUpdated {
    aspect
  }
}
    `, {"fragmentName":"OrderEvent"}) as unknown as TypedDocumentString<OrderEventFragment, unknown>;
export const OwnSessionFragmentDoc = new TypedDocumentString(`
    fragment OwnSession on Session {
  id
  openedAt
  lastUsedAt
  address
  userAgent
  current
}
    `, {"fragmentName":"OwnSession"}) as unknown as TypedDocumentString<OwnSessionFragment, unknown>;
export const SessionsLeftFragmentDoc = new TypedDocumentString(`
    fragment SessionsLeft on EndSessionPayload {
  endedCount
  viewer {
    id
    sessions {
      id
      current
    }
  }
}
    `, {"fragmentName":"SessionsLeft"}) as unknown as TypedDocumentString<SessionsLeftFragment, unknown>;
export const MailFragmentDoc = new TypedDocumentString(`
    fragment Mail on OrderMail {
  kind
  kindLabel
  status
  statusLabel
  recipient
  createdAt
  sentAt
}
    `, {"fragmentName":"Mail"}) as unknown as TypedDocumentString<MailFragment, unknown>;
export const CancellationFragmentDoc = new TypedDocumentString(`
    fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
    `, {"fragmentName":"Cancellation"}) as unknown as TypedDocumentString<CancellationFragment, unknown>;
export const SettlementLineFragmentDoc = new TypedDocumentString(`
    fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
    `, {"fragmentName":"SettlementLine"}) as unknown as TypedDocumentString<SettlementLineFragment, unknown>;
export const SettlementFragmentDoc = new TypedDocumentString(`
    fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
    fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}`, {"fragmentName":"Settlement"}) as unknown as TypedDocumentString<SettlementFragment, unknown>;
export const MoneyFragmentDoc = new TypedDocumentString(`
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
    fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}`, {"fragmentName":"Money"}) as unknown as TypedDocumentString<MoneyFragment, unknown>;
export const OrderFragmentDoc = new TypedDocumentString(`
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
    `, {"fragmentName":"Order"}) as unknown as TypedDocumentString<OrderFragment, unknown>;
export const DecidedFragmentDoc = new TypedDocumentString(`
    fragment Decided on Order {
  ...Order
  decidedBy {
    id
    email
  }
  decidedAt
  decisionNote
  settlement {
    id
    outcome
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}`, {"fragmentName":"Decided"}) as unknown as TypedDocumentString<DecidedFragment, unknown>;
export const NoteFragmentDoc = new TypedDocumentString(`
    fragment Note on Note {
  id
  text
  createdAt
  author {
    id
    email
  }
}
    `, {"fragmentName":"Note"}) as unknown as TypedDocumentString<NoteFragment, unknown>;
export const VoucherFragmentDoc = new TypedDocumentString(`
    fragment Voucher on Voucher {
  id
  code
  status
  statusLabel
  expiresAt
  product {
    id
    code
  }
  usedByOrder {
    id
  }
}
    `, {"fragmentName":"Voucher"}) as unknown as TypedDocumentString<VoucherFragment, unknown>;
export const PageInfoFragmentDoc = new TypedDocumentString(`
    fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageInfo"}) as unknown as TypedDocumentString<PageInfoFragment, unknown>;
export const DomainValidationFragmentDoc = new TypedDocumentString(`
    fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
    `, {"fragmentName":"DomainValidation"}) as unknown as TypedDocumentString<DomainValidationFragment, unknown>;
export const CertificateFragmentDoc = new TypedDocumentString(`
    fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
    `, {"fragmentName":"Certificate"}) as unknown as TypedDocumentString<CertificateFragment, unknown>;
export const ReissuedFragmentDoc = new TypedDocumentString(`
    fragment Reissued on Order {
  ...Order
  domainValidations {
    ...DomainValidation
  }
  currentCertificate {
    id
  }
  certificates {
    ...Certificate
    scheduledRevocationAt
    replaces {
      id
    }
    replacedBy {
      id
    }
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}`, {"fragmentName":"Reissued"}) as unknown as TypedDocumentString<ReissuedFragment, unknown>;
export const RevocationRequestFragmentDoc = new TypedDocumentString(`
    fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
    fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}`, {"fragmentName":"RevocationRequest"}) as unknown as TypedDocumentString<RevocationRequestFragment, unknown>;
export const FailureFragmentDoc = new TypedDocumentString(`
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
    `, {"fragmentName":"Failure"}) as unknown as TypedDocumentString<FailureFragment, unknown>;
export const DecisionFragmentDoc = new TypedDocumentString(`
    fragment Decision on DecideRevocationResult {
  __typename
  ... on DecideRevocationPayload {
    request {
      ...RevocationRequest
    }
    order {
      ...Order
    }
  }
  ... on AlreadyDecidedError {
    decidedAt
    decision
    request {
      id
    }
  }
  ... on StaleVersionError {
    currentVersion
    current {
      id
    }
  }
  ...Failure
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`, {"fragmentName":"Decision"}) as unknown as TypedDocumentString<DecisionFragment, unknown>;
export const ViewerFragmentDoc = new TypedDocumentString(`
    fragment Viewer on Viewer {
  id
  permissions
  user {
    id
    name
    email
    role
  }
  account {
    id
    name
  }
}
    `, {"fragmentName":"Viewer"}) as unknown as TypedDocumentString<ViewerFragment, unknown>;
export const SessionFragmentDoc = new TypedDocumentString(`
    fragment Session on SignInPayload {
  accessToken
  refreshToken
  expiresAt
  viewer {
    ...Viewer
  }
}
    fragment Viewer on Viewer {
  id
  permissions
  user {
    id
    name
    email
    role
  }
  account {
    id
    name
  }
}`, {"fragmentName":"Session"}) as unknown as TypedDocumentString<SessionFragment, unknown>;
export const PersonFragmentDoc = new TypedDocumentString(`
    fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}
    `, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const ChangedUserFragmentDoc = new TypedDocumentString(`
    fragment ChangedUser on ChangeUserResult {
  __typename
  ... on ChangeUserPayload {
    user {
      ...Person
    }
  }
  ...Failure
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}`, {"fragmentName":"ChangedUser"}) as unknown as TypedDocumentString<ChangedUserFragment, unknown>;
export const ChangeFragmentDoc = new TypedDocumentString(`
    fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}
    `, {"fragmentName":"Change"}) as unknown as TypedDocumentString<ChangeFragment, unknown>;
export const ChangedRoleFragmentDoc = new TypedDocumentString(`
    fragment ChangedRole on RoleChangeResult {
  __typename
  ... on RoleChangePayload {
    roleChange {
      ...Change
    }
  }
  ...Failure
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}`, {"fragmentName":"ChangedRole"}) as unknown as TypedDocumentString<ChangedRoleFragment, unknown>;
export const EndpointFragmentDoc = new TypedDocumentString(`
    fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}
    `, {"fragmentName":"Endpoint"}) as unknown as TypedDocumentString<EndpointFragment, unknown>;
export const EndpointSecretFragmentDoc = new TypedDocumentString(`
    fragment EndpointSecret on WebhookSecretPayload {
  endpoint {
    ...Endpoint
  }
  secret
}
    fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}`, {"fragmentName":"EndpointSecret"}) as unknown as TypedDocumentString<EndpointSecretFragment, unknown>;
export const ChangedEndpointFragmentDoc = new TypedDocumentString(`
    fragment ChangedEndpoint on ChangeWebhookEndpointPayload {
  endpoint {
    ...Endpoint
  }
}
    fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}`, {"fragmentName":"ChangedEndpoint"}) as unknown as TypedDocumentString<ChangedEndpointFragment, unknown>;
export const DeliveryFragmentDoc = new TypedDocumentString(`
    fragment Delivery on WebhookDelivery {
  id
  eventType
  test
  status
  statusLabel
  createdAt
  nextTryAt
  finishedAt
  endpoint {
    id
  }
  event {
    id
    cursor
    order {
      id
    }
  }
  attempts {
    startedAt
    durationMs
    httpStatus
    succeeded
    error
  }
}
    `, {"fragmentName":"Delivery"}) as unknown as TypedDocumentString<DeliveryFragment, unknown>;
export const DeliveryMadeFragmentDoc = new TypedDocumentString(`
    fragment DeliveryMade on WebhookDeliveryPayload {
  delivery {
    ...Delivery
  }
}
    fragment Delivery on WebhookDelivery {
  id
  eventType
  test
  status
  statusLabel
  createdAt
  nextTryAt
  finishedAt
  endpoint {
    id
  }
  event {
    id
    cursor
    order {
      id
    }
  }
  attempts {
    startedAt
    durationMs
    httpStatus
    succeeded
    error
  }
}`, {"fragmentName":"DeliveryMade"}) as unknown as TypedDocumentString<DeliveryMadeFragment, unknown>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($first: Int, $after: String, $filter: ApiKeyFilter) {
  apiKeys(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...Key
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
  }
}
    fragment Key on ApiKey {
  id
  name
  hint
  scopes
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  user {
    id
    email
  }
}
fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    __typename
    ... on CreateApiKeyPayload {
      apiKey {
        ...Key
      }
      key
    }
    ...Failure
  }
}
    fragment Key on ApiKey {
  id
  name
  hint
  scopes
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  user {
    id
    email
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    __typename
    ... on RevokeApiKeyPayload {
      apiKey {
        ...Key
      }
    }
    ...Failure
  }
}
    fragment Key on ApiKey {
  id
  name
  hint
  scopes
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  user {
    id
    email
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ConfirmRevocationDocument = new TypedDocumentString(`
    mutation ConfirmRevocation($input: ConfirmRevocationInput!) {
  confirmRevocation(input: $input) {
    __typename
    ... on ConfirmRevocationPayload {
      request {
        ...RevocationRequest
      }
      order {
        ...Order
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ConfirmRevocationMutation, ConfirmRevocationMutationVariables>;
export const AskForRevocationInfoDocument = new TypedDocumentString(`
    mutation AskForRevocationInfo($input: AskForRevocationInfoInput!) {
  askForRevocationInfo(input: $input) {
    __typename
    ... on AskForRevocationInfoPayload {
      request {
        ...RevocationRequest
        infoQuestion
      }
    }
    ... on AlreadyDecidedError {
      decision
    }
    ... on StaleVersionError {
      currentVersion
    }
    ...Failure
  }
}
    fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<AskForRevocationInfoMutation, AskForRevocationInfoMutationVariables>;
export const ProvideRevocationInfoDocument = new TypedDocumentString(`
    mutation ProvideRevocationInfo($input: ProvideRevocationInfoInput!) {
  provideRevocationInfo(input: $input) {
    __typename
    ... on ProvideRevocationInfoPayload {
      request {
        ...RevocationRequest
        infoQuestion
      }
      order {
        ...Order
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ProvideRevocationInfoMutation, ProvideRevocationInfoMutationVariables>;
export const RequestManualRevocationDocument = new TypedDocumentString(`
    mutation RequestManualRevocation($input: RequestManualRevocationInput!) {
  requestManualRevocation(input: $input) {
    __typename
    ... on RequestRevocationPayload {
      request {
        ...RevocationRequest
      }
      order {
        ...Order
      }
    }
    ... on RevocationAlreadyOpenError {
      request {
        id
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RequestManualRevocationMutation, RequestManualRevocationMutationVariables>;
export const CreateKeyCompromiseChallengeDocument = new TypedDocumentString(`
    mutation CreateKeyCompromiseChallenge($input: CreateKeyCompromiseChallengeInput!) {
  createKeyCompromiseChallenge(input: $input) {
    __typename
    ... on CreateKeyCompromiseChallengePayload {
      challenge
      expiresAt
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CreateKeyCompromiseChallengeMutation, CreateKeyCompromiseChallengeMutationVariables>;
export const ReportKeyCompromiseDocument = new TypedDocumentString(`
    mutation ReportKeyCompromise($input: ReportKeyCompromiseInput!) {
  reportKeyCompromise(input: $input) {
    __typename
    ... on ReportKeyCompromisePayload {
      serialNumber
      acceptedAt
      visibleInCrlBy
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ReportKeyCompromiseMutation, ReportKeyCompromiseMutationVariables>;
export const RequestsOfOrderDocument = new TypedDocumentString(`
    query RequestsOfOrder($orderId: ID!) {
  revocationRequests(filter: {orderId: $orderId}, first: 20) {
    edges {
      node {
        ...RevocationRequest
        infoQuestion
        domainConfirmations {
          id
          status
          location
          value
        }
        events(first: 20) {
          edges {
            node {
              __typename
              id
            }
          }
        }
      }
    }
  }
}
    fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}`) as unknown as TypedDocumentString<RequestsOfOrderQuery, RequestsOfOrderQueryVariables>;
export const OwnAccountDocument = new TypedDocumentString(`
    query OwnAccount {
  viewer {
    id
    account {
      ...DeskAccount
    }
  }
}
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}`) as unknown as TypedDocumentString<OwnAccountQuery, OwnAccountQueryVariables>;
export const AccountDocument = new TypedDocumentString(`
    query Account($id: ID, $code: String) {
  account(id: $id, code: $code) {
    ...DeskAccount
  }
}
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($first: Int, $after: String, $last: Int, $before: String) {
  accounts(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    edges {
      node {
        ...DeskAccount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}`) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies($first: Int, $after: String, $brand: String) {
  policies(first: $first, after: $after, brand: $brand) {
    totalCount
    edges {
      node {
        ...DeskPolicy
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DeskPolicy on Policy {
  id
  brand
  version
  cancellationWindowDays
  cancellationWindowCountsIssueDay
  revokingOrderInWindowIsCancellation
  cancellationCompletedByStaff
  revocationNeedsDomainConfirmation
  revocationNeedsApproval
  revocationDecider
  reissueMayChangeCommonName
  reissueRevokesPreviousAfterHours
  reissueRevokesPreviousOnlyIfNameRemoved
  keyCompromiseNeedsEvidence
  paymentMethods
  renewalWindowDays
  renewalCarriesRemainingTime
  timeZone
  reasonWords
  cardClosingDay
  cardRefundWaitsAfterClosing
  cancellationMail
  revocationMail
}`) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const CreateAccountDocument = new TypedDocumentString(`
    mutation CreateAccount($input: CreateAccountInput!) {
  createAccount(input: $input) {
    __typename
    ... on CreateAccountPayload {
      account {
        ...DeskAccount
      }
      administrator {
        id
        email
        name
        role
      }
    }
    ...Failure
  }
}
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CreateAccountMutation, CreateAccountMutationVariables>;
export const UpdateAccountSettingsDocument = new TypedDocumentString(`
    mutation UpdateAccountSettings($input: UpdateAccountSettingsInput!) {
  updateAccountSettings(input: $input) {
    __typename
    ... on UpdateAccountSettingsPayload {
      account {
        ...DeskAccount
      }
    }
    ...Failure
  }
}
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<UpdateAccountSettingsMutation, UpdateAccountSettingsMutationVariables>;
export const RecordOrganizationVettingDocument = new TypedDocumentString(`
    mutation RecordOrganizationVetting($input: RecordOrganizationVettingInput!) {
  recordOrganizationVetting(input: $input) {
    __typename
    ... on RecordOrganizationVettingPayload {
      account {
        ...DeskAccount
      }
    }
    ...Failure
  }
}
    fragment DeskAccount on Account {
  id
  code
  name
  approvesNewOrders
  allowsSelfApproval
  requiresStepUp
  requiresTotp
  organizationName
  organizationLocality
  organizationCountry
  organizationVettedUntil
  vettingNote
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RecordOrganizationVettingMutation, RecordOrganizationVettingMutationVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    __typename
    ... on CreateProductPayload {
      product {
        ...DeskProduct
      }
    }
    ...Failure
  }
}
    fragment DeskProduct on Product {
  id
  code
  ja: name(locale: JA)
  en: name(locale: EN)
  kind
  validationLevel
  selfServiceRevocation
  price {
    value
    currency
  }
  policy {
    id
    brand
    version
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const PublishPolicyDocument = new TypedDocumentString(`
    mutation PublishPolicy($input: PublishPolicyInput!) {
  publishPolicy(input: $input) {
    __typename
    ... on PublishPolicyPayload {
      policy {
        ...DeskPolicy
      }
      products {
        ...DeskProduct
      }
    }
    ...Failure
  }
}
    fragment DeskPolicy on Policy {
  id
  brand
  version
  cancellationWindowDays
  cancellationWindowCountsIssueDay
  revokingOrderInWindowIsCancellation
  cancellationCompletedByStaff
  revocationNeedsDomainConfirmation
  revocationNeedsApproval
  revocationDecider
  reissueMayChangeCommonName
  reissueRevokesPreviousAfterHours
  reissueRevokesPreviousOnlyIfNameRemoved
  keyCompromiseNeedsEvidence
  paymentMethods
  renewalWindowDays
  renewalCarriesRemainingTime
  timeZone
  reasonWords
  cardClosingDay
  cardRefundWaitsAfterClosing
  cancellationMail
  revocationMail
}
fragment DeskProduct on Product {
  id
  code
  ja: name(locale: JA)
  en: name(locale: EN)
  kind
  validationLevel
  selfServiceRevocation
  price {
    value
    currency
  }
  policy {
    id
    brand
    version
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<PublishPolicyMutation, PublishPolicyMutationVariables>;
export const StreamHeadDocument = new TypedDocumentString(`
    query StreamHead {
  streamHead
}
    `) as unknown as TypedDocumentString<StreamHeadQuery, StreamHeadQueryVariables>;
export const OrderEventsDocument = new TypedDocumentString(`
    query OrderEvents($orderId: ID, $first: Int, $after: String) {
  orderEvents(orderId: $orderId, first: $first, after: $after) {
    edges {
      cursor
      node {
        ...OrderEvent
      }
    }
    pageInfo {
      ...PageInfo
    }
  }
}
    fragment OrderEvent on OrderEvent {
  __typename
  id
  cursor
  sequence
  occurredAt
  summary
  actor {
    id
    email
  }
  order {
    id
    number
  }
  ... on OrderStatusChanged {
    previousStatus
    status
  }
  ... on RevocationRequestChanged {
    previousRequestStatus
    requestStatus
    request {
      id
    }
  }
  ... on CertificateChanged {
    certificateStatus
    certificate {
      id
      serialNumber
    }
  }
  ... on CancellationChanged {
    cancellationStatus
  }
  ... on OrderUpdated {
    aspect
  }
}
fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<OrderEventsQuery, OrderEventsQueryVariables>;
export const OrderEventsLiveDocument = new TypedDocumentString(`
    subscription OrderEventsLive($orderId: ID, $after: String) {
  orderEvents(orderId: $orderId, after: $after) {
    ...OrderEvent
  }
}
    fragment OrderEvent on OrderEvent {
  __typename
  id
  cursor
  sequence
  occurredAt
  summary
  actor {
    id
    email
  }
  order {
    id
    number
  }
  ... on OrderStatusChanged {
    previousStatus
    status
  }
  ... on RevocationRequestChanged {
    previousRequestStatus
    requestStatus
    request {
      id
    }
  }
  ... on CertificateChanged {
    certificateStatus
    certificate {
      id
      serialNumber
    }
  }
  ... on CancellationChanged {
    cancellationStatus
  }
  ... on OrderUpdated {
    aspect
  }
}`) as unknown as TypedDocumentString<OrderEventsLiveSubscription, OrderEventsLiveSubscriptionVariables>;
export const OrderStatusChangedDocument = new TypedDocumentString(`
    subscription OrderStatusChanged($orderId: ID, $after: String) {
  orderStatusChanged(orderId: $orderId, after: $after) {
    id
    cursor
    sequence
    previousStatus
    status
    statusLabel
    order {
      id
      number
      status
      eventSequence
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables>;
export const ApprovalQueueChangedDocument = new TypedDocumentString(`
    subscription ApprovalQueueChanged($after: String) {
  approvalQueueChanged(after: $after) {
    id
    cursor
    sequence
    previousRequestStatus
    requestStatus
    inQueue
    request {
      id
      version
      status
    }
    order {
      id
      number
    }
  }
}
    `) as unknown as TypedDocumentString<ApprovalQueueChangedSubscription, ApprovalQueueChangedSubscriptionVariables>;
export const OwnSessionsDocument = new TypedDocumentString(`
    query OwnSessions {
  viewer {
    id
    totpEnabled
    account {
      id
      requiresTotp
      requiresStepUp
    }
    sessions {
      ...OwnSession
    }
  }
}
    fragment OwnSession on Session {
  id
  openedAt
  lastUsedAt
  address
  userAgent
  current
}`) as unknown as TypedDocumentString<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const SessionNodeDocument = new TypedDocumentString(`
    query SessionNode($id: ID!) {
  node(id: $id) {
    id
    ...OwnSession
  }
}
    fragment OwnSession on Session {
  id
  openedAt
  lastUsedAt
  address
  userAgent
  current
}`) as unknown as TypedDocumentString<SessionNodeQuery, SessionNodeQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($input: EndSessionInput!) {
  endSession(input: $input) {
    __typename
    ... on EndSessionPayload {
      ...SessionsLeft
    }
    ...Failure
  }
}
    fragment SessionsLeft on EndSessionPayload {
  endedCount
  viewer {
    id
    sessions {
      id
      current
    }
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions($input: EndOtherSessionsInput!) {
  endOtherSessions(input: $input) {
    __typename
    ... on EndSessionPayload {
      ...SessionsLeft
    }
    ...Failure
  }
}
    fragment SessionsLeft on EndSessionPayload {
  endedCount
  viewer {
    id
    sessions {
      id
      current
    }
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const StepUpDocument = new TypedDocumentString(`
    mutation StepUp($input: StepUpInput!) {
  stepUp(input: $input) {
    __typename
    ... on StepUpPayload {
      freshUntil
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<StepUpMutation, StepUpMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on ChangePasswordPayload {
      endedCount
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    __typename
    ... on RequestPasswordResetPayload {
      validMinutes
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename
    ... on ResetPasswordPayload {
      changedAt
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const BeginTotpDocument = new TypedDocumentString(`
    mutation BeginTotp($input: BeginTotpInput!) {
  beginTotp(input: $input) {
    __typename
    ... on BeginTotpPayload {
      secret
      uri
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<BeginTotpMutation, BeginTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($input: ConfirmTotpInput!) {
  confirmTotp(input: $input) {
    __typename
    ... on ConfirmTotpPayload {
      recoveryCodes
      viewer {
        id
        totpEnabled
      }
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const DisableTotpDocument = new TypedDocumentString(`
    mutation DisableTotp($input: DisableTotpInput!) {
  disableTotp(input: $input) {
    __typename
    ... on DisableTotpPayload {
      viewer {
        id
        totpEnabled
      }
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<DisableTotpMutation, DisableTotpMutationVariables>;
export const ResendEmailDocument = new TypedDocumentString(`
    mutation ResendEmail($input: ResendEmailInput!) {
  resendEmail(input: $input) {
    __typename
    ... on ResendEmailPayload {
      kind
      order {
        id
        mails {
          ...Mail
        }
      }
    }
    ...Failure
    ... on RateLimitedError {
      retryAfter
    }
  }
}
    fragment Mail on OrderMail {
  kind
  kindLabel
  status
  statusLabel
  recipient
  createdAt
  sentAt
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ResendEmailMutation, ResendEmailMutationVariables>;
export const OrderMailsDocument = new TypedDocumentString(`
    query OrderMails($id: ID!) {
  order(id: $id) {
    id
    version
    mails {
      ...Mail
    }
    events(last: 20) {
      edges {
        node {
          __typename
          id
          sequence
          summary
          ... on OrderUpdated {
            aspect
          }
        }
      }
    }
  }
}
    fragment Mail on OrderMail {
  kind
  kindLabel
  status
  statusLabel
  recipient
  createdAt
  sentAt
}`) as unknown as TypedDocumentString<OrderMailsQuery, OrderMailsQueryVariables>;
export const DemoMailsDocument = new TypedDocumentString(`
    query DemoMails($orderId: ID) {
  demoMails(orderId: $orderId) {
    kind
    recipient
    subject
    textBody
    htmlBody
    createdAt
  }
}
    `) as unknown as TypedDocumentString<DemoMailsQuery, DemoMailsQueryVariables>;
export const CancellationPreviewDocument = new TypedDocumentString(`
    query CancellationPreview($orderId: ID!, $locale: Locale) {
  cancellationPreview(orderId: $orderId) {
    allowed
    action
    refundable
    reasonCode
    reason(locale: $locale)
    windowClosesAt
    outcome
    lines {
      ...SettlementLine
    }
    certificatesRevoked {
      id
    }
    confirmationToken
    confirmationTokenExpiresAt
  }
}
    fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}`) as unknown as TypedDocumentString<CancellationPreviewQuery, CancellationPreviewQueryVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    __typename
    ... on CancelOrderPayload {
      cancellation {
        ...Cancellation
      }
      order {
        ...Money
      }
    }
    ...Failure
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const CompleteCancellationDocument = new TypedDocumentString(`
    mutation CompleteCancellation($input: CompleteCancellationInput!) {
  completeCancellation(input: $input) {
    __typename
    ... on CompleteCancellationPayload {
      cancellation {
        ...Cancellation
      }
      order {
        ...Money
      }
    }
    ...Failure
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CompleteCancellationMutation, CompleteCancellationMutationVariables>;
export const RefuseCancellationDocument = new TypedDocumentString(`
    mutation RefuseCancellation($input: RefuseCancellationInput!) {
  refuseCancellation(input: $input) {
    __typename
    ... on RefuseCancellationPayload {
      cancellation {
        ...Cancellation
      }
      order {
        ...Money
      }
    }
    ...Failure
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RefuseCancellationMutation, RefuseCancellationMutationVariables>;
export const WithdrawCancellationDocument = new TypedDocumentString(`
    mutation WithdrawCancellation($input: WithdrawCancellationInput!) {
  withdrawCancellation(input: $input) {
    __typename
    ... on WithdrawCancellationPayload {
      cancellation {
        ...Cancellation
      }
      order {
        ...Money
      }
    }
    ...Failure
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<WithdrawCancellationMutation, WithdrawCancellationMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    __typename
    ... on RecordPaymentPayload {
      order {
        ...Money
      }
    }
    ...Failure
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const RecordRefundDocument = new TypedDocumentString(`
    mutation RecordRefund($input: RecordRefundInput!) {
  recordRefund(input: $input) {
    __typename
    ... on RecordRefundPayload {
      settlement {
        ...Settlement
      }
      order {
        ...Money
      }
    }
    ...Failure
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RecordRefundMutation, RecordRefundMutationVariables>;
export const FinanceTasksDocument = new TypedDocumentString(`
    query FinanceTasks {
  financeTasks {
    action
    since
    payableFrom
    amount {
      value
      currency
    }
    order {
      id
      number
    }
    settlement {
      id
      outcome
    }
  }
}
    `) as unknown as TypedDocumentString<FinanceTasksQuery, FinanceTasksQueryVariables>;
export const MoneyOfDocument = new TypedDocumentString(`
    query MoneyOf($id: ID!) {
  order(id: $id) {
    ...Money
  }
}
    fragment Money on Order {
  id
  status
  closure
  commonName
  payment {
    id
    method
    status
    voucherCode
    amount {
      value
      currency
    }
  }
  certificates {
    id
    status
    serialNumber
    revocationReason
  }
  cancellation {
    ...Cancellation
  }
  settlement {
    ...Settlement
  }
}
fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}`) as unknown as TypedDocumentString<MoneyOfQuery, MoneyOfQueryVariables>;
export const MoneyNodeDocument = new TypedDocumentString(`
    query MoneyNode($id: ID!) {
  node(id: $id) {
    __typename
    ... on Cancellation {
      ...Cancellation
    }
    ... on Settlement {
      ...Settlement
    }
  }
}
    fragment Cancellation on Cancellation {
  id
  status
  receivedAt
  dueAt
  completedAt
  refundable
  staffNote
  closingNote
  order {
    id
  }
}
fragment Settlement on Settlement {
  id
  outcome
  settledAt
  order {
    id
  }
  lines {
    ...SettlementLine
  }
}
fragment SettlementLine on SettlementLine {
  description(locale: JA)
  amount {
    value
    currency
  }
  refundable
  outcome
}`) as unknown as TypedDocumentString<MoneyNodeQuery, MoneyNodeQueryVariables>;
export const ApproveOrderDocument = new TypedDocumentString(`
    mutation ApproveOrder($input: ApproveOrderInput!) {
  approveOrder(input: $input) {
    __typename
    ... on DecideOrderPayload {
      order {
        ...Decided
      }
    }
    ...Failure
  }
}
    fragment Decided on Order {
  ...Order
  decidedBy {
    id
    email
  }
  decidedAt
  decisionNote
  settlement {
    id
    outcome
  }
}
fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ApproveOrderMutation, ApproveOrderMutationVariables>;
export const RejectOrderDocument = new TypedDocumentString(`
    mutation RejectOrder($input: RejectOrderInput!) {
  rejectOrder(input: $input) {
    __typename
    ... on DecideOrderPayload {
      order {
        ...Decided
      }
    }
    ...Failure
  }
}
    fragment Decided on Order {
  ...Order
  decidedBy {
    id
    email
  }
  decidedAt
  decisionNote
  settlement {
    id
    outcome
  }
}
fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RejectOrderMutation, RejectOrderMutationVariables>;
export const DecidedOrderDocument = new TypedDocumentString(`
    query DecidedOrder($id: ID!) {
  order(id: $id) {
    ...Decided
  }
}
    fragment Decided on Order {
  ...Order
  decidedBy {
    id
    email
  }
  decidedAt
  decisionNote
  settlement {
    id
    outcome
  }
}
fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}`) as unknown as TypedDocumentString<DecidedOrderQuery, DecidedOrderQueryVariables>;
export const AddNoteDocument = new TypedDocumentString(`
    mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    __typename
    ... on AddNotePayload {
      note {
        ...Note
      }
      order {
        id
        version
      }
    }
    ...Failure
  }
}
    fragment Note on Note {
  id
  text
  createdAt
  author {
    id
    email
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<AddNoteMutation, AddNoteMutationVariables>;
export const NotesDocument = new TypedDocumentString(`
    query Notes($id: ID!) {
  order(id: $id) {
    id
    notes {
      ...Note
    }
  }
}
    fragment Note on Note {
  id
  text
  createdAt
  author {
    id
    email
  }
}`) as unknown as TypedDocumentString<NotesQuery, NotesQueryVariables>;
export const ChangeAdviceDocument = new TypedDocumentString(`
    query ChangeAdvice($orderId: ID!, $change: OrderChange!, $locale: Locale) {
  changeAdvice(orderId: $orderId, change: $change) {
    change
    cancelNeeded
    procedure
    explanation(locale: $locale)
  }
}
    `) as unknown as TypedDocumentString<ChangeAdviceQuery, ChangeAdviceQueryVariables>;
export const VouchersDocument = new TypedDocumentString(`
    query Vouchers($first: Int, $after: String, $filter: VoucherFilter) {
  vouchers(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...Voucher
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
  }
}
    fragment Voucher on Voucher {
  id
  code
  status
  statusLabel
  expiresAt
  product {
    id
    code
  }
  usedByOrder {
    id
  }
}
fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<VouchersQuery, VouchersQueryVariables>;
export const UnitBalancesDocument = new TypedDocumentString(`
    query UnitBalances {
  unitBalances {
    id
    product {
      id
      code
    }
    purchased
    remaining
  }
}
    `) as unknown as TypedDocumentString<UnitBalancesQuery, UnitBalancesQueryVariables>;
export const RegisterVoucherDocument = new TypedDocumentString(`
    mutation RegisterVoucher($input: RegisterVoucherInput!) {
  registerVoucher(input: $input) {
    __typename
    ... on RegisterVoucherPayload {
      voucher {
        ...Voucher
      }
    }
    ...Failure
  }
}
    fragment Voucher on Voucher {
  id
  code
  status
  statusLabel
  expiresAt
  product {
    id
    code
  }
  usedByOrder {
    id
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RegisterVoucherMutation, RegisterVoucherMutationVariables>;
export const IssueVouchersDocument = new TypedDocumentString(`
    mutation IssueVouchers($input: IssueVouchersInput!) {
  issueVouchers(input: $input) {
    __typename
    ... on IssueVouchersPayload {
      vouchers {
        ...Voucher
      }
    }
    ...Failure
  }
}
    fragment Voucher on Voucher {
  id
  code
  status
  statusLabel
  expiresAt
  product {
    id
    code
  }
  usedByOrder {
    id
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<IssueVouchersMutation, IssueVouchersMutationVariables>;
export const OrderActionsDocument = new TypedDocumentString(`
    query OrderActions($id: ID!, $locale: Locale) {
  order(id: $id) {
    id
    availableActions {
      action
      allowed
      reasonCode
      reason(locale: $locale)
      opensAt
      deadline
      onlyForReason
    }
  }
}
    `) as unknown as TypedDocumentString<OrderActionsQuery, OrderActionsQueryVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderPayload {
      order {
        ...Order
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CheckDomainValidationDocument = new TypedDocumentString(`
    mutation CheckDomainValidation($input: CheckDomainValidationInput!) {
  checkDomainValidation(input: $input) {
    __typename
    ... on CheckDomainValidationPayload {
      domainValidation {
        ...DomainValidation
      }
      order {
        ...Order
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CheckDomainValidationMutation, CheckDomainValidationMutationVariables>;
export const ChangeValidationMethodDocument = new TypedDocumentString(`
    mutation ChangeValidationMethod($input: ChangeValidationMethodInput!) {
  changeValidationMethod(input: $input) {
    __typename
    ... on ChangeValidationMethodPayload {
      domainValidation {
        ...DomainValidation
      }
      order {
        ...Order
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ChangeValidationMethodMutation, ChangeValidationMethodMutationVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID, $number: String, $locale: Locale) {
  order(id: $id, number: $number) {
    ...Order
    statusLabel(locale: $locale)
    account {
      id
      name
    }
    placedBy {
      id
      email
    }
    product {
      id
      code
      name(locale: $locale)
    }
    policy {
      id
      brand
      version
    }
    payment {
      id
      method
      status
      voucherCode
      amount {
        value
        currency
      }
    }
    domainValidations {
      ...DomainValidation
    }
    certificates {
      ...Certificate
    }
    currentCertificate {
      ...Certificate
    }
    revocationRequests {
      ...RevocationRequest
    }
    revocationReasons {
      reason
      label(locale: $locale)
      evidenceRequired
    }
    availableActions {
      action
      allowed
      reasonCode
      reason(locale: $locale)
      opensAt
      deadline
    }
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int, $after: String, $last: Int, $before: String, $filter: OrderFilter, $sort: OrderSort) {
  orders(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        ...Order
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
    statusCounts {
      status
      count
    }
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($locale: Locale) {
  products {
    id
    code
    name(locale: $locale)
    kind
    validationLevel
    selfServiceRevocation
    price {
      value
      currency
    }
    policy {
      id
      brand
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const ReissueDocument = new TypedDocumentString(`
    mutation Reissue($input: ReissueInput!) {
  reissue(input: $input) {
    __typename
    ... on ReissuePayload {
      order {
        ...Reissued
      }
      certificate {
        ...Certificate
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Reissued on Order {
  ...Order
  domainValidations {
    ...DomainValidation
  }
  currentCertificate {
    id
  }
  certificates {
    ...Certificate
    scheduledRevocationAt
    replaces {
      id
    }
    replacedBy {
      id
    }
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ReissueMutation, ReissueMutationVariables>;
export const CancelReissueDocument = new TypedDocumentString(`
    mutation CancelReissue($input: CancelReissueInput!) {
  cancelReissue(input: $input) {
    __typename
    ... on CancelReissuePayload {
      order {
        ...Reissued
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Reissued on Order {
  ...Order
  domainValidations {
    ...DomainValidation
  }
  currentCertificate {
    id
  }
  certificates {
    ...Certificate
    scheduledRevocationAt
    replaces {
      id
    }
    replacedBy {
      id
    }
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<CancelReissueMutation, CancelReissueMutationVariables>;
export const DuplicateCertificateDocument = new TypedDocumentString(`
    mutation DuplicateCertificate($input: DuplicateCertificateInput!) {
  duplicateCertificate(input: $input) {
    __typename
    ... on DuplicateCertificatePayload {
      order {
        ...Reissued
      }
      certificate {
        ...Certificate
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Reissued on Order {
  ...Order
  domainValidations {
    ...DomainValidation
  }
  currentCertificate {
    id
  }
  certificates {
    ...Certificate
    scheduledRevocationAt
    replaces {
      id
    }
    replacedBy {
      id
    }
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<DuplicateCertificateMutation, DuplicateCertificateMutationVariables>;
export const ReissuedOrderDocument = new TypedDocumentString(`
    query ReissuedOrder($id: ID) {
  order(id: $id) {
    ...Reissued
    renewalOf {
      id
    }
    renewedBy {
      id
    }
    revocationRequests {
      ...RevocationRequest
      requestedBy {
        id
      }
    }
    events(last: 20) {
      edges {
        node {
          __typename
          id
          summary(locale: EN)
        }
      }
    }
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment DomainValidation on DomainValidation {
  id
  domain
  method
  status
  location
  value
  lastError
  expiresAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Reissued on Order {
  ...Order
  domainValidations {
    ...DomainValidation
  }
  currentCertificate {
    id
  }
  certificates {
    ...Certificate
    scheduledRevocationAt
    replaces {
      id
    }
    replacedBy {
      id
    }
  }
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}`) as unknown as TypedDocumentString<ReissuedOrderQuery, ReissuedOrderQueryVariables>;
export const RequestRevocationDocument = new TypedDocumentString(`
    mutation RequestRevocation($input: RequestRevocationInput!) {
  requestRevocation(input: $input) {
    __typename
    ... on RequestRevocationPayload {
      request {
        ...RevocationRequest
      }
      order {
        ...Order
      }
    }
    ... on RevocationAlreadyOpenError {
      request {
        id
      }
    }
    ...Failure
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RequestRevocationMutation, RequestRevocationMutationVariables>;
export const ApproveRevocationDocument = new TypedDocumentString(`
    mutation ApproveRevocation($input: ApproveRevocationInput!) {
  approveRevocation(input: $input) {
    ...Decision
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Decision on DecideRevocationResult {
  __typename
  ... on DecideRevocationPayload {
    request {
      ...RevocationRequest
    }
    order {
      ...Order
    }
  }
  ... on AlreadyDecidedError {
    decidedAt
    decision
    request {
      id
    }
  }
  ... on StaleVersionError {
    currentVersion
    current {
      id
    }
  }
  ...Failure
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ApproveRevocationMutation, ApproveRevocationMutationVariables>;
export const RejectRevocationDocument = new TypedDocumentString(`
    mutation RejectRevocation($input: RejectRevocationInput!) {
  rejectRevocation(input: $input) {
    ...Decision
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Decision on DecideRevocationResult {
  __typename
  ... on DecideRevocationPayload {
    request {
      ...RevocationRequest
    }
    order {
      ...Order
    }
  }
  ... on AlreadyDecidedError {
    decidedAt
    decision
    request {
      id
    }
  }
  ... on StaleVersionError {
    currentVersion
    current {
      id
    }
  }
  ...Failure
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RejectRevocationMutation, RejectRevocationMutationVariables>;
export const WithdrawRevocationDocument = new TypedDocumentString(`
    mutation WithdrawRevocation($input: WithdrawRevocationInput!) {
  withdrawRevocation(input: $input) {
    ...Decision
  }
}
    fragment Order on Order {
  id
  number
  version
  eventSequence
  status
  closure
  pendingReasons
  applicationType
  commonName
  subjectAlternativeNames
  contactEmail
  approverEmail
  createdAt
  firstIssuedAt
  coverageEndsAt
}
fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment Decision on DecideRevocationResult {
  __typename
  ... on DecideRevocationPayload {
    request {
      ...RevocationRequest
    }
    order {
      ...Order
    }
  }
  ... on AlreadyDecidedError {
    decidedAt
    decision
    request {
      id
    }
  }
  ... on StaleVersionError {
    currentVersion
    current {
      id
    }
  }
  ...Failure
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<WithdrawRevocationMutation, WithdrawRevocationMutationVariables>;
export const RevocationRequestDocument = new TypedDocumentString(`
    query RevocationRequest($id: ID!, $locale: Locale) {
  revocationRequest(id: $id) {
    ...RevocationRequest
    statusLabel(locale: $locale)
    reasonLabel(locale: $locale)
    availableActions {
      action
      allowed
      reasonCode
      reason(locale: $locale)
    }
  }
}
    fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}`) as unknown as TypedDocumentString<RevocationRequestQuery, RevocationRequestQueryVariables>;
export const ApprovalQueueDocument = new TypedDocumentString(`
    query ApprovalQueue($first: Int, $after: String, $last: Int, $before: String) {
  approvalQueue(first: $first, after: $after, last: $last, before: $before) {
    edges {
      cursor
      node {
        ...RevocationRequest
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
  }
}
    fragment Certificate on Certificate {
  id
  kind
  status
  serialNumber
  commonName
  subjectAlternativeNames
  notBefore
  notAfter
  sha256Fingerprint
  revokedAt
  revocationReason
  crlPublishedAt
}
fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
  approvalSkipped
  staffNote
  requestedAt
  deadlineAt
  decidedAt
  decisionNote
  completedAt
  requester {
    company
    contactName
    phone
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
  certificates {
    ...Certificate
  }
}`) as unknown as TypedDocumentString<ApprovalQueueQuery, ApprovalQueueQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignInPayload {
      ...Session
    }
    ...Failure
  }
}
    fragment Session on SignInPayload {
  accessToken
  refreshToken
  expiresAt
  viewer {
    ...Viewer
  }
}
fragment Viewer on Viewer {
  id
  permissions
  user {
    id
    name
    email
    role
  }
  account {
    id
    name
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    __typename
    ... on SignInPayload {
      ...Session
    }
    ...Failure
  }
}
    fragment Session on SignInPayload {
  accessToken
  refreshToken
  expiresAt
  viewer {
    ...Viewer
  }
}
fragment Viewer on Viewer {
  id
  permissions
  user {
    id
    name
    email
    role
  }
  account {
    id
    name
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutInput!) {
  signOut(input: $input) {
    __typename
    ... on SignOutPayload {
      signedOutAt
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...Viewer
  }
}
    fragment Viewer on Viewer {
  id
  permissions
  user {
    id
    name
    email
    role
  }
  account {
    id
    name
  }
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ExchangeSignInCodeDocument = new TypedDocumentString(`
    mutation ExchangeSignInCode($input: ExchangeSignInCodeInput!) {
  exchangeSignInCode(input: $input) {
    __typename
    ... on SignInPayload {
      ...Session
    }
    ...Failure
  }
}
    fragment Session on SignInPayload {
  accessToken
  refreshToken
  expiresAt
  viewer {
    ...Viewer
  }
}
fragment Viewer on Viewer {
  id
  permissions
  user {
    id
    name
    email
    role
  }
  account {
    id
    name
  }
}
fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<ExchangeSignInCodeMutation, ExchangeSignInCodeMutationVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($first: Int, $after: String, $filter: UserFilter) {
  users(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...Person
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
  }
}
    fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const RoleChangesDocument = new TypedDocumentString(`
    query RoleChanges($first: Int, $after: String, $filter: RoleChangeFilter) {
  roleChanges(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...Change
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
  }
}
    fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}`) as unknown as TypedDocumentString<RoleChangesQuery, RoleChangesQueryVariables>;
export const InviteUserDocument = new TypedDocumentString(`
    mutation InviteUser($input: InviteUserInput!) {
  inviteUser(input: $input) {
    __typename
    ... on InviteUserPayload {
      user {
        ...Person
      }
      roleChange {
        ...Change
      }
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}`) as unknown as TypedDocumentString<InviteUserMutation, InviteUserMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($input: InvitationInput!) {
  resendInvitation(input: $input) {
    __typename
    ... on ResendInvitationPayload {
      user {
        ...Person
      }
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}`) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const WithdrawInvitationDocument = new TypedDocumentString(`
    mutation WithdrawInvitation($input: InvitationInput!) {
  withdrawInvitation(input: $input) {
    __typename
    ... on WithdrawInvitationPayload {
      withdrawnId
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    __typename
    ... on AcceptInvitationPayload {
      user {
        ...Person
      }
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}`) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const DisableUserDocument = new TypedDocumentString(`
    mutation DisableUser($input: DisableUserInput!) {
  disableUser(input: $input) {
    ...ChangedUser
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}
fragment ChangedUser on ChangeUserResult {
  __typename
  ... on ChangeUserPayload {
    user {
      ...Person
    }
  }
  ...Failure
}`) as unknown as TypedDocumentString<DisableUserMutation, DisableUserMutationVariables>;
export const EnableUserDocument = new TypedDocumentString(`
    mutation EnableUser($input: EnableUserInput!) {
  enableUser(input: $input) {
    ...ChangedUser
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Person on User {
  id
  name
  email
  role
  state
  stateLabel
  invitationExpiresAt
}
fragment ChangedUser on ChangeUserResult {
  __typename
  ... on ChangeUserPayload {
    user {
      ...Person
    }
  }
  ...Failure
}`) as unknown as TypedDocumentString<EnableUserMutation, EnableUserMutationVariables>;
export const RequestRoleChangeDocument = new TypedDocumentString(`
    mutation RequestRoleChange($input: RequestRoleChangeInput!) {
  requestRoleChange(input: $input) {
    ...ChangedRole
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}
fragment ChangedRole on RoleChangeResult {
  __typename
  ... on RoleChangePayload {
    roleChange {
      ...Change
    }
  }
  ...Failure
}`) as unknown as TypedDocumentString<RequestRoleChangeMutation, RequestRoleChangeMutationVariables>;
export const ConfirmRoleChangeDocument = new TypedDocumentString(`
    mutation ConfirmRoleChange($input: DecideRoleChangeInput!) {
  confirmRoleChange(input: $input) {
    ...ChangedRole
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}
fragment ChangedRole on RoleChangeResult {
  __typename
  ... on RoleChangePayload {
    roleChange {
      ...Change
    }
  }
  ...Failure
}`) as unknown as TypedDocumentString<ConfirmRoleChangeMutation, ConfirmRoleChangeMutationVariables>;
export const RejectRoleChangeDocument = new TypedDocumentString(`
    mutation RejectRoleChange($input: DecideRoleChangeInput!) {
  rejectRoleChange(input: $input) {
    ...ChangedRole
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}
fragment ChangedRole on RoleChangeResult {
  __typename
  ... on RoleChangePayload {
    roleChange {
      ...Change
    }
  }
  ...Failure
}`) as unknown as TypedDocumentString<RejectRoleChangeMutation, RejectRoleChangeMutationVariables>;
export const WithdrawRoleChangeDocument = new TypedDocumentString(`
    mutation WithdrawRoleChange($input: DecideRoleChangeInput!) {
  withdrawRoleChange(input: $input) {
    ...ChangedRole
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Change on RoleChange {
  id
  email
  invitation
  fromRole
  toRole
  note
  status
  statusLabel
  requestedAt
  expiresAt
  decidedAt
  decisionNote
  user {
    id
    role
  }
  requestedBy {
    id
    email
  }
  decidedBy {
    id
    email
  }
}
fragment ChangedRole on RoleChangeResult {
  __typename
  ... on RoleChangePayload {
    roleChange {
      ...Change
    }
  }
  ...Failure
}`) as unknown as TypedDocumentString<WithdrawRoleChangeMutation, WithdrawRoleChangeMutationVariables>;
export const WebhookEndpointsDocument = new TypedDocumentString(`
    query WebhookEndpoints {
  webhookEndpoints {
    ...Endpoint
  }
}
    fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}`) as unknown as TypedDocumentString<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($first: Int, $after: String, $filter: WebhookDeliveryFilter) {
  webhookDeliveries(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...Delivery
      }
    }
    pageInfo {
      ...PageInfo
    }
    totalCount
  }
}
    fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Delivery on WebhookDelivery {
  id
  eventType
  test
  status
  statusLabel
  createdAt
  nextTryAt
  finishedAt
  endpoint {
    id
  }
  event {
    id
    cursor
    order {
      id
    }
  }
  attempts {
    startedAt
    durationMs
    httpStatus
    succeeded
    error
  }
}`) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const CreateWebhookEndpointDocument = new TypedDocumentString(`
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    __typename
    ...EndpointSecret
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}
fragment EndpointSecret on WebhookSecretPayload {
  endpoint {
    ...Endpoint
  }
  secret
}`) as unknown as TypedDocumentString<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    __typename
    ...EndpointSecret
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}
fragment EndpointSecret on WebhookSecretPayload {
  endpoint {
    ...Endpoint
  }
  secret
}`) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const UpdateWebhookEndpointDocument = new TypedDocumentString(`
    mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(input: $input) {
    __typename
    ...ChangedEndpoint
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}
fragment ChangedEndpoint on ChangeWebhookEndpointPayload {
  endpoint {
    ...Endpoint
  }
}`) as unknown as TypedDocumentString<UpdateWebhookEndpointMutation, UpdateWebhookEndpointMutationVariables>;
export const EnableWebhookEndpointDocument = new TypedDocumentString(`
    mutation EnableWebhookEndpoint($input: EnableWebhookEndpointInput!) {
  enableWebhookEndpoint(input: $input) {
    __typename
    ...ChangedEndpoint
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}
fragment ChangedEndpoint on ChangeWebhookEndpointPayload {
  endpoint {
    ...Endpoint
  }
}`) as unknown as TypedDocumentString<EnableWebhookEndpointMutation, EnableWebhookEndpointMutationVariables>;
export const DisableWebhookEndpointDocument = new TypedDocumentString(`
    mutation DisableWebhookEndpoint($input: DisableWebhookEndpointInput!) {
  disableWebhookEndpoint(input: $input) {
    __typename
    ...ChangedEndpoint
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Endpoint on WebhookEndpoint {
  id
  url
  description
  eventTypes
  selection
  locale
  status
  statusLabel
  disabledReason
  disabledAt
  failingSince
  previousSecretExpiresAt
  createdAt
  createdBy {
    id
    email
  }
}
fragment ChangedEndpoint on ChangeWebhookEndpointPayload {
  endpoint {
    ...Endpoint
  }
}`) as unknown as TypedDocumentString<DisableWebhookEndpointMutation, DisableWebhookEndpointMutationVariables>;
export const DeleteWebhookEndpointDocument = new TypedDocumentString(`
    mutation DeleteWebhookEndpoint($input: DeleteWebhookEndpointInput!) {
  deleteWebhookEndpoint(input: $input) {
    __typename
    ... on DeleteWebhookEndpointPayload {
      deletedId
    }
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<DeleteWebhookEndpointMutation, DeleteWebhookEndpointMutationVariables>;
export const RedeliverDocument = new TypedDocumentString(`
    mutation Redeliver($input: RedeliverInput!) {
  redeliver(input: $input) {
    __typename
    ...DeliveryMade
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Delivery on WebhookDelivery {
  id
  eventType
  test
  status
  statusLabel
  createdAt
  nextTryAt
  finishedAt
  endpoint {
    id
  }
  event {
    id
    cursor
    order {
      id
    }
  }
  attempts {
    startedAt
    durationMs
    httpStatus
    succeeded
    error
  }
}
fragment DeliveryMade on WebhookDeliveryPayload {
  delivery {
    ...Delivery
  }
}`) as unknown as TypedDocumentString<RedeliverMutation, RedeliverMutationVariables>;
export const SendTestEventDocument = new TypedDocumentString(`
    mutation SendTestEvent($input: SendTestEventInput!) {
  sendTestEvent(input: $input) {
    __typename
    ...DeliveryMade
    ...Failure
  }
}
    fragment Failure on UserError {
  code
  message
  ... on ValidationError {
    fields {
      path
      code
      message
    }
  }
}
fragment Delivery on WebhookDelivery {
  id
  eventType
  test
  status
  statusLabel
  createdAt
  nextTryAt
  finishedAt
  endpoint {
    id
  }
  event {
    id
    cursor
    order {
      id
    }
  }
  attempts {
    startedAt
    durationMs
    httpStatus
    succeeded
    error
  }
}
fragment DeliveryMade on WebhookDeliveryPayload {
  delivery {
    ...Delivery
  }
}`) as unknown as TypedDocumentString<SendTestEventMutation, SendTestEventMutationVariables>;