import type { Tokens } from "./Session.js";

/** The tokens of a `SignInPayload`, as `signIn` and `refreshSession` answer it. @throws when they are not in it */
export function tokensIn(payload: unknown): Tokens {
  const { accessToken, refreshToken, expiresAt } = (payload ?? {}) as Partial<Tokens>;
  if (accessToken === undefined || refreshToken === undefined || expiresAt === undefined)
    throw new Error("Select accessToken, refreshToken and expiresAt.");
  return { accessToken, refreshToken, expiresAt };
}
