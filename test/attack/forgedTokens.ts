import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

type Claims = Readonly<Record<string, unknown>>;

/** What a forger may have: a good token, the public key, and for those who want to see each check at work, the private one. */
export interface Loot {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly privateKeyPem: string;
}

const part = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const header = { alg: "EdDSA", typ: "at+jwt" };

/** A JWT with whatever header and claims, signed by the key; the same the desk writes unless told otherwise. */
function jwt(key: KeyObject, claims: unknown, head: unknown = header): string {
  const signed = `${part(head)}.${part(claims)}`;
  const hash = key.asymmetricKeyType === "ec" || key.asymmetricKeyType === "rsa" ? "sha256" : null;
  return `${signed}.${sign(hash, Buffer.from(signed), key).toString("base64url")}`;
}

function mac(secret: string | Buffer, claims: Claims, alg = "HS256"): string {
  const signed = `${part({ ...header, alg })}.${part(claims)}`;
  return `${signed}.${createHmac(`sha${alg.slice(2)}`, secret)
    .update(signed)
    .digest("base64url")}`;
}

export const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

/** The good token once more, from the key: shows that what is refused below is not refused for how it is made. */
export const remade = ({ accessToken, privateKeyPem }: Loot) =>
  jwt(createPrivateKey(privateKeyPem), claimsOf(accessToken));

/** Each is refused for one reason alone: signed with the right key where the signature is not the matter. */
export function forgedTokens(loot: Loot): Readonly<Record<string, string>> {
  return { ...byWhom(loot), ...byClaims(loot), ...byHeader(loot), ...byForm(loot) };
}

function byWhom({ accessToken, privateKeyPem }: Loot): Record<string, string> {
  const claims = claimsOf(accessToken);
  const publicKey = createPublicKey(privateKeyPem);
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const [head = "", body = "", signature = ""] = accessToken.split(".");
  const older = jwt(createPrivateKey(privateKeyPem), { ...claims, iat: 1 });
  return {
    "alg none": `${part({ ...header, alg: "none" })}.${body}.`,
    "alg none with a signature": `${part({ ...header, alg: "none" })}.${body}.${signature}`,
    "alg NoNe": `${part({ ...header, alg: "NoNe" })}.${body}.`,
    "HS256 with the public key as PEM": mac(pem, claims),
    "HS256 with the public key as DER": mac(publicKey.export({ type: "spki", format: "der" }), claims),
    "HS512 with the public key's bytes": mac(
      Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url"),
      claims,
      "HS512",
    ),
    "HS256 with an empty secret": mac("", claims),
    "another Ed25519 key": jwt(generateKeyPairSync("ed25519").privateKey, claims),
    "another curve, Ed448": jwt(generateKeyPairSync("ed448").privateKey, claims),
    ES256: jwt(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey, claims, { ...header, alg: "ES256" }),
    RS256: jwt(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey, claims, { ...header, alg: "RS256" }),
    "the signature of another token": `${head}.${body}.${older.split(".")[2]}`,
    "a signature of zeros": `${head}.${body}.${Buffer.alloc(64).toString("base64url")}`,
    "another user under the same signature": `${head}.${part({ ...claims, sub: "usr_00000000000000000000000000" })}.${signature}`,
  };
}

function byClaims({ accessToken, privateKeyPem }: Loot): Record<string, string> {
  const key = createPrivateKey(privateKeyPem);
  const claims = claimsOf(accessToken);
  const now = Math.floor(Date.now() / 1000);
  const without = (name: string) => Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name));
  const changed: Record<string, unknown> = {
    "another audience": { ...claims, aud: "certdesk-admin" },
    "several audiences": { ...claims, aud: ["certdesk", "other"] },
    "no audience": without("aud"),
    "another issuer": { ...claims, iss: "https://evil.example" },
    "no issuer": without("iss"),
    "an end that is past": { ...claims, iat: now - 1000, exp: now - 1 },
    "no end": without("exp"),
    "an end that is text": { ...claims, exp: "9999999999" },
    "an end without end": JSON.stringify({ ...claims, exp: 0 }).replace('"exp":0', '"exp":1e999'),
    "a beginning in the future": { ...claims, nbf: now + 3600 },
    "a claim too many": { ...claims, role: "OPERATOR" },
    "another user": { ...claims, sub: "usr_00000000000000000000000000" },
    "another session": { ...claims, sid: "ses_00000000000000000000000000" },
    "a session that is SQL": { ...claims, sid: "' or 1=1 --" },
    "NUL in the session": { ...claims, sid: `${claims.sid}\0` },
    "no session": without("sid"),
    "claims that are a list": [claims],
    "claims that are no JSON": "{",
  };
  return Object.fromEntries(Object.entries(changed).map(([name, each]) => [name, jwt(key, each)]));
}

function byHeader({ accessToken, privateKeyPem }: Loot): Record<string, string> {
  const key = createPrivateKey(privateKeyPem);
  const mine = generateKeyPairSync("ed25519");
  const jwk = mine.publicKey.export({ format: "jwk" });
  const changed: Record<string, object> = {
    "typ JWT": { typ: "JWT" },
    "typ rt+jwt": { typ: "rt+jwt" },
    "typ in capitals": { typ: "AT+JWT" },
    "a kid": { kid: "../../../../dev/null" },
    "a kid that is SQL": { kid: "' union select 'key' --" },
    jku: { jku: "http://127.0.0.1/keys.json" },
    x5u: { x5u: "http://127.0.0.1/cert.pem" },
    "crit that is known": { crit: ["exp"], exp: 1 },
    "crit that is unknown": { crit: ["x"], x: 1 },
    b64: { b64: false, crit: ["b64"] },
    zip: { zip: "DEF" },
  };
  return {
    ...Object.fromEntries(
      Object.entries(changed).map(([name, more]) => [name, jwt(key, claimsOf(accessToken), { ...header, ...more })]),
    ),
    "a key of its own in jwk": jwt(mine.privateKey, claimsOf(accessToken), { ...header, jwk }),
  };
}

function byForm({ accessToken, refreshToken }: Loot): Record<string, string> {
  const [head = "", body = "", signature = ""] = accessToken.split(".");
  const last = signature.at(-1) ?? "";
  return {
    "the refresh token": refreshToken,
    "no signature": `${head}.${body}`,
    "an empty signature": `${head}.${body}.`,
    "one character less": accessToken.slice(0, -1),
    "one character more": `${accessToken}A`,
    "bits that do not count": accessToken.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1),
    padding: `${accessToken}==`,
    "four segments": `${accessToken}.${signature}`,
    "five segments, as of an encrypted token": `${accessToken}.${body}.${signature}`,
    "a blank in it": `${head}. ${body}.${signature}`,
    "letters that look like others": accessToken.replace("e", "е"),
    "full width": `${head}．${body}．${signature}`,
    "a NUL at its end": `${accessToken}\0`,
    twice: `${accessToken},${accessToken}`,
    "JSON instead of compact": JSON.stringify({ protected: head, payload: body, signature }),
    "12 kB": `${head}.${"A".repeat(12_000)}.${signature}`,
    "a thousand dots": ".".repeat(1000),
  };
}
