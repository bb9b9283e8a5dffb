import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { RecoveryCode } from "../../../src/entities/RecoveryCode.js";
import { TotpSecret } from "../../../src/entities/TotpSecret.js";
import type { SignedIn } from "../../../src/services/identity/SignedIn.js";
import { totpStep } from "../../../src/services/identity/totp.js";
import { totpCode } from "../../support/totpCode.js";
import { createIdentityWorld, granted, type IdentityWorld, password } from "./identityWorld.js";

let world: IdentityWorld;
let viewer: SignedIn;
let secret: string;
let recoveryCodes: readonly string[];
beforeAll(async () => {
  world = await createIdentityWorld();
  viewer = {
    ...granted(await world.identity.signIn({ email: "admin@kumo.test", password }, "192.0.2.1")),
    scopes: null,
  };
});
afterAll(() => world?.close());

beforeEach(async () => {
  await world.dataSource.query("delete from totp_secrets");
  const { enrolment } = world.security;
  ({ secret } = granted(await enrolment.begin(viewer, { password }, "192.0.2.1")));
  recoveryCodes = granted(await enrolment.confirm(viewer, { code: code() }));
  world.clock.advance(30_000);
});

const code = () => totpCode(secret, world.clock.now());
const check = (given: string) => world.security.secondFactor.check(viewer.actor.userId, given);
const many = async (given: string) =>
  (await Promise.all(Array.from({ length: 8 }, () => check(given)))).filter(({ ok }) => ok);

describe("one-time codes", () => {
  it("are taken once, of many at once too", async () => {
    expect(await many(code())).toHaveLength(1);
    expect(await many(code())).toHaveLength(0);
  });

  it("would be taken often by who reads first and writes then", async () => {
    const { manager } = world.dataSource;
    const naive = async (given: string) => {
      const row = await manager.findOneByOrFail(TotpSecret, { userId: viewer.actor.userId });
      const step = totpStep(inHex(), given, world.clock.now());
      if (step === null || step <= Number(row.lastStep)) return false;
      await manager.update(TotpSecret, { userId: row.userId }, { lastStep: String(step) });
      return true;
    };
    const given = code();
    const taken = await Promise.all(Array.from({ length: 8 }, () => naive(given)));
    expect(taken.filter(Boolean).length).toBeGreaterThan(1);
  });

  it("are not taken after a newer one", async () => {
    const older = code();
    world.clock.advance(30_000);
    expect((await check(code())).ok).toBe(true);
    expect(await check(older)).toMatchObject({ error: { code: "CREDENTIALS_INVALID" } });
  });

  it("of another user's secret, or of none, are not asked for", async () => {
    expect((await world.security.secondFactor.check(world.operator.id, null)).ok).toBe(true);
  });

  it("do not count before they are confirmed, and a second beginning ends the first", async () => {
    await world.dataSource.query("delete from totp_secrets");
    const { enrolment } = world.security;
    const first = granted(await enrolment.begin(viewer, { password }, "192.0.2.1"));
    expect(await world.security.secondFactor.isOn(viewer.actor.userId)).toBe(false);
    granted(await enrolment.begin(viewer, { password }, "192.0.2.1"));
    const late = totpCode(first.secret, world.clock.now());
    expect(await enrolment.confirm(viewer, { code: late })).toMatchObject({ error: { code: "CREDENTIALS_INVALID" } });
  });

  it("whose secret cannot be opened are a fault, not a refusal; recovery codes go on being good", async () => {
    const { manager } = world.dataSource;
    await manager.update(TotpSecret, { userId: viewer.actor.userId }, { userId: world.operator.id });
    await expect(world.security.secondFactor.check(world.operator.id, code())).rejects.toThrow("totp-key");
    await manager.update(
      TotpSecret,
      { userId: world.operator.id },
      { userId: viewer.actor.userId, secret: Buffer.alloc(48) },
    );
    expect((await check(recoveryCodes[0] ?? "")).ok).toBe(true);
  });
});

describe("recovery codes", () => {
  it("are good once each, of many at once too, and for their own user", async () => {
    const [first = "", second = ""] = recoveryCodes;
    expect(await many(first)).toHaveLength(1);
    expect(await many(second.replaceAll("-", " "))).toHaveLength(1);
    expect(await many(second)).toHaveLength(0);
    const kept = await world.dataSource.manager.find(RecoveryCode);
    expect(kept).toHaveLength(10);
    expect(kept.every(({ codeHash }) => /^[0-9a-f]{64}$/.test(codeHash))).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["a dash", "-"],
    ["another one", "00000-00000-00000-00000"],
    ["a long text", "x".repeat(100_000)],
  ])("are not %s", async (_, given) => {
    expect((await check(given)).ok).toBe(false);
  });
});

/** The secret in hexadecimal, as it was made. */
function inHex(): string {
  const bits = [...secret]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0")).join("");
}
