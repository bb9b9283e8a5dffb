/** RFC 5321 4.5.3.1.3: a path has 256 octets at most, two of them angle brackets. */
const longest = 254;

/** Not a validation of mail addresses: only what could stand in the table at all. NUL would be an error of PostgreSQL. */
const shape = /^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u;

/**
 * The one spelling under which an address is kept, compared and counted: NFKC (an input method may write ＡＢＣ＠), trimmed, lower case.
 * @returns null for what is no mail address
 */
export function canonicalEmail(text: string): string | null {
  if (text.length > 2 * longest) return null;
  const email = text.normalize("NFKC").trim().toLowerCase();
  return email.length <= longest && shape.test(email) ? email : null;
}
