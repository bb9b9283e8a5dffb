import { message, type Refusal } from "../../domain/errors.js";
import type { MessageKey } from "../../domain/messages/catalogue.js";
import { type Fail, fail } from "../../domain/result.js";
import type { Clock } from "../ports.js";
import { SlidingWindow } from "./SlidingWindow.js";

const quarterHour = 15 * 60_000;

/** Sign-in: 20 attempts in 15 minutes per account, 100 per address of the client, right or wrong. Unknown accounts count alike. */
export class SignInLimits {
  private readonly accounts: SlidingWindow;
  private readonly addresses: SlidingWindow;

  constructor(clock: Clock) {
    this.accounts = new SlidingWindow(clock, 20, quarterHour);
    this.addresses = new SlidingWindow(clock, 100, quarterHour);
  }

  /**
   * Counts an attempt. An address beyond its limit does not use up the limits of accounts.
   * @param email in its canonical spelling
   * @returns 0, or for how many seconds to wait
   */
  take(email: string, address: string): number {
    return Math.ceil((this.addresses.take(address) || this.accounts.take(email)) / 1000);
  }
}

/** RATE_LIMITED. @param key what to say, with the minutes to wait */
export function tooMany(key: MessageKey, retryAfterSeconds: number): Fail<Refusal> {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return fail({ code: "RATE_LIMITED", message: message(key, { minutes }), retryAfterSeconds });
}
