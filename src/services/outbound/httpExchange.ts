import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { LookupFunction, TcpNetConnectOpts } from "node:net";
import { isIP } from "node:net";
import { hostOf } from "./hostOf.js";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the certificate of the server must be good. */
  readonly verifiesServer: boolean;
  /** Whether the answer is wanted, or its status alone. */
  readonly readsBody: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly location: string | null;
  /** Read for status 200 only, and where it is wanted; null: longer than allowed. */
  readonly body: string | null;
}

/** Whom to talk to: the name is for the Host header and SNI, the addresses are what is connected to. */
export interface HttpTarget {
  readonly url: URL;
  readonly addresses: readonly string[];
}

/** Bytes (standards, "HTTP validation of domains"). */
const LONGEST_BODY = 65_536;

/** Milliseconds for one address before the next is tried; node's own 250 are short for a server far away. */
const ATTEMPT_TIMEOUT = 1_000;

/**
 * One request, redirects not followed. It connects to the given addresses and never resolves the name again (a second
 * answer could differ: DNS rebinding); Host header and SNI keep the name.
 * @throws the error of the connection, with its `code`
 */
export async function httpExchange(
  target: HttpTarget,
  { body: content, ...wish }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const secure = target.url.protocol === "https:";
  const request = (secure ? https : http).request(optionsOf(target, wish, signal));
  request.on("error", () => {}); // `once` rejects with the first; later ones end the response, which is read below
  request.end(content);
  // The signal here too: a "101 Switching Protocols" brings neither a response nor an error.
  const [response] = (await once(request, "response", { signal })) as [http.IncomingMessage];
  const status = response.statusCode ?? 0;
  const location = response.headers.location ?? null;
  const body = status === 200 && wish.readsBody ? await readBody(response) : "";
  request.destroy();
  return { status, location, body };
}

function optionsOf(
  { url, addresses }: HttpTarget,
  { method, headers, verifiesServer }: Omit<HttpRequest, "body">,
  signal: AbortSignal,
): https.RequestOptions & Partial<TcpNetConnectOpts> {
  // With autoSelectFamily node always asks for all addresses.
  const lookup: LookupFunction = (_host, _options, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
  return {
    method,
    host: hostOf(url),
    port: Number(url.port || (url.protocol === "https:" ? 443 : 80)),
    path: url.pathname + url.search,
    headers: { Accept: "*/*", "Accept-Encoding": "identity", "User-Agent": "certdesk", ...headers },
    agent: false,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT,
    rejectUnauthorized: verifiesServer,
    signal,
  };
}

async function readBody(response: http.IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
