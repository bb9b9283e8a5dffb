import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { LookupFunction, TcpNetConnectOpts } from "node:net";
import { isIP } from "node:net";

export interface HttpAnswer {
  readonly status: number;
  readonly location: string | null;
  /** Read for status 200 only; null: longer than allowed. */
  readonly body: string | null;
}

/** Bytes (standards, "HTTP validation of domains"). */
const LONGEST_BODY = 65_536;

/** Milliseconds for one address before the next is tried; node's own 250 are short for a server far away. */
const ATTEMPT_TIMEOUT = 1_000;

/**
 * One GET, redirects not followed. It connects to the given addresses and never resolves the name again (a second
 * answer could differ: DNS rebinding); Host header and SNI keep the name.
 * @throws the error of the connection, with its `code`
 */
export async function httpGet(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<HttpAnswer> {
  // With autoSelectFamily node always asks for all addresses.
  const lookup: LookupFunction = (_host, _options, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
  const secure = url.protocol === "https:";
  const options: https.RequestOptions & Partial<TcpNetConnectOpts> = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || (secure ? 443 : 80)),
    path: url.pathname + url.search,
    headers: { Accept: "*/*", "Accept-Encoding": "identity", "User-Agent": "certdesk" },
    agent: false,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT,
    // The file is the proof, not the certificate: the domain may be here to get its first (BR 3.2.2.4.18 asks for none).
    rejectUnauthorized: false,
    signal,
  };
  const request = (secure ? https : http).request(options);
  request.on("error", () => {}); // `once` rejects with the first; later ones end the response, which is read below
  request.end();
  // The signal here too: a "101 Switching Protocols" brings neither a response nor an error.
  const [response] = (await once(request, "response", { signal })) as [http.IncomingMessage];
  const status = response.statusCode ?? 0;
  const location = response.headers.location ?? null;
  const body = status === 200 ? await readBody(response) : "";
  request.destroy();
  return { status, location, body };
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
