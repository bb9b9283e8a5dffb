/** When an access token was made, in milliseconds by the desk's clock, as it says itself (JWT, `iat`); null when it does not. */
export function issuedAt(accessToken: string): number | null {
  const [, claims = ""] = accessToken.split(".");
  try {
    const { iat } = JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof iat === "number" ? iat * 1000 : null;
  } catch {
    return null;
  }
}
