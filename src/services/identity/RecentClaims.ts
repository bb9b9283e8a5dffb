import { createHash } from "node:crypto";
import { keepRecent } from "../keepRecent.js";
import type { AccessClaims } from "./Tokens.js";

const mostTokens = 10_000;

/**
 * What good tokens say, by their hash. A signature is good for ever, so it is verified once; whether the token has ended is asked each time. Nothing is kept of what is no token of ours.
 */
export class RecentClaims {
  private readonly recent = new Map<string, AccessClaims>();

  /** @param verify null for what is not a good token */
  async of(token: string, now: Date, verify: () => Promise<AccessClaims | null>): Promise<AccessClaims | null> {
    const key = createHash("sha256").update(token).digest("base64");
    const claims = this.recent.get(key) ?? (await verify());
    if (claims === null || claims.expiresAt <= now) {
      this.recent.delete(key);
      return null;
    }
    keepRecent(this.recent, [key, claims], mostTokens);
    return claims;
  }
}
