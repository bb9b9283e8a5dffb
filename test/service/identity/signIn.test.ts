import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { say } from "../../../src/domain/messages/catalogue.js";
import { Session } from "../../../src/entities/Session.js";
import { User } from "../../../src/entities/User.js";
import { cpuOf } from "../../support/cpuOf.js";
import { createIdentityWorld, granted, type IdentityWorld, password } from "./identityWorld.js";

let world: IdentityWorld;
beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.dataSource.manager.update(User, { id: world.admin.id }, { disabledAt: null });
});

const signIn = (email: string, given = password) => world.identity.signIn({ email, password: given }, "192.0.2.1");
const refused = { ok: false, error: { code: "CREDENTIALS_INVALID", message: { key: "identity.credentialsInvalid" } } };

describe("signIn", () => {
  it("opens a session: who, both tokens, when the access token ends", async () => {
    const signedIn = granted(await signIn("admin@kumo.test"));
    expect(signedIn.actor).toEqual({ userId: world.admin.id, role: "ADMIN", accountId: world.account.id });
    expect(signedIn.expiresAt).toEqual(new Date(world.clock.now().getTime() + 15 * 60_000));
    expect(signedIn.refreshToken).toMatch(new RegExp(`^${signedIn.sessionId}\\.[0-9a-f]{64}$`));
    const { actor, sessionId, expiresAt } = signedIn;
    expect(await world.identity.authenticate(signedIn.accessToken)).toEqual({
      actor,
      sessionId,
      expiresAt,
      scopes: null,
      decidesFreely: true,
    });
  });

  it("lets staff in, who belong to no account", async () => {
    const { actor } = granted(await signIn("operator@desk.test"));
    expect(actor).toEqual({ userId: world.operator.id, role: "OPERATOR", accountId: null });
  });

  it("keeps of the refresh token its hash alone", async () => {
    const { sessionId, refreshToken } = granted(await signIn("admin@kumo.test"));
    const row = await world.dataSource.manager.findOneByOrFail(Session, { id: sessionId });
    expect(row.refreshHash).toMatch(/^[0-9a-f]{64}$/);
    expect(refreshToken).not.toContain(row.refreshHash);
    expect(row.expiresAt).toEqual(new Date(world.clock.now().getTime() + 30 * 86_400_000));
  });

  it.each([" Admin@KUMO.test ", "ＡＤＭＩＮ＠ｋｕｍｏ．ｔｅｓｔ"])("knows the address %j", async (email) => {
    expect(granted(await signIn(email)).actor.userId).toBe(world.admin.id);
  });

  it.each([
    ["a wrong password", "admin@kumo.test", "wrong"],
    ["no password", "admin@kumo.test", ""],
    ["the right password and more", "admin@kumo.test", `${password} `],
    ["an address that nobody has", "nobody@kumo.test", password],
    ["no address", "", password],
    ["an address with NUL, which PostgreSQL would not take", "admin@kumo.test\0", password],
    ["a lone surrogate", "\ud800@kumo.test", password],
    ["a megabyte as the address", `${"a".repeat(1_000_000)}@kumo.test`, password],
    ["a megabyte as the password", "admin@kumo.test", "p".repeat(1_000_000)],
    ["a password that is too long in bytes", "admin@kumo.test", "あ".repeat(342)],
  ])("answers %s in the same words", async (_, email, given) => {
    expect(await signIn(email, given)).toEqual(refused);
  });

  it("answers a disabled user as if the password were wrong", async () => {
    await world.dataSource.manager.update(User, { id: world.admin.id }, { disabledAt: world.clock.now() });
    expect(await signIn("admin@kumo.test")).toEqual(refused);
  });

  it("spends no hash on what is too long to be a password", async () => {
    const attempts = () => Promise.all(Array.from({ length: 200 }, () => signIn("admin@kumo.test", "p".repeat(1025))));
    // 200 hashes would take seconds.
    expect((await cpuOf(attempts)).cpu).toBeLessThan(500);
  });

  it("works as hard for an address that nobody has", async () => {
    let [known, unknown] = [0, 0];
    const attempt = async (email: string) => expect(await signIn(email, "wrong")).toEqual(refused);
    for (let i = 0; i < 21; i++) {
      known += (await cpuOf(() => attempt("admin@kumo.test"))).cpu;
      unknown += (await cpuOf(() => attempt("nobody@kumo.test"))).cpu;
    }
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.5);
  });
});

describe("limits of sign-in", () => {
  const limited = { ok: false, error: { code: "RATE_LIMITED", retryAfterSeconds: 900 } };

  it("refuses the 21st attempt of an account, right password or not, and lets it in again later", async () => {
    const identity = world.limitedIdentity();
    const attempt = (given: string, address: string) =>
      identity.signIn({ email: "Admin@kumo.test", password: given }, address);
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => attempt("wrong", `192.0.2.${i}`)));
    expect(all).toEqual(Array(20).fill(refused));
    const answer = await attempt(password, "198.51.100.1");
    expect(answer).toMatchObject(limited);
    if (!answer.ok) {
      const { key, values } = answer.error.message;
      expect(say(key, "EN", values)).toBe("Too many attempts to sign in. Try again in about 15 min.");
      expect(say(key, "JA", values)).toContain("約15分後に");
    }
    world.clock.advance(900_000);
    expect((await attempt(password, "198.51.100.1")).ok).toBe(true);
  });

  it("counts an address that nobody has like one that somebody has", async () => {
    const identity = world.limitedIdentity();
    const attempt = () => identity.signIn({ email: "nobody@kumo.test", password }, "192.0.2.1");
    const answers = await Promise.all(Array.from({ length: 21 }, attempt));
    const beyond = answers.filter((answer) => !answer.ok && answer.error.code === "RATE_LIMITED");
    expect(beyond).toMatchObject([limited]);
    expect(answers.filter((answer) => !beyond.includes(answer))).toEqual(Array(20).fill(refused));
  });

  it("is off where it was turned off", async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => signIn("admin@kumo.test")));
    expect(answers.every((answer) => answer.ok)).toBe(true);
  });
});
