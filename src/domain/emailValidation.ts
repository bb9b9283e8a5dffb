/** BR 3.2.2.4.4, D15: who administers a domain by agreement (RFC 2142). */
export const approverLocalParts = ["admin", "administrator", "webmaster", "hostmaster", "postmaster"] as const;

/** From here on a mail proves no control over a domain any more, nor does one that was answered before (BR 3.2.2.4.4). */
export const emailValidationEndsAt = new Date("2028-03-15T00:00:00.000Z");

/** Whether domains may still be validated by mail. */
export function emailValidationIsOpen(now: Date): boolean {
  return now < emailValidationEndsAt;
}

/**
 * Whether an address may approve for a name: one of the five, at the name itself or at a parent of it that is not above `registrable` (D15).
 * @param registrable the part of the name that is registered, one label below the public suffix; null where there is none
 */
export function mayApprove(address: string, name: string, registrable: string | null): boolean {
  const [local = "", host = ""] = address.trim().toLowerCase().split("@");
  const base = name.startsWith("*.") ? name.slice(2) : name;
  if (!(approverLocalParts as readonly string[]).includes(local) || registrable === null) return false;
  const isParent = base === host || base.endsWith(`.${host}`);
  return isParent && (host === registrable || host.endsWith(`.${registrable}`));
}
