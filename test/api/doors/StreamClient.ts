import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { until } from "../../support/until.js";
import type { Doors } from "./openDoors.js";
import { liveAre, type Message } from "./SocketClient.js";

/** One event of an event stream (HTML, 9.2.6). */
export interface Piece {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: Message;
}
export interface Asking {
  readonly query?: string;
  readonly variables?: unknown;
  readonly token?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the above. */
  readonly body?: string;
}

/** Asks for an event stream over plain HTTP and reads what comes. */
export class StreamClient {
  text = "";
  /** How the answer ended: as it should over HTTP, or cut off. */
  ended: "cleanly" | "cut off" | null = null;

  private constructor(
    readonly response: IncomingMessage,
    private readonly asked: ClientRequest,
  ) {
    response.setEncoding("utf8").on("data", (chunk: string) => {
      this.text += chunk;
    });
    response.on("error", () => undefined);
    response.on("close", () => {
      this.ended = response.complete ? "cleanly" : "cut off";
    });
  }

  static open(url: string, asking: Asking): Promise<StreamClient> {
    const { query, variables, token, method = "POST", headers } = asking;
    const address = new URL("graphql/stream", url);
    if (method !== "POST" && query !== undefined) address.searchParams.set("query", query);
    if (method !== "POST" && variables !== undefined) address.searchParams.set("variables", JSON.stringify(variables));
    const sent = {
      accept: "text/event-stream",
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const asked = request(address, { method, headers: sent, agent: false });
      asked.on("error", reject);
      asked.on("response", (response) => resolve(new StreamClient(response, asked)));
      asked.end(method === "POST" ? (asking.body ?? JSON.stringify({ query, variables })) : undefined);
    });
  }

  get status(): number | undefined {
    return this.response.statusCode;
  }

  get headers(): IncomingHttpHeaders {
    return this.response.headers;
  }

  /** Of an answer that is no stream. */
  get body(): Message {
    return JSON.parse(this.text);
  }

  /** The id that comes before any event. */
  get begin(): string | undefined {
    return /^id: (.*)\nretry: /.exec(this.text)?.[1];
  }

  get pieces(): Piece[] {
    return this.text
      .split("\n\n")
      .slice(0, -1)
      .filter((piece) => /^(event|data):/m.test(piece))
      .map((piece) => {
        const field = (name: string) => new RegExp(`^${name}:[ ]?(.*)$`, "m").exec(piece)?.[1];
        return { event: field("event"), id: field("id"), data: JSON.parse(field("data") || "null") };
      });
  }

  async until(good: () => boolean, milliseconds = 20_000): Promise<void> {
    const otherwise = () => `${this.ended}, ${this.text.slice(0, 2000)}`;
    await until(good, { patience: milliseconds, pause: 10, otherwise });
  }

  async end(milliseconds?: number): Promise<StreamClient> {
    await this.until(() => this.ended !== null, milliseconds);
    return this;
  }

  close(): void {
    this.asked.destroy();
  }
}

let people = 0;

/** Follows `ticks` as somebody who has no other stream, and waits until it is live. */
export async function streaming(doors: Doors, more: Parameters<Doors["signIn"]>[1] = {}, asking: Asking = {}) {
  const token = `stream${++people}`;
  doors.signIn(token, { userId: `usr_stream${people}`, ...more });
  const before = await doors.live();
  const query = "subscription { ticks { number requestId role } }";
  const client = await StreamClient.open(doors.url, { query, token, ...asking });
  await liveAre(doors, (count) => count > before);
  return { client, token };
}
