import type { Locale } from "../domain/messages/messages.js";

/**
 * The language of an `Accept-Language` header (RFC 9110 12.5.4), or of `locale` in connectionInit. Of Japanese and
 * English the one with the greater weight; Japanese when neither is named.
 */
export function localeOf(header: string | undefined): Locale {
  const weights = { JA: 0, EN: 0 };
  for (const part of (header ?? "").slice(0, 256).split(",")) {
    const [range = "", ...parameters] = part
      .trim()
      .toUpperCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith("Q="))?.slice(2) ?? "1";
    const language = range.split("-")[0];
    if (language === "JA" || language === "EN") weights[language] = Math.max(weights[language], Number(quality) || 0);
  }
  return weights.EN > weights.JA ? "EN" : "JA";
}
