/**
 * What everybody sees of a row that he may see at all: the fields of each type whose fields are not apart by role (those stand in `rights.ts`). A field that stands in neither does not build (`guardSchema`), so
 * nobody adds one without having thought of who reads it. Connections, edges, payloads and errors have only what they carry.
 */
export const rowFields: Readonly<Record<string, string>> = {
  ActionAvailability: "action allowed deadline onlyForReason opensAt reason reasonCode",
  ApiKey: "createdAt expiresAt hint id lastUsedAt name revokedAt scopes user",
  AuditChange: "after before field subjectId",
  AuditRecord:
    "account address changes command how howLabel id occurredAt outcome principal requestId role subjects user",
  Cancellation: "closingNote completedAt dueAt id order receivedAt refundable staffNote status",
  CancellationChanged: "actor cancellation cancellationStatus cursor id occurredAt order sequence summary",
  CancellationPreview:
    "action allowed certificatesRevoked confirmationToken confirmationTokenExpiresAt lines onlyForReason outcome reason reasonCode refundable windowClosesAt",
  Certificate:
    "availableActions commonName crlPublishedAt download id kind notAfter notBefore order pem replacedBy replaces revocationReason revokedAt scheduledRevocationAt serialNumber sha256Fingerprint status statusLabel subjectAlternativeNames",
  CertificateChanged: "actor certificate certificateStatus cursor id occurredAt order sequence summary",
  ChangeAdvice: "cancelNeeded change explanation procedure",
  DemoMail: "createdAt htmlBody kind recipient subject textBody",
  DomainValidation: "domain expiresAt id lastError location method order status value",
  EnumLabel: "enumName label value",
  FieldProblem: "code message path",
  FinanceTask: "action amount order payableFrom settlement since",
  Money: "currency value",
  Note: "author createdAt id order text",
  Order:
    "account applicationType approverEmail availableActions cancellation certificates closure commonName contactEmail coverageEndsAt createdAt currentCertificate decidedAt decidedBy decisionNote domainValidations eventSequence events firstIssuedAt id licenseCount mails notes number payment pendingReasons placedBy policy product renewalOf renewedBy revocationReasons revocationRequests settlement status statusLabel subjectAlternativeNames version",
  OrderMail: "createdAt kind kindLabel recipient sentAt status statusLabel",
  OrderStatusChanged: "actor cursor id occurredAt order previousStatus sequence status statusLabel summary",
  OrderStatusCount: "count status statusLabel",
  OrderUpdated: "actor aspect cursor id occurredAt order sequence summary",
  PageInfo: "endCursor hasNextPage hasPreviousPage startCursor",
  Payment: "amount id method status voucherCode",
  Policy:
    "brand cancellationCompletedByStaff cancellationMail cancellationWindowCountsIssueDay cancellationWindowDays cardClosingDay cardRefundWaitsAfterClosing id keyCompromiseNeedsEvidence paymentMethods reasonWords reissueMayChangeCommonName reissueRevokesPreviousAfterHours reissueRevokesPreviousOnlyIfNameRemoved renewalCarriesRemainingTime renewalWindowDays revocationDecider revocationMail revocationNeedsApproval revocationNeedsDomainConfirmation revokingOrderInWindowIsCancellation timeZone version",
  Product: "code id kind name policy price selfServiceRevocation validationLevel",
  Requester: "company contactName phone",
  RevocationActionAvailability: "action allowed reason reasonCode",
  RevocationReasonOption: "evidenceRequired hint label reason",
  RevocationRequest:
    "approvalSkipped availableActions certificates completedAt deadlineAt decidedAt decidedBy decisionNote description domainConfirmations events id infoQuestion keyCompromiseProven order reason reasonLabel requestedAt requestedBy requester staffNote status statusLabel version wholeOrder",
  RevocationRequestChanged:
    "actor cursor id inQueue occurredAt order previousRequestStatus request requestStatus sequence statusLabel summary",
  RoleChange:
    "decidedAt decidedBy decisionNote email expiresAt fromRole id invitation note requestedAt requestedBy status statusLabel toRole user",
  Session: "address current id lastUsedAt openedAt userAgent",
  Settlement: "id lines order outcome settledAt",
  SettlementLine: "amount description outcome refundable",
  UnitBalance: "id product purchased remaining",
  Viewer: "account id permissions sessions totpEnabled user",
  Voucher: "code expiresAt id product status statusLabel usedAt usedByOrder",
  WebhookAttempt: "durationMs error httpStatus startedAt succeeded",
  WebhookDelivery: "attempts createdAt endpoint event eventType finishedAt id nextTryAt status statusLabel test",
  WebhookEndpoint:
    "createdAt createdBy description disabledAt disabledReason eventTypes failingSince id locale previousSecretExpiresAt selection status statusLabel url",
};
