import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Clock } from "../ports.js";
import { RecentClaims } from "./RecentClaims.js";
import type { TokenKey } from "./TokenKey.js";

const audience = "certdesk";

/** Not the address: processes that share a key, and a desk that moves, take the tokens of each other. */
const tokenIssuer = "certdesk";

/** Seconds. */
const lifetime = 15 * 60;

/** Characters. */
const longestToken = 4096;

/** JWS Compact Serialization with an Ed25519 signature: 64 bytes, the four bits left over in the last character zero. */
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]{85}[AQgw]$/;

/** Exactly what `issue` writes (RFC 9068): no `jwk`, `jku`, `x5u`, `crit`, `b64` is ever looked at, because none may be there. */
const headerForm = z.strictObject({ alg: z.literal("EdDSA"), typ: z.literal("at+jwt") });
const id = z.string().regex(/^\w+$/);
const claimsForm = z.strictObject({
  iss: z.string(), // which one, `verify` says
  aud: z.literal(audience),
  sub: id,
  sid: id,
  iat: z.int(),
  exp: z.int(),
});

/** What a good access token says. It says who, never what he may do. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Access tokens: JWTs signed with EdDSA, good for 15 minutes. */
export class Tokens {
  private readonly recentClaims = new RecentClaims();

  constructor(
    private readonly key: TokenKey,
    private readonly clock: Clock,
  ) {}

  /** @returns the token and its end, in whole seconds as JWTs count */
  async issue(userId: string, sessionId: string): Promise<{ accessToken: string; expiresAt: Date }> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const accessToken = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt" })
      .setIssuer(tokenIssuer)
      .setAudience(audience)
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .sign(this.key.privateKey);
    return { accessToken, expiresAt: new Date((issuedAt + lifetime) * 1000) };
  }

  /** What the token says, or null for whatever is not a token of ours that is good now. Never throws. */
  async verify(token: string): Promise<AccessClaims | null> {
    if (token.length > longestToken || !compactForm.test(token)) return null;
    const now = this.clock.now();
    return this.recentClaims.of(token, now, () => this.read(token, now));
  }

  private async read(token: string, currentDate: Date): Promise<AccessClaims | null> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.key.publicKey, {
        algorithms: ["EdDSA"],
        issuer: tokenIssuer,
        currentDate,
      });
      headerForm.parse(protectedHeader);
      const { sub, sid, exp } = claimsForm.parse(payload);
      return { userId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
    } catch {
      return null;
    }
  }
}
