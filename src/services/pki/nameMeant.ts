import { toAsciiName } from "./asciiName.js";

/**
 * Which of the names that are stored is meant by one that somebody typed, so that the rules can compare them as they are;
 * what is none of them stays as it was typed.
 */
export function nameMeant(typed: string, stored: readonly string[]): string {
  const wanted = comparable(typed);
  return stored.find((name) => comparable(name) === wanted) ?? typed;
}

/** D19: lower-case A-labels; what is no host name, such as a company's, without regard to case either. Spaces around it are nobody's. */
function comparable(name: string): string {
  const text = name.trim();
  return toAsciiName(text) ?? text.normalize("NFC").toLowerCase();
}
