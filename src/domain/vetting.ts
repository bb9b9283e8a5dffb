import { type FieldFault, fault } from "./errors.js";
import { proseFault, textFault, trimmed } from "./textField.js";

/** What stands in certificates of an account (OV, EV, and whatever is not for servers). */
export interface Organization {
  readonly name: string;
  readonly locality: string;
  readonly country: string;
}

/** What staff has vetted, as it came in. */
export interface VettingWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly accountId: string;
  readonly vettedUntil: Date;
  readonly note: string;
  /** Null: the one that the account has. */
  readonly organization?: Organization | null | undefined;
}

/** D14: a record serves 398 days. */
const mostDays = 398;
const DAY = 86_400_000;

/** Everything that is wrong with the form, field by field. */
export function vettingFaults({ vettedUntil, note, organization }: VettingWish, now: Date): FieldFault[] {
  const days = (vettedUntil.getTime() - now.getTime()) / DAY;
  return [
    ...(days > 0 && days <= mostDays ? [] : [fault("vettedUntil", "error.vetting.until", { most: mostDays })]),
    ...(trimmed(note) === null ? [fault("note", "error.field.required")] : proseFault("note", note)),
    ...(organization == null ? [] : organizationFaults(organization)),
  ];
}

/** RFC 5280, appendix A.1: what does not fit would be refused by the CA, when the order is to be issued. */
function organizationFaults({ name, locality, country }: Organization): FieldFault[] {
  return [
    ...textFault(["organization", "name"], name, 64),
    ...textFault(["organization", "locality"], locality, 128),
    ...(/^[A-Z]{2}$/.test(country) ? [] : [fault(["organization", "country"], "error.field.country")]),
  ];
}

/** What an account has, when all of it is there. */
export function knownOrganization(account: {
  readonly organizationName: string | null;
  readonly organizationLocality: string | null;
  readonly organizationCountry: string | null;
}): Organization | null {
  const { organizationName: name, organizationLocality: locality, organizationCountry: country } = account;
  return name === null || locality === null || country === null ? null : { name, locality, country };
}
