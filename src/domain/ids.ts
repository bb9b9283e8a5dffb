/** Public ids are opaque prefixed text; the prefix says what `node(id)` looks for. */
export const idPrefixes = {
  acc: "Account",
  usr: "User",
  vwr: "Viewer",
  prd: "Product",
  pol: "Policy",
  ord: "Order",
  pay: "Payment",
  dcv: "DomainValidation",
  crt: "Certificate",
  rev: "RevocationRequest",
  can: "Cancellation",
  stl: "Settlement",
  evt: "OrderEvent",
  ses: "Session",
  vch: "Voucher",
  unt: "UnitBalance",
  job: "Issuance",
  rei: "Reissue",
  mai: "Mail",
  not: "Note",
  chl: "KeyCompromiseChallenge",
  crd: "CardAuthorization",
  whe: "WebhookEndpoint",
  whd: "WebhookDelivery",
  vet: "OrganizationVetting",
  pwr: "PasswordReset",
  aud: "AuditRecord",
  rch: "RoleChange",
  apk: "ApiKey",
} as const;

export type IdPrefix = keyof typeof idPrefixes;

/** The prefix of a public id, or null when it is none of ours. */
export function prefixOf(id: string): IdPrefix | null {
  const match = /^([a-z]{3})_[0-9a-z]{1,40}$/.exec(id);
  const prefix = match?.[1];
  return prefix !== undefined && prefix in idPrefixes ? (prefix as IdPrefix) : null;
}
