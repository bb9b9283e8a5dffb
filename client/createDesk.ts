import { type Client, createClient } from "graphql-ws";
import { Backoff } from "./Backoff.js";
import type { Credentials } from "./Credentials.js";
import { failureOf, RequestFailed, SignedOut, TryLater } from "./failures.js";
import { type DeskRequest, type EventSink, follow } from "./follow.js";
import { OneSocket } from "./OneSocket.js";
import { type Answer, type Fetch, isUnauthenticated, post } from "./post.js";
import { ShownKey } from "./ShownKey.js";
import { type WatchOptions, watch } from "./watch.js";

/** Who asks: a user who has signed in, or whoever has an API key. */
type Asker =
  | { readonly session: Credentials; readonly apiKey?: never }
  | { readonly apiKey: string; readonly session?: never };

export type DeskOptions = Connecting & Asker;

interface Connecting {
  /** Of the GraphQL door: `https://desk.example/graphql`. */
  readonly url: string;
  /** Of labels, summaries and messages; the desk's default (ja) when omitted. */
  readonly locale?: "ja" | "en";
  /** Node.js before 22 has none: pass in that of `ws`. */
  readonly webSocketImpl?: unknown;
  /** Milliseconds after which a socket that does not open is given up, and another tried; 10,000 when omitted. */
  readonly openTimeout?: number;
  readonly fetch?: Fetch;
}

/** What can be asked of a desk. One socket carries all its subscriptions. */
export interface Desk {
  /** A query or mutation by HTTP. @throws RequestFailed, SignedOut, TryLater */
  query<T>(query: { toString(): string }, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /**
   * Follows a subscription from `variables.after` on, else from now on, until the function that it returns is called: through
   * lost sockets, restarts of the desk, new tokens. The document takes `$after` and selects `cursor`.
   */
  subscribe<T>(request: DeskRequest, sink: EventSink<T>): () => void;
  /** A query that selects `streamHead`, and then the subscription after it: without a hole between the two. */
  watch<S, T>(options: WatchOptions<S, T>): () => void;
  /** Closes the socket. Subscriptions end. */
  dispose(): Promise<void>;
}

/** The wish, by what it shows. */
type Asking = Connecting & { readonly session: Credentials };

/** Milliseconds between pings, and until the pong: a network that has gone silently is noticed in so many. */
const keepAlive = 10_000;
const patience = 5000;

/** Milliseconds until a socket is open, unless told otherwise. */
const opening = 10_000;

/** A client of the desk at this address, for whoever the session or the key belongs to. */
export function createDesk(wish: DeskOptions): Desk {
  const options = { ...wish, session: wish.session ?? new ShownKey(wish) };
  const socket = new OneSocket();
  const client = connect(options, socket);
  const query = <T>(document: { toString(): string }, variables = {}) =>
    ask(options, { query: String(document), variables }) as Promise<T>;
  const open = new Set<() => void>();
  /** @param begin gets what to call when it ends by itself; @returns ends it */
  const opened = (begin: (over: () => void) => () => void) => {
    const end = () => {
      if (!open.delete(end)) return;
      release();
      // graphql-ws can have lost sight of it.
      if (open.size === 0) socket.close();
    };
    const release = begin(end);
    open.add(end);
    return end;
  };
  const subscribe = <T>(request: DeskRequest, sink: EventSink<T>) => follow({ client, query }, request, sink);
  return {
    query,
    subscribe: (request, sink) => opened((over) => subscribe(request, endingWith(sink, over))),
    watch: (wish) => opened((over) => watch({ query, subscribe }, wish, over)),
    async dispose() {
      for (const end of open) end();
      socket.close();
      // It waits for a socket that is to be opened after a pause, and closes it; or that fails, and there is nothing to close.
      void Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };
}

/** The same sink; `over` is called before it hears that there will be no more. */
function endingWith<T>(sink: EventSink<T>, over: () => void): EventSink<T> {
  return {
    next: (result) => sink.next(result),
    expired: (streamHead) => sink.expired(streamHead),
    error: (error) => {
      over();
      sink.error(error);
    },
    complete: () => {
      over();
      sink.complete?.();
    },
  };
}

function connect(options: Asking, socket: OneSocket): Client {
  const { url, session, locale, webSocketImpl, openTimeout = opening } = options;
  const backoff = new Backoff();
  let shown = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: url.replace(/^http/, "ws"),
    webSocketImpl: socket.kind(openTimeout, webSocketImpl),
    connectionParams: async () => {
      shown = await session.token();
      return { authorization: `Bearer ${shown}`, ...(locale === undefined ? {} : { locale }) };
    },
    keepAlive,
    connectionAckWaitTimeout: keepAlive,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => backoff.wait(),
    shouldRetry: (thrown) => !(thrown instanceof SignedOut || thrown instanceof RequestFailed),
    on: {
      connected: () => backoff.began(),
      message: ({ type }) => {
        if (type === "next") backoff.worked();
      },
      // graphql-ws asks for pongs and does not miss them.
      ping: (received) => {
        if (!received) timer = setTimeout(() => client.terminate(), patience);
      },
      pong: () => clearTimeout(timer),
      error: () => clearTimeout(timer),
      closed: (event) => {
        clearTimeout(timer);
        // 4403: the token has ended or the rights are others. A new one knows.
        if ((event as { code?: number }).code === 4403) session.refuse(shown);
      },
    },
  });
  return client;
}

async function ask(options: Asking, body: object): Promise<unknown> {
  let answer = await askOnce(options, body);
  if (isUnauthenticated(answer)) answer = await askOnce(options, body);
  const { data, errors } = answer;
  if (errors !== undefined) throw failureOf(errors);
  if (data === undefined) throw new TryLater("an answer without data");
  return data;
}

async function askOnce({ url, session, locale, fetch }: Asking, body: object): Promise<Answer> {
  const token = await session.token();
  const language = locale === undefined ? {} : { "accept-language": locale };
  const headers = { authorization: `Bearer ${token}`, ...language };
  const answer = await post({ url, headers, ...(fetch === undefined ? {} : { fetch }) }, body);
  if (isUnauthenticated(answer)) session.refuse(token);
  return answer;
}
