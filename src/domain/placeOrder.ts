import { type FieldFault, fault } from "./errors.js";
import type { PaymentMethod } from "./payment.js";
import type { PolicyTerms } from "./policy.js";
import { type HardwareToken, hasDomains, type ProductKind } from "./product.js";
import { emailFault, textFault, trimmed } from "./textField.js";
import type { ValidationMethod } from "./validation.js";

/** What a customer asks for, as it came in. Omitted and null are the same. */
export interface PlaceOrderWish {
  readonly idempotencyKey: string;
  readonly productCode: string;
  readonly csr: string;
  readonly subjectAlternativeNames?: readonly string[] | null | undefined;
  readonly contactEmail: string;
  readonly approverEmail?: string | null | undefined;
  readonly validationMethod?: ValidationMethod | null | undefined;
  readonly hardwareToken?: HardwareToken | null | undefined;
  readonly termYears?: number | null | undefined;
  readonly licenseCount?: number | null | undefined;
  readonly renewalOfOrderNumber?: string | null | undefined;
  readonly payment: {
    readonly method: PaymentMethod;
    readonly voucherCode?: string | null | undefined;
    readonly cardToken?: string | null | undefined;
  };
}

/** A subject's common name has at most 64 characters (RFC 5280 appendix A, ub-common-name). */
export const maxCommonName = 64;

/** Everything that is wrong with the form of an order, field by field. */
export function placeOrderFaults(
  wish: PlaceOrderWish,
  product: { readonly kind: ProductKind; readonly priceValue: number | null },
  policy: PolicyTerms,
): FieldFault[] {
  return [
    ...textFault("idempotencyKey", wish.idempotencyKey, 255),
    ...emailFault("contactEmail", wish.contactEmail),
    ...validationFaults(wish, product.kind),
    ...tokenFaults(wish, product.kind),
    ...termFaults(wish),
    ...licenseFaults(wish),
    ...paymentFaults(wish, product, policy),
  ];
}

/** SERVER products are validated by a method, others have no domain (D14); approverEmail goes with EMAIL alone (D15). */
function validationFaults(wish: PlaceOrderWish, kind: ProductKind): FieldFault[] {
  const { validationMethod } = wish;
  const approver = trimmed(wish.approverEmail);
  if (!hasDomains(kind)) return approver === null ? [] : [fault("approverEmail", "error.field.notForProduct")];
  if (validationMethod == null) return [fault("validationMethod", "error.field.required")];
  if (validationMethod === "EMAIL") return emailFault("approverEmail", approver);
  return approver === null ? [] : [fault("approverEmail", "error.field.notForMethod")];
}

function tokenFaults(wish: PlaceOrderWish, kind: ProductKind): FieldFault[] {
  const signing = kind === "CODE_SIGNING" || kind === "EV_CODE_SIGNING";
  return wish.hardwareToken == null || signing ? [] : [fault("hardwareToken", "error.field.notForProduct")];
}

/** D7: one to three years. */
function termFaults({ termYears }: PlaceOrderWish): FieldFault[] {
  return termYears == null || (termYears >= 1 && termYears <= 3) ? [] : [fault("termYears", "error.termYears")];
}

/** Most licences of one order: beyond it a customer talks to the desk. */
const mostLicenses = 100;

/** C32: a voucher is good for one licence; whoever wants more registers more vouchers. */
function licenseFaults({ licenseCount, payment }: PlaceOrderWish): FieldFault[] {
  const count = licenseCount ?? 1;
  if (count < 1 || count > mostLicenses) return [fault("licenseCount", "error.licenseCount", { most: mostLicenses })];
  return count > 1 && payment.method === "VOUCHER" ? [fault("licenseCount", "error.licenseCount.voucher")] : [];
}

/** A price that is agreed by contract is nothing that a card could be charged: it would be bought for nothing. */
function paymentFaults(
  { payment }: PlaceOrderWish,
  { priceValue }: { readonly priceValue: number | null },
  policy: PolicyTerms,
): FieldFault[] {
  if (!policy.paymentMethods.includes(payment.method))
    return [fault(["payment", "method"], "error.payment.method", { methods: policy.paymentMethods.join(", ") })];
  if (payment.method === "CREDIT_CARD" && priceValue === null)
    return [fault(["payment", "method"], "error.payment.byContract")];
  const code = trimmed(payment.voucherCode);
  if (payment.method === "VOUCHER") return textFault(["payment", "voucherCode"], code, 64);
  return code === null ? [] : [fault(["payment", "voucherCode"], "error.field.notForMethod")];
}
