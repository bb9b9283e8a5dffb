/** The same lots for the same seed (mulberry32), so that what failed can be had again. */
export class Random {
  constructor(private state: number) {}

  /** At least 0 and less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

/** Bytes with a few changed, cut out, doubled or put in. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let all = bytes;
  for (let go = 1 + random.below(4); go > 0; go--) {
    const at = random.below(all.length + 1);
    const to = Math.min(all.length, at + random.below(random.chance(0.1) ? 400 : 12));
    const piece = all.subarray(at, to);
    const put = random.of([
      () => Buffer.from([random.below(256)]),
      () => Buffer.concat([piece, piece]),
      () => random.bytes(random.below(8)),
      () => Buffer.from(random.of(spices)),
      () => Buffer.alloc(0),
      () => Buffer.from(piece).reverse(),
    ])();
    all = Buffer.concat([all.subarray(0, at), put, all.subarray(to)]);
  }
  return all;
}

const spices = [
  "\0",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  '"',
  '"""',
  "\\u0000",
  "\\",
  "...",
  "@skip(if: true)",
  "@include(if: $x)",
  "$",
  "null",
  "-1",
  "1e999",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "__typename",
  "__schema { types { name } }",
  "query",
  "mutation",
  "subscription",
  "fragment F on Query { ...F }",
  "first: 100",
  "\u202e",
  "\ud800",
  "é",
  "𝟘",
  "\r\n",
  "\r\n\r\n",
  "%00",
  "%",
  "../",
  "' or 1=1 --",
  "#",
  ",",
  ":",
  "&",
  "=",
];
