import { type FieldFault, fault } from "./errors.js";
import { emailFault, textFault } from "./textField.js";

/** What an account decides for itself. */
export interface AccountSettings {
  readonly name: string;
  readonly approvesNewOrders: boolean;
  readonly allowsSelfApproval: boolean;
  readonly requiresStepUp: boolean;
  readonly requiresTotp: boolean;
}

/** The first of an account's people: an administrator, who makes the others. */
export interface FirstAdministrator {
  readonly name: string;
  readonly email: string;
  readonly initialPassword: string;
}

/** An account that staff wants, as it came in. */
export interface NewAccountWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly code: string;
  readonly name: string;
  readonly administrator: FirstAdministrator;
}

/** Characters of a password. Longer ones than the least are welcome; NIST SP 800-63B wants no other rules. */
const password = { least: 12, most: 256 };
const longestName = 128;

/** A short name for programs and people: of an account, of a brand. */
export const isShortName = (text: string): boolean => /^[a-z][a-z0-9-]{1,31}$/.test(text);

/** Everything that is wrong with the form, field by field. */
export function newAccountFaults({ code, name, administrator }: NewAccountWish): FieldFault[] {
  return [
    ...(isShortName(code) ? [] : [fault("code", "error.account.code")]),
    ...textFault("name", name, longestName),
    ...textFault(["administrator", "name"], administrator.name, longestName),
    ...emailFault(["administrator", "email"], administrator.email),
    ...passwordFaults(administrator),
  ];
}

function passwordFaults({ initialPassword, email }: FirstAdministrator): FieldFault[] {
  const length = [...initialPassword].length;
  const fits = length >= password.least && length <= password.most && !/^\s*$/.test(initialPassword);
  const isEmail = initialPassword.trim().toLowerCase() === email.trim().toLowerCase();
  return fits && !isEmail ? [] : [fault(["administrator", "initialPassword"], "error.password.form", password)];
}

/** What is not given stays as it is. */
export function settingsFaults({ name }: Partial<AccountSettings>): FieldFault[] {
  return name === undefined ? [] : textFault("name", name, longestName);
}

/** Null and left out are the same: no change. */
export function changedSettings(
  wish: {
    readonly [K in keyof AccountSettings]?: AccountSettings[K] | null | undefined;
  },
): Partial<AccountSettings> {
  const { name, approvesNewOrders, allowsSelfApproval, requiresStepUp, requiresTotp } = wish;
  const given = { name: name?.trim(), approvesNewOrders, allowsSelfApproval, requiresStepUp, requiresTotp };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
}
