/** DER (X.690) of one value, ready to stand inside another. */
export type Der = Buffer;

/**
 * Writes DER, nothing else: CRLs and OCSP answers are our hot spots, and what strangers send is read with
 * @peculiar/asn1-schema. Each function answers a whole value: tag, length, content.
 */
export const der = {
  sequence: (...values: readonly Uint8Array[]): Der => tagged(0x30, ...values),
  /** SET OF with one value, or values that are sorted already (X.690 11.6). */
  set: (...values: readonly Uint8Array[]): Der => tagged(0x31, ...values),
  null: Buffer.from([0x05, 0x00]),
  true: Buffer.from([0x01, 0x01, 0xff]),
  integer,
  oid,
  octetString: (bytes: Uint8Array): Der => tagged(0x04, bytes),
  /** @param unused how many bits at the end of the last byte do not count */
  bitString: (bytes: Uint8Array, unused = 0): Der => tagged(0x03, Buffer.from([unused]), bytes),
  enumerated: (value: number): Der => tagged(0x0a, Buffer.from([value])),
  utf8String: (text: string): Der => tagged(0x0c, Buffer.from(text, "utf8")),
  printableString: (text: string): Der => tagged(0x13, Buffer.from(text, "latin1")),
  time,
  generalizedTime: (at: Date): Der => tagged(0x18, Buffer.from(`${digits(at)}Z`, "latin1")),
  /** `[tag]` around whole values, or around the content of a constructed one (IMPLICIT). */
  context: (tag: number, ...values: readonly Uint8Array[]): Der => tagged(0xa0 | tag, ...values),
  /** `[tag] IMPLICIT` of a primitive value: its content only. */
  contextPrimitive: (tag: number, content: Uint8Array): Der => tagged(0x80 | tag, content),
} as const;

function tagged(tag: number, ...contents: readonly Uint8Array[]): Der {
  const size = contents.reduce((sum, content) => sum + content.length, 0);
  return Buffer.concat([Buffer.from([tag, ...length(size)]), ...contents]);
}

function length(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

/** A non-negative INTEGER from a number or from big-endian bytes, in the fewest bytes (X.690 8.3.2). */
function integer(value: number | Uint8Array): Der {
  const bytes = typeof value === "number" ? fromHex(value.toString(16)) : Buffer.from(value);
  const first = bytes.findIndex((byte) => byte !== 0);
  const least = first === -1 ? Buffer.from([0]) : bytes.subarray(first);
  return tagged(0x02, (least[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), least]) : least);
}

function fromHex(hex: string): Buffer {
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
}

function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from(bytes));
}

/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; whole seconds, no fraction. */
function time(at: Date): Der {
  if (at.getUTCFullYear() >= 2050) return der.generalizedTime(at);
  return tagged(0x17, Buffer.from(`${digits(at).slice(2)}Z`, "latin1"));
}

/** YYYYMMDDHHMMSS, UTC. */
function digits(at: Date): string {
  return at.toISOString().slice(0, 19).replace(/\D/g, "");
}
