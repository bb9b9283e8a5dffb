import { all, anonymous, byRow, empty, hidden, open, type Right, refused } from "./right.js";

const money = byRow("APPROVAL_RIGHT_REQUIRED", "error.money.staffOnly")("STAFF");
const cancellation = byRow("APPROVAL_RIGHT_REQUIRED", "error.cancellation.staffOnly")("STAFF");
const newOrder = byRow("APPROVAL_RIGHT_REQUIRED", "error.orderDecision.right")("ACCOUNT_DECIDERS");
const revocation = byRow("APPROVAL_RIGHT_REQUIRED", "error.approvalRightRequired.decide")("DECIDERS");
const webhook = refused("NOT_FOUND", "error.webhook.notFound")("ADMINISTRATORS");
const desk = refused("FORBIDDEN", "error.desk.staffOnly")("STAFF");

/**
 * Who may use what (rules, section 7): every field of the three roots, and of each type that has fields for few, all. A field that does not stand here does not build (`guardSchema`); what each role
 * may is printed in docs/rights.md, and played against the server by test/api/rights.
 */
export const rights: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  Query: {
    account: all,
    accounts: all,
    approvalQueue: empty("DECIDERS"),
    cancellationPreview: all,
    certificate: all,
    certificates: all,
    changeAdvice: all,
    demoMails: all,
    financeTasks: empty("MONEY"),
    labels: open,
    node: anonymous,
    nodes: anonymous,
    order: all,
    orderEvents: all,
    orders: all,
    policies: empty("STAFF"),
    product: open,
    products: open,
    revocationRequest: all,
    revocationRequests: all,
    streamHead: all,
    unitBalances: empty("WHOLE_ACCOUNT"),
    viewer: anonymous,
    vouchers: all,
    webhookDeliveries: empty("ADMINISTRATORS"),
    webhookEndpoints: empty("ADMINISTRATORS"),
  },
  Mutation: {
    addNote: all,
    approveOrder: newOrder,
    approveRevocation: revocation,
    askForRevocationInfo: revocation,
    cancelOrder: all,
    cancelReissue: all,
    changeValidationMethod: all,
    checkDomainValidation: all,
    completeCancellation: cancellation,
    confirmRevocation: all,
    createAccount: desk,
    createKeyCompromiseChallenge: open,
    createProduct: desk,
    createWebhookEndpoint: refused("INVALID_STATE", "error.webhook.adminOnly")("ADMINISTRATORS"),
    deleteWebhookEndpoint: webhook,
    disableWebhookEndpoint: webhook,
    duplicateCertificate: all,
    enableWebhookEndpoint: webhook,
    issueVouchers: refused("INVALID_STATE", "error.voucher.staffOnly")("STAFF"),
    placeOrder: refused("INVALID_STATE", "error.placing.notAllowed")("CUSTOMERS"),
    provideRevocationInfo: all,
    publishPolicy: desk,
    recordOrganizationVetting: desk,
    recordPayment: money,
    recordRefund: money,
    redeliver: refused("NOT_FOUND", "error.webhook.deliveryNotFound")("ADMINISTRATORS"),
    refreshSession: open,
    refuseCancellation: cancellation,
    registerVoucher: refused("INVALID_STATE", "error.voucher.notCustomer")("CUSTOMERS"),
    reissue: all,
    rejectOrder: newOrder,
    rejectRevocation: revocation,
    reportKeyCompromise: open,
    requestManualRevocation: all,
    requestRevocation: all,
    resendEmail: all,
    rotateWebhookSecret: webhook,
    sendTestEvent: webhook,
    signIn: open,
    signOut: open,
    updateAccountSettings: refused("FORBIDDEN", "error.desk.staffOrAdminOnly")("STAFF_AND_ADMINISTRATORS"),
    updateWebhookEndpoint: webhook,
    withdrawCancellation: all,
    withdrawRevocation: all,
  },
  Subscription: {
    approvalQueueChanged: empty("DECIDERS"),
    orderEvents: all,
    orderStatusChanged: all,
  },
  Account: {
    allowsSelfApproval: all,
    approvesNewOrders: all,
    code: all,
    createdAt: all,
    id: all,
    name: all,
    organizationCountry: all,
    organizationLocality: all,
    organizationName: all,
    organizationVettedUntil: all,
    requiresStepUp: all,
    requiresTotp: all,
    vettingNote: hidden("STAFF"),
  },
  User: { email: all, id: all, name: all, role: all },
};

/** Root fields that need no sign-in: a token that is not good is no reason to refuse them (one of them renews it). */
export const openFields: ReadonlySet<string> = new Set([
  "__schema",
  "__type",
  "__typename",
  ...["Query", "Mutation", "Subscription"].flatMap((root) =>
    Object.entries(rights[root] ?? {}).flatMap(([field, { kind }]) => (kind === "OPEN" ? [field] : [])),
  ),
]);
