import { type FieldFault, fault } from "./errors.js";
import { passwordFaults } from "./password.js";
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
  /** Null: he sets it himself, by a mail. */
  readonly initialPassword?: string | null | undefined;
}

/** An account that staff wants, as it came in. */
export interface NewAccountWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly code: string;
  readonly name: string;
  readonly administrator: FirstAdministrator;
}

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
    ...initialPasswordFaults(administrator),
  ];
}

function initialPasswordFaults({ initialPassword, email }: FirstAdministrator): FieldFault[] {
  if (initialPassword == null) return [];
  const path = ["administrator", "initialPassword"];
  return passwordFaults("initialPassword", initialPassword, { email }).map((each) => ({ ...each, path }));
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
