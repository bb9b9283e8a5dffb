import type { Credentials } from "./Credentials.js";
import { failureOf, SignedOut } from "./failures.js";
import { type Fetch, isUnauthenticated, post } from "./post.js";

export interface KeyOptions {
  /** Of the GraphQL door: `https://desk.example/graphql`. */
  readonly url: string;
  /** `ck_…`, as `createApiKey` showed it. */
  readonly apiKey: string;
  readonly fetch?: Fetch;
}

/** What every key may ask, whatever its scopes. */
const question = { query: "{ viewer { __typename } }" };

/**
 * An API key, which nothing renews. A refusal says little: a socket is closed too because its user's role has changed. So the desk is asked before the key is shown again, and its
 * answer alone says that the key is good no longer.
 */
export class ShownKey implements Credentials {
  private doubted = false;
  private asking: Promise<void> | undefined;

  constructor(private readonly options: KeyOptions) {}

  async token(): Promise<string> {
    if (this.doubted) {
      this.asking ??= this.ask().finally(() => {
        this.asking = undefined;
      });
      await this.asking;
    }
    return this.options.apiKey;
  }

  refuse(): void {
    this.doubted = true;
  }

  private async ask(): Promise<void> {
    const { url, apiKey, fetch } = this.options;
    const headers = { authorization: `Bearer ${apiKey}` };
    const answer = await post({ url, headers, ...(fetch === undefined ? {} : { fetch }) }, question);
    if (isUnauthenticated(answer)) throw new SignedOut("The API key is not good: revoked, expired, or unknown.");
    if (answer.errors !== undefined) throw failureOf(answer.errors);
    this.doubted = false;
  }
}
