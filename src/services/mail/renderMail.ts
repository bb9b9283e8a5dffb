import type { Message } from "../../domain/errors.js";
import { say } from "../../domain/messages/catalogue.js";
import { mailFrame } from "../../domain/messages/mailFrame.js";
import { type MailTemplate, type MailText, mailTexts } from "../../domain/messages/mailTexts.js";
import type { Locale } from "../../domain/messages/messages.js";
import { wordOf } from "../../domain/messages/statusWords.js";

/** What fills the braces. A Date is written as people of the policy's zone read it, a message in the language of the line. */
export type MailValues = Readonly<Record<string, string | number | Date | Message>>;

export interface MailContent {
  /** One line, whatever the values hold: no header can be injected. */
  readonly subject: string;
  readonly textBody: string;
  /** The same words, its links made to be followed. */
  readonly htmlBody: string;
}

/** A mail in both languages, Japanese first. Pure: the same values, the same bytes. @param timeZone of the order's policy, or of the desk */
export function renderMail(template: MailTemplate, values: MailValues, timeZone: string): MailContent {
  const { JA, EN }: Readonly<Record<Locale, MailText>> = mailTexts[template];
  const paragraphs = (locale: Locale, { subject, lines }: MailText) => [
    `${subject}`,
    ...[mailFrame[locale].greeting, ...lines, mailFrame[locale].identity.join("\n")].flatMap((line) =>
      filled(line, values, { locale, timeZone }),
    ),
  ];
  const japanese = paragraphs("JA", JA);
  const english = paragraphs("EN", EN);
  return {
    subject: oneLine(`${JA.subject} / ${EN.subject}${orderOf(values)}`),
    textBody: `${[...japanese, rule, ...english].join("\n\n")}\n`,
    htmlBody: page(japanese, english),
  };
}

/** Nothing in a mail that is about no order. */
const orderOf = ({ number, commonName }: MailValues) => (number === undefined ? "" : ` [${number}] ${commonName}`);

const rule = "-".repeat(40);

interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Nothing when a brace has no value. */
function filled(line: string, values: MailValues, reader: Reader): string[] {
  const names = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (names.some((name) => values[name] === undefined || values[name] === "")) return [];
  return [line.replace(/\{(\w+)\}/g, (_, name: string) => worded(values[name] ?? "", reader))];
}

function worded(value: MailValues[string], { locale, timeZone }: Reader): string {
  if (value instanceof Date)
    return new Intl.DateTimeFormat(locale === "JA" ? "ja-JP" : "en-GB", {
      timeZone,
      dateStyle: "long",
      timeStyle: "long",
      hourCycle: "h23",
    }).format(value);
  if (typeof value === "object") return printable(say(value.key, locale, value.values));
  return printable(wordOf(value, locale));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Lines of text as they are, without what could hide or turn them. */
const printable = (text: string) => text.replace(/\r\n?/g, "\n").replace(control, "");

/** Fit for a header: one line of at most 200 characters. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/gu, " ")).trim().slice(0, 200);
}

function page(japanese: readonly string[], english: readonly string[]): string {
  const part = (lang: string, [title = "", ...paragraphs]: readonly string[]) =>
    `<section lang="${lang}"><h2>${marked(title)}</h2>\n${paragraphs.map((text) => `<p>${marked(text)}</p>`).join("\n")}</section>`;
  return `<!doctype html>\n<html lang="ja"><meta charset="utf-8"><body style="font: 16px/1.7 sans-serif">\n${part("ja", japanese)}\n<hr>\n${part("en", english)}\n</body></html>\n`;
}

function marked(text: string): string {
  const safe = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return safe
    .replace(/^https?:\/\/\S+$/g, (address) => `<a href="${address}">${address}</a>`)
    .replaceAll("\n", "<br>\n");
}
