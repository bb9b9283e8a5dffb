import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { IsNull } from "typeorm";
import { ok } from "../../../src/domain/result.js";
import { Mail } from "../../../src/entities/Mail.js";
import { PasswordReset } from "../../../src/entities/PasswordReset.js";
import { Session } from "../../../src/entities/Session.js";
import { User } from "../../../src/entities/User.js";
import { found } from "../../../src/services/found.js";
import { setPassword } from "../../../src/services/identity/setPassword.js";
import { userWithPassword } from "../../../src/services/identity/userWithPassword.js";
import { createIdentityWorld, granted, type IdentityWorld, password } from "./identityWorld.js";

let world: IdentityWorld;
let passwordHash: string;
beforeAll(async () => {
  world = await createIdentityWorld();
  ({ passwordHash } = world.admin);
});
afterAll(() => world?.close());
beforeEach(async () => {
  await world.dataSource.query("update users set password_hash = $1, disabled_at = null", [passwordHash]);
  for (const table of ["password_resets", "mails", "sessions"]) await world.dataSource.query(`delete from ${table}`);
});

const email = "admin@kumo.test";
const newPassword = "another horse of mine";
const openSessions = () => world.dataSource.manager.countBy(Session, { endedAt: IsNull() });

describe("a sign-in at the very time of a change", () => {
  const proven = () => ({
    actor: { userId: world.admin.id, role: "ADMIN", accountId: world.account.id } as const,
    passwordHash,
  });
  const nowhere = { address: null, userAgent: null };

  /** What somebody does who has shown the old password, while the transaction of the change is open. @returns sessions that are open afterwards */
  async function during(signIn: () => Promise<unknown>): Promise<number> {
    let signedIn: Promise<unknown> = Promise.resolve();
    await world.database.inTransaction(async (tx) => {
      const change = { passwordHash: "another", keeps: [], now: world.clock.now() };
      const user = found(await userWithPassword(tx, { id: world.admin.id }));
      expect(await setPassword(tx, user, change)).toBe(0);
      signedIn = signIn();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return ok(null);
    });
    await signedIn;
    return openSessions();
  }

  it("by the old password opens no session that would outlive it", async () => {
    expect(await during(() => world.sessions.openFor(proven(), nowhere))).toBe(0);
  });

  it("would open one if nobody looked again", async () => {
    expect(await during(() => world.sessions.open(proven().actor))).toBe(1);
  });
});

describe("changePassword", () => {
  const change = async (currentPassword: string, security = world.security, to = newPassword) => {
    const signedIn = {
      actor: { userId: world.admin.id, role: "ADMIN", accountId: world.account.id },
      sessionId: "ses_x",
    } as const;
    const viewer = { ...signedIn, expiresAt: world.clock.now(), scopes: null };
    return security.passwordChange.change(viewer, { currentPassword, newPassword: to }, "192.0.2.1");
  };

  it("by two at once is done by one", async () => {
    const both = await Promise.all([change(password), change(password, world.security, "and another horse")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.dataSource.manager.countBy(Mail, { kind: "PASSWORD_CHANGED" })).toBe(1);
  });

  it("lets a stolen session guess no more often than a stranger at the door", async () => {
    const security = world.limitedSecurity();
    const answers = await Promise.all(Array.from({ length: 21 }, () => change("a wrong password", security)));
    expect(answers.filter((answer) => !answer.ok && answer.error.code === "RATE_LIMITED")).toHaveLength(1);
    expect(await change(password, security)).toMatchObject({ error: { code: "RATE_LIMITED", retryAfterSeconds: 900 } });
  });
});

describe("a reset by mail", () => {
  const request = (address: string) => world.security.passwordResets.request({ email: address }, "192.0.2.1");
  const reset = (token: string) => world.security.passwordResets.reset({ token, newPassword });

  /** Writes all mails that are due, as the job does. @returns the tokens in them, the oldest first */
  async function tokens(): Promise<string[]> {
    for (const { id } of await world.dataSource.manager.find(PasswordReset, { order: { createdAt: "ASC", id: "ASC" } }))
      await world.security.passwordResets.write(id);
    const mails = await world.dataSource.manager.find(Mail, {
      where: { kind: "PASSWORD_RESET" },
      order: { createdAt: "ASC", id: "ASC" },
    });
    return mails.map(({ textBody }) => /^[0-9a-f]{64}$/m.exec(textBody)?.[0] ?? "");
  }

  it("looks nobody up before it answers: an address that nobody has leaves the same", async () => {
    const answers = [await request(email), await request("nobody@kumo.test")];
    expect(answers).toEqual([ok(30), ok(30)]);
    const rows = await world.dataSource.manager.find(PasswordReset);
    const shape = rows.map(({ id: _, email: __, ...row }) => JSON.stringify(row));
    expect(new Set(shape).size).toBe(1);
    expect(JSON.parse(shape[0] ?? "")).toMatchObject({ userId: null, tokenHash: null });
    expect(await world.dataSource.manager.count(Mail)).toBe(0);
    expect(await tokens()).toHaveLength(1);
    expect(await world.dataSource.manager.findBy(PasswordReset, { email: "nobody@kumo.test" })).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["what is no address", "no address"],
    ["what is too long", "x".repeat(10_000)],
    ["NUL", "admin@kumo.test\0"],
  ])("answers %s the same, and keeps nothing", async (_, address) => {
    expect(await request(address)).toEqual(ok(30));
    expect(await world.dataSource.manager.count(PasswordReset)).toBe(0);
  });

  it("writes to nobody who is disabled", async () => {
    await world.dataSource.manager.update(User, { email }, { disabledAt: world.clock.now() });
    await request(email);
    expect(await tokens()).toEqual([]);
  });

  it("is good once, whoever is first of many at once", async () => {
    await request(email);
    const [token = ""] = await tokens();
    const answers = await Promise.all(Array.from({ length: 8 }, () => reset(token)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await world.dataSource.manager.countBy(Mail, { kind: "PASSWORD_CHANGED" })).toBe(1);
  });

  it("is good for 30 minutes, and no longer than until the next one", async () => {
    await request(email);
    const [first = ""] = await tokens();
    world.clock.advance(1000);
    await request(email);
    const [, second = ""] = await tokens();
    expect(await reset(first)).toMatchObject({ error: { code: "CREDENTIALS_INVALID" } });
    world.clock.advance(30 * 60_000);
    expect(await reset(second)).toMatchObject({ error: { code: "CREDENTIALS_INVALID" } });
    await request(email);
    const third = (await tokens()).at(-1) ?? "";
    world.clock.advance(30 * 60_000 - 1);
    expect((await reset(third)).ok).toBe(true);
  });

  it("is of no use once the password was changed", async () => {
    await request(email);
    const [token = ""] = await tokens();
    const { actor, sessionId, expiresAt } = granted(await world.identity.signIn({ email, password }, "192.0.2.1"));
    const input = { currentPassword: password, newPassword };
    granted(
      await world.security.passwordChange.change({ actor, sessionId, expiresAt, scopes: null }, input, "192.0.2.1"),
    );
    expect(await reset(token)).toMatchObject({ error: { code: "CREDENTIALS_INVALID" } });
  });

  it("writes one mail, however often the job is begun", async () => {
    await request(email);
    const [row] = await world.dataSource.manager.find(PasswordReset);
    await Promise.all(Array.from({ length: 5 }, () => world.security.passwordResets.write(row?.id ?? "")));
    expect(await world.dataSource.manager.countBy(Mail, { kind: "PASSWORD_RESET" })).toBe(1);
  });

  it("is asked for as often as one may sign in, and shuts nobody out of that", async () => {
    const { passwordResets } = world.limitedSecurity();
    const ask = (address: string) => passwordResets.request({ email }, address);
    const answers = await Promise.all(Array.from({ length: 21 }, (_, i) => ask(`192.0.2.${i}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      error: { code: "RATE_LIMITED", retryAfterSeconds: 900 },
    });
    expect((await world.limitedIdentity().signIn({ email, password }, "192.0.2.1")).ok).toBe(true);
  });
});
