import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { TokenKey } from "../../../src/services/identity/TokenKey.js";
import { StartError } from "../../../src/services/StartError.js";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "certdesk-token-key-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const file = () => join(dataDir, "private", "token-key.pem");
const publicPem = (key: TokenKey) => key.publicKey.export({ type: "spki", format: "pem" });

describe("TokenKey", () => {
  it("is made once and read from then on", async () => {
    const first = await TokenKey.open(dataDir);
    expect(first.privateKey.asymmetricKeyType).toBe("ed25519");
    expect(publicPem(await TokenKey.open(dataDir))).toBe(publicPem(first));
  });

  it("is readable for its owner only, in a folder for its owner only", async () => {
    dataDir = join(dataDir, "new");
    await TokenKey.open(dataDir);
    const mode = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await mode(file())).toBe(0o600);
    expect(await mode(join(dataDir, "private"))).toBe(0o700);
    expect((await mode(dataDir)) & 0o700).toBe(0o700);
    expect((await mode(dataDir)) & 0o066).toBe(0);
  });

  it("is the same for all who start at once, and no draft stays behind", async () => {
    for (let round = 0; round < 20; round++) {
      const shared = join(dataDir, `${round}`);
      const keys = await Promise.all(Array.from({ length: 8 }, () => TokenKey.open(shared)));
      expect(new Set(keys.map(publicPem)).size).toBe(1);
      expect(await readdir(join(shared, "private"))).toEqual(["token-key.pem"]);
    }
  });

  const rsa = () =>
    generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" });
  const publicOnly = () => generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" });
  it.each([
    ["an empty file", () => ""],
    ["a torn file", () => "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw"],
    ["no PEM at all", () => "\0\x01\x02"],
    ["a key of another kind", rsa],
    ["a public key", publicOnly],
  ])("stops the start at %s, names the file and leaves it as it is", async (_, content) => {
    const written = content();
    await mkdir(join(dataDir, "private"));
    await writeFile(file(), written);
    const error = await TokenKey.open(dataDir).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toContain(file());
    expect((error as Error).message).not.toContain("PRIVATE KEY");
    expect(await readFile(file(), "utf8")).toBe(written.toString());
  });

  it("stops the start where it can be neither read nor written", async () => {
    await writeFile(join(dataDir, "private"), "a file, not a folder");
    await expect(TokenKey.open(dataDir)).rejects.toThrow(StartError);
    await rm(join(dataDir, "private"));
    await mkdir(file(), { recursive: true });
    await expect(TokenKey.open(dataDir)).rejects.toThrow(StartError);
  });
});
