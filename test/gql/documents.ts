/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether an order is new or renews another. Given by `renewalOfOrderNumber` when it is placed. */
export type ApplicationType =
  /** 新規: an order of its own. */
  | 'NEW'
  /** 更新: goes on from an earlier order. */
  | 'RENEWAL';

/** Which request is approved. */
export type ApproveRevocationInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Kept with the decision. */
  note?: string | null | undefined;
  /** The revocation request. */
  requestId: string;
};

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

/** Where the key of a code signing certificate lives. Given when the order is placed. */
export type HardwareToken =
  /** 既存のトークン: a token of an earlier order serves again. */
  | 'EXISTING'
  /** 新しいトークン: a token comes with the order. */
  | 'NEW';

/** Languages of labels and messages. Japanese unless the viewer asks otherwise. */
export type Locale =
  /** 英語: by `locale: EN` or `Accept-Language: en`. */
  | 'EN'
  /** 日本語: the default. */
  | 'JA';

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
  /** 入金の記録: `recordPayment`, by staff, when a transfer has come in. */
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

/** Which session goes on. */
export type RefreshSessionInput = {
  /** The newest one; each serves once. */
  refreshToken: string;
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

/** What to revoke, and why. */
export type RequestRevocationInput = {
  /** Must be the order's common name; a guard against revoking the wrong one. */
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

/** Who asks for a revocation, all three mandatory. */
export type RequesterInput = {
  /** 会社名. */
  company: string;
  /** 担当者名. */
  contactName: string;
  /** 電話番号. */
  phone: string;
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

/** Who signs in. */
export type SignInInput = {
  /** The registered mail address. */
  email: string;
  /** The password; never stored nor logged. */
  password: string;
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
  /** コモンネームの不一致: the common name is not that of the order. */
  | 'COMMON_NAME_MISMATCH'
  /** 確認情報が無効: the consequences shown are not those of now; show them again. */
  | 'CONFIRMATION_INVALID'
  /** サインイン情報の誤り: wrong mail address, password or refresh token. */
  | 'CREDENTIALS_INVALID'
  /** CSRの誤り: the certificate signing request cannot be used. */
  | 'CSR_INVALID'
  /** 使用できないドメイン: no certificate is issued for this name. */
  | 'DOMAIN_NOT_ALLOWED'
  /** 根拠の提示が必要: a key compromise wants a description or a proof. */
  | 'EVIDENCE_REQUIRED'
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
  /** ユニットの不足: the account has no units of this product left. */
  | 'UNITS_EXHAUSTED'
  /** 入力内容の誤り: the input is not as it must be, field by field. */
  | 'VALIDATION'
  /** 使用できないバウチャー: the voucher is unknown, used, expired or for another product. */
  | 'VOUCHER_INVALID';

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

/** Which request is taken back. */
export type WithdrawRevocationInput = {
  /** `version` that was shown; if it has grown: STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Kept with the request. */
  note?: string | null | undefined;
  /** The revocation request. */
  requestId: string;
};

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


export type ApprovalQueueChangedSubscription = { approvalQueueChanged: { id: string, cursor: string, sequence: number, previousRequestStatus: RevocationStatus | null, requestStatus: RevocationStatus, request: { id: string, version: number, status: RevocationStatus }, order: { id: string, number: string } } };

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


export type OrderQuery = { order: { statusLabel: string, id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null, account: { id: string, name: string }, placedBy: { id: string, email: string } | null, product: { id: string, code: string, name: string }, policy: { id: string, brand: string, version: number }, payment: { id: string, method: PaymentMethod, status: PaymentStatus, voucherCode: string | null, amount: { value: number, currency: string } }, domainValidations: Array<{ id: string, domain: string, method: ValidationMethod, status: ValidationStatus, location: string | null, value: string | null, lastError: string | null, expiresAt: string }>, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }>, currentCertificate: { id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null } | null, revocationRequests: Array<{ id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }>, revocationReasons: Array<{ reason: RevocationReason, label: string, evidenceRequired: boolean }>, availableActions: Array<{ action: OrderAction, allowed: boolean, reasonCode: UserErrorCode | null, reason: string | null, opensAt: string | null, deadline: string | null }> } | null };

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

export type RequestRevocationMutationVariables = Exact<{
  input: RequestRevocationInput;
}>;


export type RequestRevocationMutation = { requestRevocation:
    | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
    | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    | { __typename: 'RequestRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
    | { __typename: 'RevocationAlreadyOpenError', code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type ApproveRevocationMutationVariables = Exact<{
  input: ApproveRevocationInput;
}>;


export type ApproveRevocationMutation = { approveRevocation:
    | { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
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
       }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RejectRevocationMutationVariables = Exact<{
  input: RejectRevocationInput;
}>;


export type RejectRevocationMutation = { rejectRevocation:
    | { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
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
       }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type WithdrawRevocationMutationVariables = Exact<{
  input: WithdrawRevocationInput;
}>;


export type WithdrawRevocationMutation = { withdrawRevocation:
    | { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } }
    | { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } }
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
       }
    | { __typename: 'ValidationError', code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> }
   };

export type RevocationRequestQueryVariables = Exact<{
  id: string;
  locale?: Locale | null | undefined;
}>;


export type RevocationRequestQuery = { revocationRequest: { statusLabel: string, reasonLabel: string, id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, availableActions: Array<{ action: RevocationAction, allowed: boolean, reasonCode: UserErrorCode | null, reason: string | null }>, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> } | null };

export type ApprovalQueueQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApprovalQueueQuery = { approvalQueue: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

type Decision_AlreadyDecidedError_Fragment = { __typename: 'AlreadyDecidedError', decidedAt: string, decision: RevocationStatus, code: UserErrorCode, message: string, request: { id: string } };

type Decision_DecideRevocationPayload_Fragment = { __typename: 'DecideRevocationPayload', request: { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> }, order: { id: string, number: string, version: number, eventSequence: number, status: OrderStatus, closure: OrderClosure | null, pendingReasons: Array<PendingReason>, applicationType: ApplicationType, commonName: string, subjectAlternativeNames: Array<string>, contactEmail: string, approverEmail: string | null, createdAt: string, firstIssuedAt: string | null, coverageEndsAt: string | null } };

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

export type RevocationRequestFragment = { id: string, version: number, status: RevocationStatus, wholeOrder: boolean, reason: RevocationReason, description: string | null, keyCompromiseProven: boolean, requestedAt: string, deadlineAt: string, decidedAt: string | null, decisionNote: string | null, completedAt: string | null, requester: { company: string, contactName: string, phone: string } | null, requestedBy: { id: string, email: string } | null, decidedBy: { id: string, email: string } | null, certificates: Array<{ id: string, kind: CertificateKind, status: CertificateStatus, serialNumber: string, commonName: string, subjectAlternativeNames: Array<string>, notBefore: string, notAfter: string, sha256Fingerprint: string, revokedAt: string | null, revocationReason: RevocationReason | null, crlPublishedAt: string | null }> };

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

type Failure_NotFoundError_Fragment = { code: UserErrorCode, message: string };

type Failure_RateLimitedError_Fragment = { code: UserErrorCode, message: string };

type Failure_RefusedError_Fragment = { code: UserErrorCode, message: string };

type Failure_RevocationAlreadyOpenError_Fragment = { code: UserErrorCode, message: string };

type Failure_StaleVersionError_Fragment = { code: UserErrorCode, message: string };

type Failure_ValidationError_Fragment = { code: UserErrorCode, message: string, fields: Array<{ path: Array<string>, code: UserErrorCode, message: string }> };

export type FailureFragment =
  | Failure_AlreadyDecidedError_Fragment
  | Failure_NotFoundError_Fragment
  | Failure_RateLimitedError_Fragment
  | Failure_RefusedError_Fragment
  | Failure_RevocationAlreadyOpenError_Fragment
  | Failure_StaleVersionError_Fragment
  | Failure_ValidationError_Fragment
;

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
export const PageInfoFragmentDoc = new TypedDocumentString(`
    fragment PageInfo on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageInfo"}) as unknown as TypedDocumentString<PageInfoFragment, unknown>;
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
export const RevocationRequestFragmentDoc = new TypedDocumentString(`
    fragment RevocationRequest on RevocationRequest {
  id
  version
  status
  wholeOrder
  reason
  description
  keyCompromiseProven
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