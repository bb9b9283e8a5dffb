import { apiKeyLabels } from "./labels/apiKey.js";
import { auditLabels } from "./labels/audit.js";
import { certificateLabels } from "./labels/certificate.js";
import { commonLabels } from "./labels/common.js";
import { mailLabels } from "./labels/mail.js";
import { orderLabels } from "./labels/order.js";
import { paymentLabels } from "./labels/payment.js";
import { policyLabels } from "./labels/policy.js";
import { revocationLabels } from "./labels/revocation.js";
import { userLabels } from "./labels/user.js";
import { webhookLabels } from "./labels/webhook.js";
import type { Labels, Locale } from "./messages.js";

export { revocationReasonHints, revocationReasonLabels } from "./labels/revocation.js";

/** The words for every enum value that people see. Those of the rules stand here exactly as there. */
export const labels = {
  ...orderLabels,
  ...certificateLabels,
  ...revocationLabels,
  ...paymentLabels,
  ...commonLabels,
  ...mailLabels,
  ...userLabels,
  ...apiKeyLabels,
  ...webhookLabels,
  ...policyLabels,
  ...auditLabels,
} as const satisfies Readonly<Record<string, Labels<string>>>;

export type EnumName = keyof typeof labels;
export type EnumValue<E extends EnumName> = keyof (typeof labels)[E] & string;

/** The word for one value of an enum: `label("OrderStatus", order.status, locale)`. */
export function label<E extends EnumName>(enumName: E, value: EnumValue<E>, locale: Locale): string {
  return (labels[enumName] as Labels<EnumValue<E>>)[value][locale];
}

/** Every word there is, for menus, filters and optimistic answers of clients. */
export function allLabels(locale: Locale): { enumName: EnumName; value: string; label: string }[] {
  return (Object.keys(labels) as EnumName[]).flatMap((enumName) =>
    Object.entries<Record<Locale, string>>(labels[enumName]).map(([value, words]) => ({
      enumName,
      value,
      label: words[locale],
    })),
  );
}
