import { advice } from "./advice.js";
import { apiKeys } from "./apiKeys.js";
import { dcv } from "./dcv.js";
import { desk } from "./desk.js";
import { errors } from "./errors.js";
import { events } from "./events.js";
import { identity } from "./identity.js";
import { keys } from "./keys.js";
import { mailing } from "./mailing.js";
import type { Locale } from "./messages.js";
import { money } from "./money.js";
import { ordering } from "./ordering.js";
import { pki } from "./pki.js";
import { reissue } from "./reissue.js";
import { wordOf } from "./statusWords.js";
import { users } from "./users.js";
import { webhooks } from "./webhooks.js";

const catalogue = {
  ...errors,
  ...events,
  ...pki,
  ...dcv,
  ...identity,
  ...money,
  ...keys,
  ...reissue,
  ...ordering,
  ...advice,
  ...mailing,
  ...webhooks,
  ...desk,
  ...users,
  ...apiKeys,
} as const;

export type MessageKey = keyof typeof catalogue;

/** The sentence of a key in one language, its braces filled; those without a value stay visible. */
export function say(key: MessageKey, locale: Locale, values: Readonly<Record<string, string | number>> = {}): string {
  return catalogue[key][locale].replace(/\{(\w+)\}/g, (braces, name: string) =>
    name in values ? wordOf(values[name] ?? "", locale) : braces,
  );
}

/** Every key, for the tests of completeness. */
export const messageKeys = Object.keys(catalogue) as MessageKey[];
