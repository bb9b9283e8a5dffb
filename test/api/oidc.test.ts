import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  DisableUserDocument,
  EnableUserDocument,
  ExchangeSignInCodeDocument,
  ViewerDocument,
} from "../gql/documents.js";
import { Client } from "../support/client.js";
import { invites, joins } from "../support/invitations.js";
import { Browser, OidcProviderProcess } from "../support/OidcProviderProcess.js";
import { freePort, startWorld, type World } from "../support/world.js";

const app = "https://app.example";
let provider: OidcProviderProcess;
let world: World;
let admin: Client;
beforeAll(async () => {
  const [port, desk] = [String(await freePort()), String(await freePort())];
  provider = await OidcProviderProcess.start(port, `http://127.0.0.1:${desk}/auth/oidc/callback`);
  world = await startWorld({ PORT: desk, ALLOWED_ORIGINS: app, ...provider.environment });
  admin = await world.as("admin@kumo.test");
});
afterAll(async () => {
  await world?.stop();
  await provider?.stop();
});

/** A browser that stands at the provider's door. */
async function sent(returnTo?: string) {
  const browser = new Browser();
  const query = returnTo === undefined ? "" : `?returnTo=${encodeURIComponent(returnTo)}`;
  const started = await browser.request(`${world.url}auth/oidc/start${query}`);
  return { browser, started, address: started.headers.get("location") ?? "" };
}

/** The address at which the browser ends up, and the answer of the callback. */
async function signsIn(login: string, returnTo?: string) {
  const { browser, address } = await sent(returnTo);
  const callback = await browser.signsIn(address, login);
  const answer = await browser.request(callback);
  return { browser, callback, answer, location: answer.headers.get("location") };
}

const codeIn = (location: string | null) => /#signInCode=([0-9a-f]{64})$/.exec(location ?? "")?.[1] ?? "";
const exchanges = async (code: string) =>
  (await world.client.run(ExchangeSignInCodeDocument, { input: { code } })).exchangeSignInCode;

describe("signing in by OpenID Connect", () => {
  it("goes by the provider and ends in a session like any other", async () => {
    const { location, answer } = await signsIn("standard@kumo.test", `${app}/signed-in?x=1`);
    expect([answer.status, location]).toEqual([303, expect.stringMatching(/^https:\/\/app\.example\/signed-in\?x=1#/)]);
    const session = await exchanges(codeIn(location));
    if (session.__typename !== "SignInPayload") throw new Error(JSON.stringify(session));
    const { viewer } = await new Client(world.url, session.accessToken).run(ViewerDocument, {});
    expect(viewer?.user.email).toBe("standard@kumo.test");
    expect(await exchanges(codeIn(location))).toMatchObject({ code: "CREDENTIALS_INVALID" });
  }, 30_000);

  it("asks with PKCE, state and nonce, and keeps them in a cookie that no script reads", async () => {
    const { address, started } = await sent();
    const { searchParams } = new URL(address);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: "code",
      scope: "openid email",
      code_challenge_method: "S256",
      state: expect.stringMatching(/^.{43,}$/),
      nonce: expect.stringMatching(/^.{43,}$/),
    });
    expect(started.headers.get("set-cookie")).toMatch(
      /^certdesk_oidc=[\w.-]+; Path=\/auth\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    expect(started.headers.get("cache-control")).toBe("no-store");
  });

  it("lets nobody in whose address is only claimed, unknown, invited or disabled, and makes nobody", async () => {
    const [user, invited] = [await joins(world, admin), await invites(admin)];
    if (invited.__typename !== "InviteUserPayload") throw new Error(JSON.stringify(invited));
    await admin.run(DisableUserDocument, { input: { userId: user.id } });
    const count = async () => (await world.dataSource.query("select count(*)::int as n from users"))[0].n;
    const before = await count();
    for (const login of ["unverified:admin@kumo.test", "nobody@kumo.test", invited.user.email, user.email]) {
      const { answer, location } = await signsIn(login);
      expect([answer.status, location]).toEqual([403, null]);
      expect(await answer.text()).toContain("確認済みのメールアドレス");
    }
    expect(await count()).toBe(before);
  }, 60_000);

  it("has a code that is good for a minute, and not for who was disabled since", async () => {
    const user = await joins(world, admin);
    const disabled = codeIn((await signsIn(user.email.toUpperCase())).location);
    await admin.run(DisableUserDocument, { input: { userId: user.id } });
    expect(await exchanges(disabled)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    await admin.run(EnableUserDocument, { input: { userId: user.id } });
    const late = codeIn((await signsIn(user.email)).location);
    expect(late).not.toBe("");
    const rows = await world.dataSource.query("select * from sign_in_codes");
    expect(JSON.stringify(rows)).not.toContain(late);
    await world.dataSource.query("update sign_in_codes set expires_at = now()");
    expect(await exchanges(late)).toMatchObject({ code: "CREDENTIALS_INVALID" });
  }, 30_000);

  it("is not finished by another browser, with another state, without the cookie or with one that was touched", async () => {
    const { browser, address } = await sent();
    const callback = await browser.signsIn(address, "admin@kumo.test");
    const other = await sent();
    expect((await other.browser.request(callback)).status).toBe(403);
    expect((await new Browser().request(callback)).status).toBe(403);
    const forged = (await sent()).started.headers.get("set-cookie")?.split(";")[0] ?? "";
    for (const cookie of [`${forged}0`, forged.replace("=", "=A"), "certdesk_oidc=.", "certdesk_oidc=x.y"])
      expect((await fetch(callback, { redirect: "manual", headers: { cookie } })).status).toBe(403);
    const tampered = callback.replace(/state=[^&]+/, "state=another");
    expect((await browser.request(tampered)).status).toBe(403);
    // The cookie was good once.
    expect((await browser.request(callback)).status).toBe(403);
  }, 30_000);

  it("sends nobody to where the desk does not belong", async () => {
    for (const returnTo of [
      "https://evil.example/",
      "//evil.example",
      "javascript:alert(1)",
      `${app}.evil.example/`,
      "",
    ]) {
      const { started } = await sent(returnTo);
      expect([started.status, started.headers.get("location")]).toEqual([400, null]);
    }
    const { location } = await signsIn("standard@kumo.test");
    expect(location).toMatch(new RegExp(`^${world.url}#signInCode=`));
  }, 30_000);

  it("says so while the provider is away, and is not there where none is configured", async () => {
    const [gone, plain] = [
      await startWorld({ ...provider.environment, OIDC_ISSUER: `http://127.0.0.1:${await freePort()}` }),
      await startWorld(),
    ];
    try {
      expect((await fetch(`${gone.url}auth/oidc/start`, { redirect: "manual" })).status).toBe(503);
      expect((await fetch(`${plain.url}auth/oidc/start`, { redirect: "manual" })).status).toBe(404);
    } finally {
      await Promise.all([gone.stop(), plain.stop()]);
    }
  }, 60_000);
});
