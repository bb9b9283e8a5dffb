import type { Actor } from "../../domain/actor.js";
import type { ApiScope } from "../../domain/apiKey.js";

/** A signed-in viewer: who acts, and the session that the token belongs to. */
export interface SignedIn {
  readonly actor: Actor;
  /** Id of the session (family of refresh tokens), or of the API key. */
  readonly sessionId: string;
  /** When the access token ends, or the API key. */
  readonly expiresAt: Date;
  /** What an API key is good for; null: a session, good for all that the user may. */
  readonly scopes: readonly ApiScope[] | null;
  /** Whether the account asks no more for a decision (`DecidingGuard`); left out where that has to be looked up. */
  readonly decidesFreely?: boolean | undefined;
}

/** What a viewer takes home from signing in or refreshing. */
export interface SignedInTokens extends Omit<SignedIn, "scopes" | "decidesFreely"> {
  readonly accessToken: string;
  /** Good once; showing it again ends the session. */
  readonly refreshToken: string;
}
