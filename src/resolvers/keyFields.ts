import type { ApiScope } from "../domain/apiKey.js";
import type { IdPrefix } from "../domain/ids.js";
import { openFields } from "./openFields.js";

/** The one table of which root fields a scope opens. A field that stands nowhere here is for no key; a test wants each in one place. */
export const fieldsOfScope = {
  ORDERS_READ: [
    "approvalQueue",
    "approvalQueueChanged",
    "cancellationPreview",
    "certificate",
    "certificates",
    "changeAdvice",
    "node",
    "nodes",
    "order",
    "orderEvents",
    "orders",
    "orderStatusChanged",
    "revocationRequest",
    "revocationRequests",
    "streamHead",
    "unitBalances",
    "vouchers",
  ],
  ORDERS_WRITE: [
    "addNote",
    "cancelOrder",
    "cancelReissue",
    "changeValidationMethod",
    "checkDomainValidation",
    "duplicateCertificate",
    "placeOrder",
    "registerVoucher",
    "reissue",
    "resendEmail",
    "withdrawCancellation",
  ],
  REVOCATIONS_WRITE: [
    "confirmRevocation",
    "provideRevocationInfo",
    "requestManualRevocation",
    "requestRevocation",
    "withdrawRevocation",
  ],
  DECISIONS_WRITE: [
    "approveOrder",
    "approveRevocation",
    "askForRevocationInfo",
    "completeCancellation",
    "refuseCancellation",
    "rejectOrder",
    "rejectRevocation",
  ],
  MONEY_WRITE: ["financeTasks", "issueVouchers", "recordPayment", "recordRefund"],
  WEBHOOKS_WRITE: [
    "createWebhookEndpoint",
    "deleteWebhookEndpoint",
    "disableWebhookEndpoint",
    "enableWebhookEndpoint",
    "redeliver",
    "rotateWebhookSecret",
    "sendTestEvent",
    "updateWebhookEndpoint",
    "webhookDeliveries",
    "webhookEndpoints",
  ],
  // Introspection is open where it is on; `Admission` lets it through elsewhere.
  SCHEMA_READ: [],
} as const satisfies Record<ApiScope, readonly string[]>;

/** For no key, whatever its scopes: people, their rights, sign-ins and keys; what the desk keeps of accounts, and the audit; and mails, which may hold secrets. */
export const sessionFields: readonly string[] = [
  "account",
  "accounts",
  "apiKeys",
  "auditLog",
  "beginTotp",
  "changePassword",
  "confirmRoleChange",
  "confirmTotp",
  "createAccount",
  "createApiKey",
  "createProduct",
  "demoMails",
  "disableTotp",
  "disableUser",
  "enableUser",
  "endOtherSessions",
  "endSession",
  "inviteUser",
  "policies",
  "publishPolicy",
  "recordOrganizationVetting",
  "rejectRoleChange",
  "requestRoleChange",
  "resendInvitation",
  "revokeApiKey",
  "roleChanges",
  "stepUp",
  "updateAccountSettings",
  "users",
  "withdrawInvitation",
  "withdrawRoleChange",
];

/** For every key: what needs no sign-in, and who it is. */
export const everyKeysFields: ReadonlySet<string> = new Set([...openFields, "viewer"]);

/** What `node` finds for keys as the root fields say: nothing of what is for no key, and of webhooks to those that may set them up. */
const scopesOfNode: Partial<Record<IdPrefix, readonly ApiScope[]>> = {
  apk: [],
  aud: [],
  rch: [],
  ses: [],
  whd: ["WEBHOOKS_WRITE"],
  whe: ["WEBHOOKS_WRITE"],
};

/** @param scopes of a key; null: somebody who has signed in */
export function findsNode(scopes: readonly ApiScope[] | null, prefix: IdPrefix): boolean {
  const wanted = scopes === null ? undefined : scopesOfNode[prefix];
  return wanted === undefined || wanted.some((scope) => scopes?.includes(scope));
}

/** The first of the root fields that the scopes do not open; null: they open all. */
export function closedTo(scopes: readonly ApiScope[], rootFields: ReadonlySet<string>): string | null {
  const opened = new Set<string>(scopes.flatMap((scope) => [...fieldsOfScope[scope]]));
  return [...rootFields].find((field) => !everyKeysFields.has(field) && !opened.has(field)) ?? null;
}
