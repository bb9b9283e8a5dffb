import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type GatewayCall = "authorize" | "capture" | "void" | "refund";

/**
 * How it behaves: at once; after a while; does it and never says so; never hears of it; refuses; breaks.
 * SILENT is the worst of them: the effect is there and nobody knows.
 */
export type Manner = "GOOD" | "LATE" | "SILENT" | "DEAF" | "DECLINES" | "BREAKS";

interface Account {
  authorized: number;
  captured: number;
  refunded: number;
  voided: boolean;
}

/** A payment gateway as the desk sees it: HTTP, idempotent by id, and in any mood. Counts every effect. */
export class PaymentGatewayDouble {
  readonly calls: { readonly id: string; readonly call: GatewayCall; readonly amount: number | undefined }[] = [];
  private readonly accounts = new Map<string, Account>();
  private readonly effects = new Map<string, number>();
  private manners: Partial<Record<GatewayCall, Manner>> = {};

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<PaymentGatewayDouble> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const double = new PaymentGatewayDouble(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay`);
    server.on("request", async (request, response) => {
      const [, id = "", call = "authorize"] =
        /^\/pay\/authorizations\/(\w+)(?:\/(\w+))?$/.exec(request.url ?? "") ?? [];
      let text = "";
      for await (const chunk of request) text += chunk;
      const status = await double.answer(id, call as GatewayCall, JSON.parse(text) as { amount?: number });
      if (status === null) request.socket.destroy();
      else response.writeHead(status).end();
    });
    return double;
  }

  behave(call: GatewayCall, manner: Manner): void {
    this.manners = { ...this.manners, [call]: manner };
  }

  /** What has become of a card, and how often each effect took place. */
  of(id: string): Account & Readonly<Record<`${GatewayCall}s`, number>> {
    const count = (call: GatewayCall) => this.effects.get(`${call} ${id}`) ?? 0;
    const counts = {
      authorizes: count("authorize"),
      captures: count("capture"),
      voids: count("void"),
      refunds: count("refund"),
    };
    return { ...this.account(id), ...counts };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @returns an HTTP status; null: no answer at all */
  private async answer(id: string, call: GatewayCall, { amount }: { amount?: number }): Promise<number | null> {
    this.calls.push({ id, call, amount });
    const manner = this.manners[call] ?? "GOOD";
    if (manner === "DECLINES") return 402;
    if (manner === "BREAKS") return 500;
    if (manner === "DEAF") return null;
    if (manner === "LATE") await sleep(1500);
    const possible = this.perform(id, call, amount ?? 0);
    return manner === "SILENT" ? null : possible ? 200 : 409;
  }

  /** Once for each id; the same call again changes nothing. */
  private perform(id: string, call: GatewayCall, amount: number): boolean {
    const account = this.account(id);
    const key = `${call} ${id}`;
    if (this.effects.has(key)) return true;
    if (call === "authorize" && account.voided) return false;
    if (call === "capture" && (account.voided || account.authorized < amount)) return false;
    if (call === "void" && account.captured > 0) return false;
    if (call === "refund" && account.captured < amount) return false;
    this.effects.set(key, 1);
    if (call === "authorize") account.authorized = amount;
    if (call === "capture") account.captured = amount;
    if (call === "void") account.voided = true;
    if (call === "refund") account.refunded = amount;
    return true;
  }

  private account(id: string): Account {
    const known = this.accounts.get(id) ?? { authorized: 0, captured: 0, refunded: 0, voided: false };
    this.accounts.set(id, known);
    return known;
  }
}
