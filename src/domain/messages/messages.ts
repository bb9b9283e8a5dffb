import { enumOf } from "../enumOf.js";

/** The languages of the desk. */
export const Locale = enumOf("JA", "EN");
export type Locale = keyof typeof Locale;

/** Sentences of one area in both languages; `{name}` is filled from the values. A missing language does not compile. */
export type Messages = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

/** The words for each value of one enum, in both languages. A missing value or language does not compile. */
export type Labels<Value extends string> = Readonly<Record<Value, Readonly<Record<Locale, string>>>>;

/** A mail in one language. Of the lines those are left out of which a brace has no value. */
export interface MailText {
  readonly subject: string;
  readonly lines: readonly string[];
}
