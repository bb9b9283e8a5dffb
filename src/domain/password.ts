import { type FieldFault, fault } from "./errors.js";

/** Characters, as people count them; and bytes, so that hashing one stays cheap. */
const fewest = 12;
const mostBytes = 256;

/** What is wrong with a password that somebody wants to have. @param email in its canonical spelling */
export function passwordFaults(path: string, password: string, { email }: { readonly email: string }): FieldFault[] {
  if ([...password].length < fewest) return [fault(path, "error.password.short", { fewest })];
  if (new TextEncoder().encode(password).length > mostBytes)
    return [fault(path, "error.password.long", { most: mostBytes })];
  const same = password.normalize("NFKC").trim().toLowerCase() === email;
  return same ? [fault(path, "error.password.email")] : [];
}
