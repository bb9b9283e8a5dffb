import type { Message } from "../../domain/errors.js";
import { message } from "../../domain/errors.js";
import type { Result } from "../../domain/result.js";
import { fail, ok } from "../../domain/result.js";
import type { GuardedHttp, Obstacle } from "../outbound/GuardedHttp.js";
import type { HttpAnswer, HttpRequest } from "../outbound/httpExchange.js";
import { shown } from "../outbound/shown.js";

const MAX_REDIRECTS = 5;

/** BR 3.2.2.4.18: redirects by these alone, to http or https. */
const redirectStatuses: readonly number[] = [301, 302, 307, 308];

/** The file is the proof, not the certificate: the domain may be here to get its first (BR 3.2.2.4.18 asks for none). */
const request: HttpRequest = { method: "GET", headers: {}, verifiesServer: false, readsBody: true };

/** Fetches a file from a domain's web server, going nowhere that a stranger could send it to do harm. */
export class HttpFileFetcher {
  constructor(
    private readonly http: GuardedHttp,
    private readonly port: number,
  ) {}

  /** @returns the content, at most 64 kB, or what stood in the way */
  async fetch(domain: string, path: string, signal: AbortSignal): Promise<Result<string, Message>> {
    let url = new URL(`http://${domain}:${this.port}${path}`);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await this.http.visit(url, request, signal);
      if (!answer.ok) return fail(worded(answer.error));
      if (!redirectStatuses.includes(answer.value.status)) return content(answer.value);
      const next = this.redirectTarget(answer.value, url);
      if (!next.ok) return next;
      url = next.value;
    }
    return fail(message("dcv.http.tooManyRedirects", { most: MAX_REDIRECTS }));
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

const words = {
  noAddress: "dcv.http.noAddress",
  addressRefused: "dcv.http.addressRefused",
  timeout: "dcv.http.timeout",
  failed: "dcv.http.failed",
} as const;

const worded = (obstacle: Obstacle): Message =>
  obstacle.kind === "DNS" ? obstacle.message : message(words[obstacle.kind], obstacle.values);
