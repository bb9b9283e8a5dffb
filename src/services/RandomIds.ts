import { randomBytes, randomInt } from "node:crypto";
import type { IdPrefix } from "../domain/ids.js";
import type { Clock, Ids } from "./ports.js";

/** Crockford's base 32, lower case: no i, l, o, u, so that an id survives the telephone. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ids like ULIDs: 48 bits of time, 80 bits of chance. Within one millisecond their order is chance too. */
export class RandomIds implements Ids {
  /** Bytes of chance that no id has used yet: fetching many costs what fetching ten does, and a command makes several ids. */
  private unused = Buffer.alloc(0);

  constructor(private readonly clock: Clock) {}

  next(prefix: IdPrefix): string {
    let time = this.clock.now().getTime();
    let letters = "";
    for (let n = 0; n < 10; n++) {
      letters = alphabet.charAt(time % 32) + letters;
      time = Math.floor(time / 32);
    }
    for (const byte of this.chance(16)) letters += alphabet.charAt(byte % 32);
    return `${prefix}_${letters}`;
  }

  secret(bytes: number): string {
    return randomBytes(bytes).toString("hex");
  }

  /** Ten digits, every number from 1000000000 on equally likely. */
  orderNumber(): string {
    return randomInt(1_000_000_000, 10_000_000_000).toString();
  }

  private chance(bytes: number): Buffer {
    if (this.unused.length < bytes) this.unused = randomBytes(4096);
    const taken = this.unused.subarray(0, bytes);
    this.unused = this.unused.subarray(bytes);
    return taken;
  }
}
