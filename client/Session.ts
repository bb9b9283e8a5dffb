import type { Credentials } from "./Credentials.js";
import { failureOf, SignedOut } from "./failures.js";
import { issuedAt } from "./issuedAt.js";
import { type Fetch, post } from "./post.js";
import { tokensIn } from "./tokensIn.js";

/** What `signIn` and `refreshSession` answer. */
export interface Tokens {
  readonly accessToken: string;
  /** Good once: whoever shows it a second time ends the session. */
  readonly refreshToken: string;
  /** ISO 8601; of the access token. */
  readonly expiresAt: string;
}

/** Where the tokens are kept, for all tabs or processes that share the session. Null: nobody is signed in. */
export interface TokenStore {
  read(): Tokens | null | Promise<Tokens | null>;
  write(tokens: Tokens | null): void | Promise<void>;
}

/** Runs one work at a time, over all tabs or processes that share the store. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

export interface SessionOptions {
  /** Of the GraphQL door: `https://desk.example/graphql`. */
  readonly url: string;
  /** The tokens themselves: kept in memory, for one tab or process. Or a store that several share. */
  readonly tokens: Tokens | TokenStore;
  /** Web Locks where they are, else within this process. Processes that share a store must pass in one of theirs. */
  readonly lock?: Lock;
  readonly fetch?: Fetch;
  /** Called once, when the refresh token is no longer good: sign in again. */
  readonly onEnded?: () => void;
}

/** Milliseconds before its end that an access token is not shown any more. */
const margin = 30_000;

const refresh = `mutation($refreshToken: String!) { refreshSession(input: { refreshToken: $refreshToken }) {
  ... on SignInPayload { accessToken refreshToken expiresAt } ... on UserError { code message } } }`;

/**
 * An access token that is good, whenever it is asked for. Refresh tokens rotate and reuse ends the session, so it is renewed
 * once at a time: within this object by one promise, among tabs under a lock, where the store is read again first.
 */
export class Session implements Credentials {
  private readonly store: TokenStore;
  private readonly lock: Lock;
  private renewal: Promise<string> | undefined;
  private refused: string | undefined;
  /** Milliseconds that this machine's clock is ahead of the desk's, as the last renewal has shown: by a clock of its own every token could look spent as soon as it comes. */
  private ahead = 0;

  constructor(private readonly options: SessionOptions) {
    const { tokens, lock } = options;
    this.store = "accessToken" in tokens ? inMemory(tokens) : tokens;
    this.lock = lock ?? webLock(`certdesk ${options.url}`) ?? ((work) => work());
  }

  /** @throws SignedOut; TryLater when the desk cannot be reached */
  async token(): Promise<string> {
    const tokens = await this.store.read();
    if (tokens === null) throw new SignedOut();
    if (this.isGood(tokens)) return tokens.accessToken;
    this.renewal ??= this.lock(() => this.renew()).finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  /** The desk does not take this access token any more (401, close 4403): the next `token` is another one. */
  refuse(accessToken: string): void {
    this.refused = accessToken;
  }

  private isGood({ accessToken, expiresAt }: Tokens): boolean {
    return accessToken !== this.refused && Date.parse(expiresAt) + this.ahead - Date.now() > margin;
  }

  private async renew(): Promise<string> {
    const tokens = await this.store.read();
    if (tokens === null) throw new SignedOut();
    // Another tab has done it meanwhile.
    if (this.isGood(tokens)) return tokens.accessToken;
    const { url, fetch } = this.options;
    const variables = { refreshToken: tokens.refreshToken };
    const askedAt = Date.now();
    const { data, errors } = await post(
      { url, ...(fetch === undefined ? {} : { fetch }) },
      { query: refresh, variables },
    );
    if (errors !== undefined) throw failureOf(errors);
    const answer = (data as { refreshSession?: { code?: string } } | null)?.refreshSession;
    if (answer?.code !== undefined) return this.end();
    const renewed = tokensIn(answer);
    this.ahead = askedAt - (issuedAt(renewed.accessToken) ?? askedAt);
    await this.store.write(renewed);
    return renewed.accessToken;
  }

  private async end(): Promise<never> {
    await this.store.write(null);
    this.options.onEnded?.();
    throw new SignedOut();
  }
}

function inMemory(first: Tokens): TokenStore {
  let tokens: Tokens | null = first;
  return {
    read: () => tokens,
    write: (next) => {
      tokens = next;
    },
  };
}

interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Web Locks hold over all tabs of an origin; in secure contexts only. */
function webLock(name: string): Lock | undefined {
  const { locks } = (globalThis as { navigator?: { locks?: Locks } }).navigator ?? {};
  return locks === undefined ? undefined : (work) => locks.request(name, work);
}
