import { domainToASCII, domainToUnicode } from "node:url";

/**
 * A host name in lower-case A-labels (`日本語.jp` → `xn--wgv71a119e.jp`), a whole `*` allowed as its leftmost label.
 * Nothing is mended: UTS 46 would drop soft hyphens, fold full-width letters and read `0x7f.1` as an address, so what
 * it makes of a name must read back as the name that was typed, upper case aside.
 * @returns null when it is no such name
 */
export function toAsciiName(name: string): string | null {
  const wildcard = name.startsWith("*.") ? "*." : "";
  const base = name.slice(wildcard.length);
  const ascii = /^[\x21-\x7e]+$/.test(base) ? base.toLowerCase() : fromUnicode(base);
  if (ascii === null || wildcard.length + ascii.length > 253) return null;
  return ascii.split(".").every(isLabel) ? wildcard + ascii : null;
}

/** For people to read: `xn--wgv71a119e.jp` → `日本語.jp`. @param name as `toAsciiName` answers it */
export function toUnicodeName(name: string): string {
  return name.startsWith("*.") ? `*.${domainToUnicode(name.slice(2))}` : domainToUnicode(name);
}

function fromUnicode(name: string): string | null {
  if (name.length > 253) return null;
  const ascii = domainToASCII(name);
  return domainToUnicode(ascii) === name.toLowerCase().normalize("NFC") ? ascii : null;
}

/** BR 7.1.2.7.12: only P-labels and non-reserved LDH labels (RFC 5890 2.3.1); a `--` in third place needs real punycode. */
function isLabel(label: string): boolean {
  if (!/^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label)) return false;
  if (label.slice(2, 4) !== "--") return true;
  const unicode = domainToUnicode(label);
  return unicode !== label && domainToASCII(unicode) === label;
}
