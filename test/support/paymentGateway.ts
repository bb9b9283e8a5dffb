import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type GatewayCall = "authorize" | "capture" | "void" | "refund";

/**
 * How it behaves: at once; after a while; does it and never says so; never hears of it; refuses; breaks.
 * SILENT is the worst of them: the effect is there and nobody knows.
 */
export type Manner = "GOOD" | "LATE" | "SILENT" | "DEAF" | "DECLINES" | "BREAKS";

/** What has become of a card, and whether each effect took place (1) or not (0): twice it never does, however often it is asked for. Amounts in yen. */
export interface CardAccount extends Readonly<Record<`${GatewayCall}s`, number>> {
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly voided: boolean;
}

const program = join(dirname(fileURLToPath(import.meta.url)), "paymentGateway.mjs");

/**
 * A payment gateway as the desk sees it: another process that speaks HTTP, idempotent by id, and in any mood. The same call with another amount gets 409. It lets nothing
 * happen twice, so whoever wants to know whether the desk wanted it twice counts the `calls`.
 */
export class PaymentGatewayDouble {
  private constructor(
    private readonly child: ChildProcess,
    private readonly origin: string,
  ) {}

  static async start(): Promise<PaymentGatewayDouble> {
    const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
    const [origin] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return new PaymentGatewayDouble(child, origin);
  }

  /** What the desk is started with. */
  get url(): string {
    return `${this.origin}/pay`;
  }

  async behave(call: GatewayCall, manner: Manner): Promise<void> {
    await this.control("behave", { [call]: manner });
  }

  async behaveWell(): Promise<void> {
    await this.control("behave", { authorize: "GOOD", capture: "GOOD", void: "GOOD", refund: "GOOD" });
  }

  of(id: string): Promise<CardAccount> {
    return this.control("of", { id });
  }

  /** Every call so far, also those that were not answered. @param only of one kind */
  calls(
    only?: GatewayCall,
  ): Promise<readonly { readonly id: string; readonly call: GatewayCall; readonly amount?: number }[]> {
    return this.control("calls", { only });
  }

  /** Cards from which an amount was taken earlier. */
  async hold(ids: readonly string[], amount: number): Promise<void> {
    await this.control("hold", { ids, amount });
  }

  /** As a gateway goes away: no answer, no farewell. */
  async stop(): Promise<void> {
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }

  private async control<T>(command: "behave" | "of" | "calls" | "hold", body: object): Promise<T> {
    const response = await fetch(`${this.origin}/control/${command}`, { method: "POST", body: JSON.stringify(body) });
    return (await response.json()) as T;
  }
}
