import { type EnumName, type EnumValue, labels } from "./labels.js";
import type { Locale } from "./messages.js";

/** A value of a message that is an enum's word: kept as a reference, said in the reader's language by `say`. */
export function statusWords<E extends EnumName>(
  enumName: E,
  value: EnumValue<E>,
  name = "status",
): Record<string, string> {
  return { [name]: `@${enumName}.${value}` };
}

/** The word behind such a reference; anything else is itself. */
export function wordOf(value: string | number, locale: Locale): string {
  const match = /^@(\w+)\.(\w+)$/.exec(String(value));
  const words = labels as Readonly<Record<string, Readonly<Record<string, Readonly<Record<Locale, string>>>>>>;
  return (match && words[match[1] ?? ""]?.[match[2] ?? ""]?.[locale]) ?? String(value);
}
