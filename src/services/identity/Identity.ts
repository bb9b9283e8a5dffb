import DataLoader from "dataloader";
import type { Actor } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import type { Credentials, SignInWish } from "./Credentials.js";
import { type KeyHolders, looksLikeKey } from "./KeyHolders.js";
import type { OpenSession, SessionHolder, Sessions } from "./Sessions.js";
import type { SignedIn, SignedInTokens } from "./SignedIn.js";
import type { Tokens } from "./Tokens.js";

/** Characters that are kept. */
const longestUserAgent = 200;

/** The door: signing in, refreshing, signing out, and who shows a token. */
export class Identity {
  /** Reads for requests that came in one turn of the event loop. Nothing is kept: each is judged by what is true after it came. */
  private readonly holders: DataLoader<string, SessionHolder | null>;

  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly keys: KeyHolders,
  ) {
    this.holders = new DataLoader((sessionIds) => sessions.holdersOf(sessionIds), {
      cache: false,
      batchScheduleFn: (read) => setImmediate(read),
    });
  }

  /** CREDENTIALS_INVALID, TOTP_REQUIRED or RATE_LIMITED. @param address of the client, for the limits */
  async signIn(input: SignInWish, address: string, userAgent?: string): Promise<Result<SignedInTokens, Refusal>> {
    const checked = await this.credentials.check(input, address);
    if (!checked.ok) return checked;
    const client = { address, userAgent: userAgent?.slice(0, longestUserAgent) ?? null };
    const session = await this.sessions.openFor(checked.value, client);
    return session === null
      ? refuse("CREDENTIALS_INVALID", "identity.credentialsInvalid")
      : ok(await this.withAccessToken(session));
  }

  /** A session of whom somebody else has vouched for. */
  async begin(actor: Actor): Promise<SignedInTokens> {
    return this.withAccessToken(await this.sessions.open(actor));
  }

  /** The old refresh token is spent; showing it again ends the session and answers CREDENTIALS_INVALID. */
  async refresh(input: { refreshToken: string }): Promise<Result<SignedInTokens, Refusal>> {
    const rotated = await this.sessions.rotate(input.refreshToken);
    return rotated.ok ? ok(await this.withAccessToken(rotated.value)) : rotated;
  }

  /** Ends the whole family of the token. Again with the same token: the same answer. */
  async signOut(input: { refreshToken: string }): Promise<Result<{ signedOutAt: Date }, Refusal>> {
    const ended = await this.sessions.end(input.refreshToken);
    return ended.ok ? ok({ signedOutAt: ended.value }) : ended;
  }

  /** Who shows this access token or API key; null if it is not good, its session has ended or its user is disabled. For tokens one query, for all who come at once. */
  async authenticate(accessToken: string): Promise<SignedIn | null> {
    if (looksLikeKey(accessToken)) return this.keys.authenticate(accessToken);
    const claims = await this.tokens.verify(accessToken);
    if (claims === null) return null;
    const holder = await this.holders.load(claims.sessionId);
    if (holder?.actor.userId !== claims.userId) return null;
    return { ...holder, sessionId: claims.sessionId, expiresAt: claims.expiresAt, scopes: null };
  }

  private async withAccessToken(session: OpenSession): Promise<SignedInTokens> {
    return { ...session, ...(await this.tokens.issue(session.actor.userId, session.sessionId)) };
  }
}
