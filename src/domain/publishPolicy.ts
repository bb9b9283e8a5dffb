import { Temporal } from "temporal-polyfill";
import { isShortName } from "./account.js";
import { type FieldFault, fault } from "./errors.js";
import type { PolicyTerms } from "./policy.js";
import { rangeFault } from "./rangeFault.js";

/** The rules of a brand that staff wants from now on, as they came in; the version is counted. */
export interface PublishPolicyWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly brand: string;
  readonly terms: NewTerms;
  /** Codes of the products that move to it. */
  readonly productCodes: readonly string[];
}
type Columns = Omit<PolicyTerms, "brand" | "version">;
type WithoutNull = "reissueRevokesPreviousAfterHours" | "cardClosingDay";
/** Null and left out are the same. */
export type NewTerms = Omit<Columns, WithoutNull> & { readonly [C in WithoutNull]?: number | null | undefined };

const mostProducts = 100;
const days = { least: 1, most: 366 };
/** A month: nobody means to leave what was replaced longer than that, but for ever (null). */
const hours = { least: 0, most: 720 };
const dayOfMonth = { least: 1, most: 31 };

/** Everything that is wrong with the form, field by field. */
export function publishPolicyFaults({ brand, terms, productCodes }: PublishPolicyWish): FieldFault[] {
  const codes = new Set(productCodes);
  return [
    ...(isShortName(brand) ? [] : [fault("brand", "error.policy.brand")]),
    ...termsFaults(terms),
    ...(productCodes.length <= mostProducts && codes.size === productCodes.length
      ? []
      : [fault("productCodes", "error.product.named", { most: mostProducts })]),
  ];
}

function termsFaults(terms: NewTerms): FieldFault[] {
  const { paymentMethods, timeZone } = terms;
  const isSet = paymentMethods.length > 0 && new Set(paymentMethods).size === paymentMethods.length;
  return [
    ...inTerms("cancellationWindowDays", terms.cancellationWindowDays, days),
    ...inTerms("renewalWindowDays", terms.renewalWindowDays, days),
    ...inTerms("reissueRevokesPreviousAfterHours", terms.reissueRevokesPreviousAfterHours, hours),
    ...inTerms("cardClosingDay", terms.cardClosingDay, dayOfMonth),
    ...(isSet ? [] : [fault(["terms", "paymentMethods"], "error.policy.paymentMethods")]),
    ...(isTimeZone(timeZone) ? [] : [fault(["terms", "timeZone"], "error.policy.timeZone")]),
  ];
}

/** Null where the column has a meaning for it. */
function inTerms(column: keyof NewTerms, value: number | null | undefined, range: typeof days): FieldFault[] {
  return value == null ? [] : rangeFault(["terms", column], value, range);
}

/** By the library that reckons with it; an offset such as +09:00 has no name for people. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== "";
  } catch {
    return false;
  }
}
