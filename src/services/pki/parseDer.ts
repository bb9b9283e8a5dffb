import { AsnConvert } from "@peculiar/asn1-schema";

/** More than an honest CSR with 250 names has; a hostile one is given up after a few milliseconds. */
const limits = { maxDepth: 32, maxNodes: 4000 };

/**
 * Reads what a stranger sent. Never throws: the parser throws on whatever is not as it must be, and then there is
 * nothing more to say than that.
 * @param type the class that describes the structure, from @peculiar/asn1-*
 * @returns null when the bytes are not exactly one such value
 */
export function parseDer<T>(bytes: Uint8Array, type: new () => T): T | null {
  if (!isOneValue(Buffer.from(bytes))) return null;
  try {
    return AsnConvert.parse(bytes, type, { berOptions: limits });
  } catch {
    return null;
  }
}

/** The parser stops at the end of the first value and does not look behind it. Indefinite lengths are not DER. */
function isOneValue(bytes: Buffer): boolean {
  const length = bytes[1] ?? 0x80;
  if (length < 0x80) return bytes.length === 2 + length;
  const size = length & 0x7f;
  return size >= 1 && size <= 4 && bytes.length >= 2 + size && bytes.length === 2 + size + bytes.readUIntBE(2, size);
}
