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
