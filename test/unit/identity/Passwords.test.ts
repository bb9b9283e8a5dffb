import { describe, expect, it } from "@jest/globals";
import { parseOptions } from "@node-rs/argon2";
import { Passwords } from "../../../src/services/identity/Passwords.js";
import { cpuOf } from "../../support/cpuOf.js";

const passwords = new Passwords();

describe("Passwords", () => {
  it("keeps argon2id with 19 MiB, two passes, one lane, each with its own salt", async () => {
    const hashes = await Promise.all([passwords.hash("correct horse"), passwords.hash("correct horse")]);
    expect(hashes[0]).not.toBe(hashes[1]);
    for (const hash of hashes) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16 });
    }
  });

  it.each(["correct horse", "", "パスワード🔑", "x".repeat(1024), "a\0b"])("knows %j again", async (password) => {
    const hash = await passwords.hash(password);
    expect(await passwords.verify(hash, password)).toBe(true);
    expect(await passwords.verify(hash, `${password} `)).toBe(false);
  });

  it("lets nobody in where there is no user", async () => {
    expect(await passwords.verify(null, "")).toBe(false);
    expect(await passwords.verify(null, "correct horse")).toBe(false);
  });

  it("works as hard for nobody", async () => {
    const hash = await passwords.hash("correct horse");
    let [known, unknown] = [0, 0];
    for (let i = 0; i < 21; i++) {
      known += (await cpuOf(() => passwords.verify(hash, "wrong"))).cpu;
      unknown += (await cpuOf(() => passwords.verify(null, "wrong"))).cpu;
    }
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.5);
  });
});
