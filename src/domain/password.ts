import { type FieldFault, fault } from "./errors.js";

export const shortestPassword = 12;
/** Bytes. */
export const longestPassword = 256;

/** Of a text of that length: fewer make a pattern, not a password. */
const fewestCharacters = 5;

/** Whether a new password may be one (NIST SP 800-63B 3.1.1.2): long, and not what anybody would try first. No rule asks for kinds of characters. */
export function passwordFaults(path: string, password: string, { email }: { readonly email: string }): FieldFault[] {
  if ([...password].length < shortestPassword)
    return [fault(path, "error.password.tooShort", { least: shortestPassword })];
  if (new TextEncoder().encode(password).length > longestPassword)
    return [fault(path, "error.password.tooLong", { most: longestPassword })];
  const plain = password.toLowerCase();
  if (plain.includes(email.toLowerCase()) || email.toLowerCase().includes(plain.trim()))
    return [fault(path, "error.password.email")];
  const isPattern = new Set(plain).size < fewestCharacters || isRun(plain);
  return isPattern ? [fault(path, "error.password.pattern")] : [];
}

/** Each character the next one of the alphabet, the digits or a row of keys, over and over. */
function isRun(text: string): boolean {
  return runs.some((run) => run.repeat(Math.ceil(text.length / run.length) + 1).includes(text));
}

const runs = [
  "0123456789",
  "1234567890",
  "9876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "qwertyuiopasdfghjklzxcvbnm",
  "password",
  "password123",
];
