import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openAuthorities } from "../../../src/services/pki/openAuthorities.js";
import { recordAuthorities } from "../../../src/services/pki/recordAuthorities.js";
import { StartError } from "../../../src/services/StartError.js";
import { createTestDatabase } from "../../support/database.js";
import { TestClock } from "../../support/TestClock.js";
import { hasOpenssl, openssl } from "./openssl.js";

const judged = hasOpenssl ? it : it.skip;
const clock = new TestClock();
let template: string;
let folder: string;
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), "pki-"));
  await open(null, template);
});
afterAll(() => rm(template, { recursive: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pki-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Keys that are there already. */
const copyTemplate = () => cp(template, join(folder, "data"), { recursive: true });

const at = (...path: string[]) => join(folder, "data", "private", ...path);
const open = (passphrase: string | null = null, dataDir = join(folder, "data")) =>
  openAuthorities({ dataDir, publicUrl: "http://desk.test", passphrase, clock });
const fingerprints = async (opened: ReturnType<typeof open>) =>
  Object.values(await opened).map(({ keyFingerprint }) => keyFingerprint);
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** A start that fails does so with one line that names what is wrong. */
async function failure(opened: Promise<unknown>): Promise<string> {
  const error = await opened.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  const { message } = error as StartError;
  expect(message).not.toContain("\n");
  return message;
}

describe("the CA keys", () => {
  it("are made once, by whoever of many is first, and leave no drafts", async () => {
    const all = await Promise.all([1, 2, 3].map(() => fingerprints(open())));
    expect(new Set(all.map(String)).size).toBe(1);
    expect(await fingerprints(open())).toEqual(all[0]);
    expect((await readdir(at())).sort()).toEqual(["ca", "ca-passphrase"]);
    expect((await readdir(at("ca"))).sort()).toEqual(
      ["issuing", "private-issuing", "private-root", "root"].flatMap((name) => [`${name}.cer.pem`, `${name}.key.pem`]),
    );
  });

  it("can be read by their owner only", async () => {
    await open();
    expect([await mode(join(folder, "data")), await mode(at()), await mode(at("ca"))]).toEqual(["711", "700", "700"]);
    expect([await mode(at("ca-passphrase")), await mode(at("ca", "issuing.key.pem"))]).toEqual(["600", "600"]);
  });

  it("may be encrypted with a passphrase that is not kept", async () => {
    const made = await fingerprints(open("correct horse"));
    expect(await readdir(at())).toEqual(["ca"]);
    expect(await fingerprints(open("correct horse"))).toEqual(made);
    expect(await failure(open("battery staple"))).toMatch(
      /issuing\.key\.pem cannot be opened: the passphrase \(CA_PASSPHRASE\) is wrong/,
    );
    expect(await failure(open())).toMatch(/ca-passphrase is gone/);
  });

  judged("are opened too after somebody wrote them anew: another cipher, PBES1, the traditional form", async () => {
    const made = await fingerprints(open("correct horse"));
    const path = at("ca", "root.key.pem");
    const original = await readFile(path);
    const passwords = ["-passin", "pass:correct horse", "-passout", "pass:correct horse"];
    const ways = [
      ["pkcs8", "-topk8", "-v2", "aes-128-cbc", "-in", path, ...passwords],
      ["pkcs8", "-topk8", "-scrypt", "-in", path, ...passwords],
      ["pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-in", path, ...passwords],
      ["ec", "-aes256", "-in", path, ...passwords],
    ];
    for (const way of ways) {
      const anew = await openssl(way);
      expect(anew).not.toBe(String(original));
      await writeFile(path, anew);
      expect(await fingerprints(open("correct horse"))).toEqual(made);
      await writeFile(path, original);
    }
  });

  judged(
    "are encrypted PKCS#8 for openssl to read, with 600,000 rounds where somebody has chosen the passphrase, 1,000 where it is random",
    async () => {
      await open("correct horse");
      const structure = await openssl(["asn1parse", "-in", at("ca", "root.key.pem")]);
      expect(structure).toContain(`INTEGER           :${(600_000).toString(16).toUpperCase().padStart(6, "0")}`);
      // Nobody guesses at 256 random bits.
      const atRandom = await openssl(["asn1parse", "-in", join(template, "private", "ca", "root.key.pem")]);
      expect(atRandom).toContain(`INTEGER           :${(1000).toString(16).toUpperCase().padStart(4, "0")}`);
      for (const name of [":PBES2", ":PBKDF2", ":hmacWithSHA256", ":aes-256-cbc"]) expect(structure).toContain(name);
      const key = await openssl([
        "pkey",
        "-in",
        at("ca", "root.key.pem"),
        "-passin",
        "pass:correct horse",
        "-noout",
        "-text",
      ]);
      expect(key).toContain("ASN1 OID: secp384r1");
    },
  );

  it.each<[string, () => Promise<void>, RegExp]>([
    ["a key is damaged", () => damage("issuing.key.pem"), /issuing\.key\.pem cannot be opened/],
    [
      "a certificate is damaged",
      () => damage("private-root.cer.pem"),
      /certificate beside .*private-root\.key\.pem is damaged/,
    ],
    [
      "a key is gone",
      () => rm(at("ca", "private-issuing.key.pem")),
      /private-issuing\.key\.pem or its certificate is gone/,
    ],
    ["the first certificate is gone", () => rm(at("ca", "root.cer.pem")), /root\.key\.pem or its certificate is gone/],
    [
      "a key is another one's",
      () => copy("private-issuing.key.pem", "issuing.key.pem"),
      /issuing\.key\.pem cannot be opened/,
    ],
    ["the passphrase is gone", () => rm(at("ca-passphrase")), /ca-passphrase is gone/],
  ])("stop the start when %s", async (_name, spoil, words) => {
    await copyTemplate();
    await spoil();
    expect(await failure(open())).toMatch(words);
  });

  it("of the roots are opened for the occasion only", async () => {
    await copyTemplate();
    await damage("root.key.pem");
    const authorities = await open();
    expect(authorities.issuing.signer()).toBe(authorities.issuing.signer());
    expect(() => authorities.root.signer()).toThrow(/root\.key\.pem cannot be opened/);
  });
});

async function damage(name: string): Promise<void> {
  const pem = await readFile(at("ca", name), "utf8");
  const middle = Math.floor(pem.length / 2);
  await writeFile(
    at("ca", name),
    pem.slice(0, middle) + (pem[middle] === "A" ? "B" : "A") + pem.slice(middle + 1, -60),
  );
}

async function copy(from: string, to: string): Promise<void> {
  await chmod(at("ca", to), 0o600);
  await writeFile(at("ca", to), await readFile(at("ca", from)));
}

describe("the database", () => {
  it("takes only the keys that it has recorded", async () => {
    const database = await createTestDatabase();
    try {
      const mine = await open(null, template);
      await recordAuthorities(database.dataSource, mine, clock);
      await recordAuthorities(database.dataSource, mine, clock);
      const other = await open(null, join(folder, "other"));
      const words = await failure(recordAuthorities(database.dataSource, other, clock));
      expect(words).toMatch(/the CA “root” in DATA_DIR is not the one that the database has recorded/);
      // One key of four is enough to be another CA.
      const half = { ...mine, "private-issuing": other["private-issuing"] };
      expect(await failure(recordAuthorities(database.dataSource, half, clock))).toMatch(/the CA “private-issuing”/);
    } finally {
      await database.destroy();
    }
  });

  it("records one whole set when two come at once", async () => {
    const database = await createTestDatabase();
    try {
      const sets = await Promise.all([open(null, template), open()]);
      const outcomes = await Promise.allSettled(sets.map((set) => recordAuthorities(database.dataSource, set, clock)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    } finally {
      await database.destroy();
    }
  });
});
