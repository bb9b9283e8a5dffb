import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Session } from "../../../src/entities/Session.js";
import { User } from "../../../src/entities/User.js";
import type { SignedInTokens } from "../../../src/services/identity/SignedIn.js";
import { queriesOf } from "../../support/queriesOf.js";
import { createIdentityWorld, granted, type IdentityWorld, password } from "./identityWorld.js";

let world: IdentityWorld;
let signedIn: SignedInTokens;
beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.dataSource.manager.update(User, { id: world.admin.id }, { disabledAt: null, role: "ADMIN" });
  signedIn = granted(await world.identity.signIn({ email: "admin@kumo.test", password }, "192.0.2.1"));
});

const day = 86_400_000;
const refused = { ok: false, error: { code: "CREDENTIALS_INVALID", message: { key: "identity.sessionEnded" } } };
const refresh = (refreshToken: string) => world.identity.refresh({ refreshToken });
const signOut = (refreshToken: string) => world.identity.signOut({ refreshToken });
const session = () => world.dataSource.manager.findOneByOrFail(Session, { id: signedIn.sessionId });
const disable = () => world.dataSource.manager.update(User, { id: world.admin.id }, { disabledAt: world.clock.now() });
const isIn = async ({ accessToken }: SignedInTokens) => (await world.identity.authenticate(accessToken)) !== null;

const garbage: [string, () => string][] = [
  ["nothing", () => ""],
  ["an access token", () => signedIn.accessToken],
  ["a session id alone", () => signedIn.sessionId],
  ["a session that does not exist", () => `ses_${"0".repeat(26)}.${"0".repeat(64)}`],
  ["capital letters", () => signedIn.refreshToken.toUpperCase()],
  ["one character more", () => `${signedIn.refreshToken}0`],
  ["a line break", () => `${signedIn.refreshToken}\n`],
  ["NUL", () => `${signedIn.refreshToken}\0`],
  ["a megabyte", () => `${signedIn.sessionId}.${"0".repeat(1_000_000)}`],
];

describe("refresh", () => {
  it("gives new tokens of the same session, and 30 days from now", async () => {
    world.clock.advance(29 * day);
    const refreshed = granted(await refresh(signedIn.refreshToken));
    expect(refreshed).toMatchObject({ sessionId: signedIn.sessionId, actor: signedIn.actor });
    expect(refreshed.refreshToken).not.toBe(signedIn.refreshToken);
    expect(refreshed.expiresAt.getTime()).toBe(world.clock.now().getTime() + 15 * 60_000);
    expect(await isIn(refreshed)).toBe(true);
    world.clock.advance(29 * day);
    expect((await refresh(refreshed.refreshToken)).ok).toBe(true);
  });

  it("refuses a token that was not used for 30 days", async () => {
    world.clock.advance(30 * day);
    expect(await refresh(signedIn.refreshToken)).toEqual(refused);
  });

  it("ends the family when a spent token is shown again", async () => {
    const second = granted(await refresh(signedIn.refreshToken));
    const third = granted(await refresh(second.refreshToken));
    expect(await refresh(signedIn.refreshToken)).toEqual(refused);
    expect((await session()).endedAt).toEqual(world.clock.now());
    expect(await refresh(third.refreshToken)).toEqual(refused);
    expect([await isIn(signedIn), await isIn(third)]).toEqual([false, false]);
  });

  it("takes a made-up token of the session for a spent one", async () => {
    expect(await refresh(`${signedIn.sessionId}.${"0".repeat(64)}`)).toEqual(refused);
    expect(await isIn(signedIn)).toBe(false);
  });

  it("leaves other sessions of the same user alone", async () => {
    const other = granted(await world.identity.signIn({ email: "admin@kumo.test", password }, "192.0.2.1"));
    await refresh(signedIn.refreshToken);
    await refresh(signedIn.refreshToken);
    expect(await isIn(other)).toBe(true);
    expect((await refresh(other.refreshToken)).ok).toBe(true);
  });

  it("lets exactly one of several at once win; the others count as reuse, so the family ends", async () => {
    for (let round = 0; round < 20; round++) {
      signedIn = granted(await world.identity.signIn({ email: "admin@kumo.test", password }, "192.0.2.1"));
      const answers = await Promise.all(Array.from({ length: 2 + (round % 4) }, () => refresh(signedIn.refreshToken)));
      const winners = answers.filter((answer) => answer.ok);
      expect(winners.length).toBe(1);
      expect((await session()).endedAt).not.toBeNull();
      for (const winner of winners) expect(await isIn(granted(winner))).toBe(false);
    }
  });

  it("refuses a disabled user and leaves the token unspent", async () => {
    await disable();
    expect(await refresh(signedIn.refreshToken)).toEqual(refused);
    await world.dataSource.manager.update(User, { id: world.admin.id }, { disabledAt: null });
    expect((await refresh(signedIn.refreshToken)).ok).toBe(true);
  });

  it.each(garbage)("refuses %s", async (_, token) => {
    expect(await refresh(token())).toEqual(refused);
    expect((await session()).endedAt).toBeNull();
  });
});

describe("signOut", () => {
  it("ends the session at once, and answers the same when asked again", async () => {
    const first = await signOut(signedIn.refreshToken);
    expect(first).toEqual({ ok: true, value: { signedOutAt: world.clock.now() } });
    expect(await isIn(signedIn)).toBe(false);
    expect(await refresh(signedIn.refreshToken)).toEqual(refused);
    world.clock.advance(day);
    expect(await signOut(signedIn.refreshToken)).toEqual(first);
  });

  it("ends the family also of a spent token, which is refused all the same", async () => {
    const second = granted(await refresh(signedIn.refreshToken));
    expect(await signOut(signedIn.refreshToken)).toEqual(refused);
    expect(await isIn(second)).toBe(false);
  });

  it("is open to a disabled user", async () => {
    await disable();
    expect((await signOut(signedIn.refreshToken)).ok).toBe(true);
  });

  it.each(garbage)("refuses %s", async (_, token) => {
    expect(await signOut(token())).toEqual(refused);
    expect((await session()).endedAt).toBeNull();
  });
});

describe("authenticate", () => {
  it("takes the role from the database, not from the token", async () => {
    await world.dataSource.manager.update(User, { id: world.admin.id }, { role: "LIMITED" });
    expect((await world.identity.authenticate(signedIn.accessToken))?.actor.role).toBe("LIMITED");
  });

  it("refuses a disabled user and lets him in again when he is enabled", async () => {
    await disable();
    expect(await isIn(signedIn)).toBe(false);
    await world.dataSource.manager.update(User, { id: world.admin.id }, { disabledAt: null });
    expect(await isIn(signedIn)).toBe(true);
  });

  it("refuses an access token after 15 minutes", async () => {
    world.clock.advance(15 * 60_000);
    expect(await isIn(signedIn)).toBe(false);
  });

  it("refuses it after 15 minutes too when it was shown before", async () => {
    expect(await isIn(signedIn)).toBe(true);
    world.clock.advance(15 * 60_000);
    expect(await isIn(signedIn)).toBe(false);
  });

  it("reads many who come at once together, each with what is true of his own session", async () => {
    const gone = granted(await world.identity.signIn({ email: "admin@kumo.test", password }, "192.0.2.1"));
    const expected = [true, false, true, false];
    await signOut(gone.refreshToken);
    const tokens = [signedIn, gone, signedIn, gone];
    // Known signatures are not verified again, so all of these look their sessions up in one turn of the event loop.
    await Promise.all(tokens.map(isIn));
    let answers: boolean[] = [];
    const queries = await queriesOf(world.dataSource, async () => {
      answers = await Promise.all(tokens.map(isIn));
    });
    expect(answers).toEqual(expected);
    expect(queries).toHaveLength(1);
  });

  it("refuses a good signature over another user's session, or none that exists", async () => {
    const { accessToken } = await world.tokens.issue(world.operator.id, signedIn.sessionId);
    expect(await world.identity.authenticate(accessToken)).toBeNull();
    const unknown = await world.tokens.issue(world.admin.id, "ses_unknown");
    expect(await world.identity.authenticate(unknown.accessToken)).toBeNull();
  });

  it("refuses what is no token", async () => {
    for (const token of ["", "Bearer", signedIn.refreshToken, "\0"]) {
      expect(await world.identity.authenticate(token)).toBeNull();
    }
  });
});
