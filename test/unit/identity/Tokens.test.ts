import { createHmac, generateKeyPairSync, sign as signWith } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { TokenKey } from "../../../src/services/identity/TokenKey.js";
import { Tokens } from "../../../src/services/identity/Tokens.js";
import { TestClock } from "../../support/TestClock.js";

const issuer = "certdesk";
const start = new Date("2026-04-01T00:00:00.750Z");
const iat = 1775001600;

let dataDir: string;
let key: TokenKey;
let clock: TestClock;
let tokens: Tokens;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "certdesk-tokens-"));
  key = await TokenKey.open(dataDir);
  clock = new TestClock(start);
  tokens = new Tokens(key, clock);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const base64url = (data: string | Buffer) => Buffer.from(data).toString("base64url");
const json = (value: unknown) => base64url(JSON.stringify(value));

const header = { alg: "EdDSA", typ: "at+jwt" };
const claims = { iss: issuer, aud: "certdesk", sub: "usr_1", sid: "ses_1", iat, exp: iat + 900 };

type Signer = (input: string) => Buffer;
const ours: Signer = (input) => signWith(null, Buffer.from(input), key.privateKey);
const spki = (format: "pem" | "der") => key.publicKey.export({ type: "spki", format } as never) as string | Buffer;
const hmac =
  (secret: string | Buffer): Signer =>
  (input) =>
    createHmac("sha256", secret).update(input).digest();

/** A token by hand: what is not given is as in a good one, and our own key signs. `undefined` leaves a member out. */
function token(parts: { header?: object; claims?: object; payload?: string; sign?: Signer } = {}): string {
  const payload = parts.payload ?? json({ ...claims, ...parts.claims });
  const input = `${json({ ...header, ...parts.header })}.${payload}`;
  return `${input}.${base64url((parts.sign ?? ours)(input))}`;
}

const stranger = generateKeyPairSync("ed25519");
const strangers: Signer = (input) => signWith(null, Buffer.from(input), stranger.privateKey);
const strangersJwk = stranger.publicKey.export({ format: "jwk" });
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const signature = (good: string) => good.slice(good.lastIndexOf(".") + 1);
const unsigned = (good: string) => good.slice(0, good.lastIndexOf("."));

/** Same 64 bytes, other text: the last of 86 characters carries four bits that belong to nothing. */
function withStrayBits(good: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return good.slice(0, -1) + alphabet[alphabet.indexOf(good.at(-1) ?? "") + 1];
}

const forgeries: Record<string, () => string> = {
  "alg none without a signature": () => token({ header: { alg: "none" }, sign: () => Buffer.alloc(0) }),
  "alg none with a signature of ours": () => token({ header: { alg: "none" } }),
  "alg NoNe": () => token({ header: { alg: "NoNe" }, sign: () => Buffer.alloc(0) }),
  "no alg": () => token({ header: { alg: undefined } }),
  "HS256 with the public key's PEM as the secret": () => token({ header: { alg: "HS256" }, sign: hmac(spki("pem")) }),
  "HS256 with the public key's DER as the secret": () => token({ header: { alg: "HS256" }, sign: hmac(spki("der")) }),
  "HS256 with the raw public key as the secret": () =>
    token({ header: { alg: "HS256" }, sign: hmac((spki("der") as Buffer).subarray(-32)) }),
  "EdDSA in the header, HMAC below": () => token({ sign: hmac(spki("pem")) }),
  "HMAC to the length of a signature": () =>
    token({ sign: (input) => Buffer.concat([hmac("")(input), hmac("")(input)]) }),
  "another Ed25519 key": () => token({ sign: strangers }),
  "ES256 with another key": () =>
    token({
      header: { alg: "ES256" },
      sign: (input) => signWith("sha256", Buffer.from(input), { key: p256.privateKey, dsaEncoding: "ieee-p1363" }),
    }),
  "alg Ed25519, which is not in the list": () => token({ header: { alg: "Ed25519" } }),
  "a signature of zeros": () => token({ sign: () => Buffer.alloc(64) }),
  "another audience": () => token({ claims: { aud: "elsewhere" } }),
  "an audience among others": () => token({ claims: { aud: ["elsewhere", "certdesk"] } }),
  "no audience": () => token({ claims: { aud: undefined } }),
  "another issuer": () => token({ claims: { iss: "https://elsewhere.example.org" } }),
  "an issuer with a slash more": () => token({ claims: { iss: `${issuer}/` } }),
  "no issuer": () => token({ claims: { iss: undefined } }),
  "typ JWT": () => token({ header: { typ: "JWT" } }),
  "typ of an identity token": () => token({ header: { typ: "id+jwt" } }),
  "no typ": () => token({ header: { typ: undefined } }),
  "a typ that only looks the same": () => token({ header: { typ: "application/AT+JWT" } }),
  "expired this very second": () => token({ claims: { exp: iat } }),
  "not before later": () => token({ claims: { nbf: iat + 60 } }),
  "no exp": () => token({ claims: { exp: undefined } }),
  "exp as a string": () => token({ claims: { exp: `${iat + 900}` } }),
  "exp null": () => token({ claims: { exp: null } }),
  "exp beyond all dates": () => token({ claims: { exp: 1e300 } }),
  "no iat": () => token({ claims: { iat: undefined } }),
  "no sub": () => token({ claims: { sub: undefined } }),
  "sub as a list": () => token({ claims: { sub: ["usr_1"] } }),
  "no sid": () => token({ claims: { sid: undefined } }),
  "a role of its own": () => token({ claims: { role: "OPERATOR" } }),
  "crit with an unknown extension": () => token({ header: { crit: ["x"], x: 1 } }),
  "crit empty": () => token({ header: { crit: [] } }),
  "b64=false under crit": () =>
    token({ header: { b64: false, crit: ["b64"] }, payload: JSON.stringify(claims).replaceAll(".", "") }),
  "b64=false alone": () => token({ header: { b64: false } }),
  "b64=true under crit": () => token({ header: { b64: true, crit: ["b64"] } }),
  "jwk with the stranger's key": () => token({ header: { jwk: strangersJwk }, sign: strangers }),
  "jwk, though signed by us": () => token({ header: { jwk: strangersJwk } }),
  jku: () => token({ header: { jku: "https://elsewhere.example.org/jwks.json" }, sign: strangers }),
  x5u: () => token({ header: { x5u: "https://elsewhere.example.org/key.pem" }, sign: strangers }),
  "kid as a path": () => token({ header: { kid: "../../../../dev/null" }, sign: hmac("") }),
  "a compressed payload": () => token({ header: { zip: "DEF" } }),
  "a truncated signature": () => token().slice(0, -2),
  "no signature": () => unsigned(token()),
  "an empty signature": () => `${unsigned(token())}.`,
  "a header alone": () => json(header),
  "five parts, as JWE has them": () => `${token()}.AAAA.AAAA`,
  "another payload under a signature of ours": () =>
    `${json(header)}.${json({ ...claims, sub: "usr_2" })}.${signature(token())}`,
  "another header over a signature of ours": () =>
    `${json({ typ: "at+jwt", alg: "EdDSA" })}.${json(claims)}.${signature(token())}`,
  "stray bits in the signature": () => withStrayBits(token()),
  padding: () => `${token()}==`,
  "the alphabet of base64": () => token({ payload: Buffer.from(JSON.stringify(claims)).toString("base64") }),
  "white space around": () => ` ${token()}\n`,
  "full-width full stops": () => token().replaceAll(".", "．"),
  "letters that look alike": () => `е${token().slice(1)}`,
  "a lone surrogate": () => `${token()}\ud800`,
  "NUL at the end": () => `${token()}\0`,
  "a payload that is no JSON": () => token({ payload: base64url("certdesk") }),
  "a payload that is no UTF-8": () => token({ payload: base64url(Buffer.from([0xff, 0xfe])) }),
  "a list as the payload": () => token({ payload: json([claims]) }),
  "null as the payload": () => token({ payload: json(null) }),
  "an empty payload": () => token({ payload: "" }),
  "a prototype as the payload": () => token({ payload: base64url(`{"__proto__":${JSON.stringify(claims)}}`) }),
  "more than 4 kB, signed by us": () => token({ claims: { sub: "u".repeat(4096) } }),
  "a megabyte": () => "a.".repeat(524_288),
  nothing: () => "",
};

describe("Tokens", () => {
  it("issues for 15 minutes, in whole seconds, and knows its own", async () => {
    const { accessToken, expiresAt } = await tokens.issue("usr_1", "ses_1");
    expect(expiresAt).toEqual(new Date("2026-04-01T00:15:00.000Z"));
    expect(await tokens.verify(accessToken)).toEqual({ userId: "usr_1", sessionId: "ses_1", expiresAt });
  });

  it("says who and which session, and no more", async () => {
    const { accessToken } = await tokens.issue("usr_1", "ses_1");
    const [first = "", second = ""] = accessToken.split(".").map((part) => Buffer.from(part, "base64url").toString());
    expect(JSON.parse(first)).toEqual(header);
    expect(JSON.parse(second)).toEqual(claims);
  });

  it("is good up to its last second and no longer", async () => {
    const { accessToken, expiresAt } = await tokens.issue("usr_1", "ses_1");
    clock.set(new Date(expiresAt.getTime() - 1));
    expect(await tokens.verify(accessToken)).not.toBeNull();
    clock.set(expiresAt);
    expect(await tokens.verify(accessToken)).toBeNull();
    clock.set(start);
  });

  it("is not good under another key: at another desk, or after the key was changed", async () => {
    const { accessToken } = await tokens.issue("usr_1", "ses_1");
    const newKey = await TokenKey.open(join(dataDir, "other"));
    expect(await new Tokens(newKey, clock).verify(accessToken)).toBeNull();
  });

  it("knows a good one made by hand: what the forgeries below start from", async () => {
    expect(await tokens.verify(token())).toEqual({
      userId: "usr_1",
      sessionId: "ses_1",
      expiresAt: new Date("2026-04-01T00:15:00.000Z"),
    });
  });

  it.each(Object.keys(forgeries))("refuses %s", async (name) => {
    expect(await tokens.verify(forgeries[name]?.() ?? "")).toBeNull();
  });

  it("refuses every token with one character changed", async () => {
    const good = token();
    for (let i = 0; i < good.length; i += 3) {
      const other = good.slice(0, i) + (good[i] === "A" ? "B" : "A") + good.slice(i + 1);
      expect(await tokens.verify(other)).toBeNull();
    }
  });
});
