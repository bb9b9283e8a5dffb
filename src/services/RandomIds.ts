import { randomBytes, randomInt } from "node:crypto";
import type { IdPrefix } from "../domain/ids.js";
import type { Clock, Ids } from "./ports.js";

/** Crockford's base 32, lower case: no i, l, o, u, so that an id survives the telephone. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ids like ULIDs: 48 bits of time, 80 bits of chance. Within one millisecond their order is chance too. */
export class RandomIds implements Ids {
  constructor(private readonly clock: Clock) {}

  next(prefix: IdPrefix): string {
    const value = (BigInt(this.clock.now().getTime()) << 80n) | BigInt(`0x${this.secret(10)}`);
    const letters = Array.from({ length: 26 }, (_, i) => alphabet[Number((value >> BigInt(5 * (25 - i))) & 31n)]);
    return `${prefix}_${letters.join("")}`;
  }

  secret(bytes: number): string {
    return randomBytes(bytes).toString("hex");
  }

  /** Ten digits, every number from 1000000000 on equally likely. */
  orderNumber(): string {
    return randomInt(1_000_000_000, 10_000_000_000).toString();
  }
}
