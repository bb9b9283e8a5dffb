import { isIP } from "node:net";
import type { Message } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import type { AddressGuard } from "./AddressGuard.js";
import type { DnsResolver } from "./dnsResolver.js";
import { hostOf } from "./hostOf.js";
import { type HttpAnswer, type HttpRequest, type HttpTarget, httpExchange } from "./httpExchange.js";
import { shown } from "./shown.js";

/** What stood in the way; each caller has words of its own for it. */
export type Obstacle =
  | { readonly kind: "DNS"; readonly message: Message }
  | {
      readonly kind: "noAddress" | "addressRefused" | "timeout" | "failed";
      readonly values: Readonly<Record<string, string>>;
    };

/** A host whose every address may be connected to. */
export interface Reachable extends HttpTarget {
  /** Whether the configuration names all of its addresses: then it may be what others may not, plain or on another port. */
  readonly excepted: boolean;
}

/** HTTP to where a stranger says, going nowhere that could do harm: resolve, check every address, connect to those and no others. */
export class GuardedHttp {
  constructor(
    private readonly dns: DnsResolver,
    private readonly guard: AddressGuard,
  ) {}

  async visit(url: URL, request: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer, Obstacle>> {
    const found = await this.find(url, signal);
    return found.ok ? this.exchange(found.value, request, signal) : found;
  }

  /** Where the host of an address is; nothing has been connected to yet. */
  async find(url: URL, signal: AbortSignal): Promise<Result<Reachable, Obstacle>> {
    const host = hostOf(url);
    // node connects to a literal address without any lookup, so it is checked here. URL has already made one of its
    // other spellings (2130706433, 0x7f.1).
    const resolved = isIP(host) === 0 ? await this.dns.addresses(host, signal) : ok([host]);
    if (!resolved.ok) return fail({ kind: "DNS", message: resolved.error });
    const addresses = resolved.value;
    if (addresses.length === 0) return obstacle("noAddress", { host });
    // The address itself is not told: a host of one's choice must not be a way to look into our network's DNS.
    if (!addresses.every((address) => this.guard.allows(address))) return obstacle("addressRefused", { host });
    return ok({ url, addresses, excepted: addresses.every((address) => this.guard.excepts(address)) });
  }

  async exchange(
    { url, addresses }: Reachable,
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<Result<HttpAnswer, Obstacle>> {
    const host = hostOf(url);
    try {
      return ok(await httpExchange({ url, addresses }, request, signal));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (signal.aborted) return obstacle("timeout", { host });
      if (code === undefined) throw error;
      return obstacle("failed", { host, code });
    }
  }
}

const obstacle = (
  kind: Exclude<Obstacle["kind"], "DNS">,
  { host, ...values }: { readonly host: string; readonly code?: string },
) => fail({ kind, values: { host: shown(host), ...values } });
