import { type FieldFault, fault } from "./errors.js";

/** One line of text: trimmed, no control characters (so that no header can be injected), not longer than `max`. */
export function textFault(
  path: string | readonly string[],
  value: string | null | undefined,
  max: number,
): FieldFault[] {
  const text = value?.trim() ?? "";
  if (text === "") return [fault(path, "error.field.required")];
  if (text.length > max) return [fault(path, "error.field.tooLong", { max })];
  return hasControl(text) ? [fault(path, "error.field.control")] : [];
}

/** Lines of text without other control characters (PostgreSQL stores no NUL), not longer than `max`; may be missing. */
export function proseFault(
  path: string | readonly string[],
  value: string | null | undefined,
  max = 4000,
): FieldFault[] {
  const text = value ?? "";
  if (text.length > max) return [fault(path, "error.field.tooLong", { max })];
  return hasControl(text.replace(/[\t\n\r\u2028\u2029]/g, "")) ? [fault(path, "error.field.unprintable")] : [];
}

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** RFC 5321 4.1.2 without quoting; 64 characters before the @ (4.5.3.1.1); the last label is no number (RFC 3696 2). */
const email = new RegExp(`^(?=.{1,64}@)${atom}(?:\\.${atom})*@(?:${label}\\.)+(?=[A-Za-z].)${label}$`);

/** A mail address as the desk takes it: ASCII, one @, a domain with a dot. */
export function emailFault(path: string | readonly string[], value: string | null | undefined): FieldFault[] {
  const text = textFault(path, value, 254);
  if (text.length > 0) return text;
  return email.test(value?.trim() ?? "") ? [] : [fault(path, "error.field.email")];
}

/** Null for what is empty. */
export function trimmed(value: string | null | undefined): string | null {
  const text = value?.trim() ?? "";
  return text === "" ? null : text;
}

function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text);
}
