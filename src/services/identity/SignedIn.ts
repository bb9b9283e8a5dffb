import type { Actor } from "../../domain/actor.js";

/** A signed-in viewer: who acts, and the session that the token belongs to. */
export interface SignedIn {
  readonly actor: Actor;
  /** Id of the session (family of refresh tokens). */
  readonly sessionId: string;
  /** When the access token ends. */
  readonly expiresAt: Date;
}

/** What a viewer takes home from signing in or refreshing. */
export interface SignedInTokens extends SignedIn {
  readonly accessToken: string;
  /** Good once; showing it again ends the session. */
  readonly refreshToken: string;
}
