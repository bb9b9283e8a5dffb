import { isIP } from "node:net";
import type { Message } from "../../domain/errors.js";
import { message } from "../../domain/errors.js";
import type { Result } from "../../domain/result.js";
import { fail, ok } from "../../domain/result.js";
import type { AddressGuard } from "./addressGuard.js";
import type { DnsResolver } from "./dnsResolver.js";
import type { HttpAnswer } from "./httpGet.js";
import { httpGet } from "./httpGet.js";
import { shown } from "./shown.js";

const MAX_REDIRECTS = 5;

/** BR 3.2.2.4.18: redirects by these alone, to http or https. */
const redirectStatuses: readonly number[] = [301, 302, 307, 308];

/** Fetches a file from a domain's web server, going nowhere that a stranger could send it to do harm. */
export class HttpFileFetcher {
  constructor(
    private readonly dns: DnsResolver,
    private readonly guard: AddressGuard,
    private readonly port: number,
  ) {}

  /** @returns the content, at most 64 kB, or what stood in the way */
  async fetch(domain: string, path: string, signal: AbortSignal): Promise<Result<string, Message>> {
    let url = new URL(`http://${domain}:${this.port}${path}`);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await this.visit(url, signal);
      if (!answer.ok) return answer;
      if (!redirectStatuses.includes(answer.value.status)) return content(answer.value);
      const next = this.redirectTarget(answer.value, url);
      if (!next.ok) return next;
      url = next.value;
    }
    return fail(message("dcv.http.tooManyRedirects", { most: MAX_REDIRECTS }));
  }

  /** Resolve, check every address, connect to those and no others. */
  private async visit(url: URL, signal: AbortSignal): Promise<Result<HttpAnswer, Message>> {
    const host = url.hostname.replace(/^\[|\]$/g, "");
    // node connects to a literal address without any lookup, so it is checked here. URL has already made one of its
    // other spellings (2130706433, 0x7f.1).
    const addresses = isIP(host) === 0 ? await this.dns.addresses(host, signal) : ok([host]);
    if (!addresses.ok) return addresses;
    if (addresses.value.length === 0) return fail(message("dcv.http.noAddress", { host: shown(host) }));
    // The message keeps the address to itself: a redirect must not be a way to look into our network's DNS.
    if (!addresses.value.every((address) => this.guard.allows(address)))
      return fail(message("dcv.http.addressRefused", { host: shown(host) }));
    try {
      return ok(await httpGet(url, addresses.value, signal));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (signal.aborted) return fail(message("dcv.http.timeout", { host: shown(host) }));
      if (code === undefined) throw error;
      return fail(message("dcv.http.failed", { host: shown(host), code }));
    }
  }

  private redirectTarget({ location }: HttpAnswer, from: URL): Result<URL, Message> {
    const refused = fail(message("dcv.http.redirectRefused", { target: shown(location ?? "") }));
    if (location === null || !URL.canParse(location, from.href)) return refused;
    const target = new URL(location, from);
    const ports = ["", "80", "443", String(this.port)]; // BR 1.6.1, Authorized Ports
    const mayFollow = ["http:", "https:"].includes(target.protocol) && ports.includes(target.port);
    return mayFollow ? ok(target) : refused;
  }
}

function content({ status, body }: HttpAnswer): Result<string, Message> {
  if (status !== 200) return fail(message("dcv.http.status", { status }));
  return body === null ? fail(message("dcv.http.tooLarge")) : ok(body);
}
