import { message, type Refusal } from "../../domain/errors.js";
import type { MessageKey } from "../../domain/messages/catalogue.js";
import { type Fail, fail } from "../../domain/result.js";
import { networkOf } from "../limits/networkOf.js";
import type { Clock } from "../ports.js";
import type { AttemptLimit, AttemptRows } from "./AttemptRows.js";
import { SlidingWindow } from "./SlidingWindow.js";

const quarterHour = 15 * 60_000;
const perAccount: AttemptLimit = { most: 20, windowMs: quarterHour };
const perAddress: AttemptLimit = { most: 100, windowMs: quarterHour };

/**
 * Sign-in: 20 attempts in 15 minutes per account, 100 per address of the client (of IPv6 per /64), right or wrong. Unknown accounts count alike. All processes
 * count together; where the database cannot say, this one goes by what it has seen itself.
 */
export class SignInLimits {
  private readonly accounts: SlidingWindow;
  private readonly addresses: SlidingWindow;

  constructor(
    private readonly clock: Clock,
    private readonly rows: Pick<AttemptRows, "take">,
  ) {
    this.accounts = new SlidingWindow(clock, perAccount.most, quarterHour);
    this.addresses = new SlidingWindow(clock, perAddress.most, quarterHour);
  }

  /**
   * Counts an attempt. An address beyond its limit does not use up the limits of accounts.
   * @param email in its canonical spelling
   * @returns 0, or for how many seconds to wait
   */
  async take(email: string, address: string): Promise<number> {
    const now = this.clock.now();
    const network = networkOf(address);
    const ofAddress = () => this.rows.take(`address ${network}`, perAddress, now);
    const ofAccount = () => this.rows.take(`account ${email}`, perAccount, now);
    const wait =
      (await counted(ofAddress, this.addresses, network)) || (await counted(ofAccount, this.accounts, email));
    return Math.ceil(wait / 1000);
  }
}

/** RATE_LIMITED. @param key what to say, with the minutes to wait */
export function tooMany(key: MessageKey, retryAfterSeconds: number): Fail<Refusal> {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return fail({ code: "RATE_LIMITED", message: message(key, { minutes }), retryAfterSeconds });
}

/** What is taken counts in the own memory as well: should the database go away, nobody begins anew. */
async function counted(take: () => Promise<number>, insurance: SlidingWindow, key: string): Promise<number> {
  const wait = await take().catch(() => null);
  if (wait === null) return insurance.take(key);
  if (wait === 0) insurance.take(key);
  return wait;
}
