import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { der } from "../../../src/services/pki/der.js";
import { oids } from "../../../src/services/pki/oids.js";
import { readCsr } from "../../../src/services/pki/readCsr.js";
import {
  bend,
  bytesOf,
  csrDer,
  csrPem,
  extensionRequest,
  paddedKey,
  rsaSpki,
  rsaSpkiOf,
  sanExtension,
  toPem,
  withSignatureOf,
} from "./csrBuilder.js";

const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa2048 = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** What is refused, as `CODE key`; "ok" when nothing is. */
async function verdict(pem: string): Promise<string> {
  const result = await readCsr(pem);
  return result.ok ? "ok" : `${result.error.code} ${result.error.message.key}`;
}

describe("an honest CSR", () => {
  it.each([
    ["P-256", () => generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["P-384", () => generateKeyPairSync("ec", { namedCurve: "P-384" })],
    ["P-521", () => generateKeyPairSync("ec", { namedCurve: "P-521" })],
    ["RSA 2048", () => rsa2048],
    ["RSA 3072", () => generateKeyPairSync("rsa", { modulusLength: 3072 })],
  ])("is read with a key of %s", async (_name, make) => {
    expect(await verdict(csrPem({ keys: make() }))).toBe("ok");
  });

  it("tells names and key", async () => {
    const result = await readCsr(
      csrPem({ keys: p256, commonNames: ["WWW.例え.jp"], dnsNames: ["A.example.org", "*.b.jp"] }),
    );
    const spki = p256.publicKey.export({ format: "der", type: "spki" });
    expect(result).toMatchObject({
      ok: true,
      value: { commonName: "WWW.例え.jp", dnsNames: ["a.example.org", "*.b.jp"], publicKey: spki },
    });
    expect(result.ok && result.value.keyHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("may have no common name, or one that is no domain", async () => {
    expect(await readCsr(csrPem({ commonNames: [] }))).toMatchObject({ value: { commonName: null, dnsNames: [] } });
    expect(await readCsr(csrPem({ commonNames: ["クラウド商事"] }))).toMatchObject({
      value: { commonName: "クラウド商事" },
    });
  });

  it.each([
    ["Acme Inc ", "Acme Inc"],
    ["\u3000クラウド商事Co.Ltd ", "クラウド商事Co.Ltd"],
    ["Node.js", "Node.js"],
  ])("D19: %j is a common name as it stands, without the spaces around it", async (written, commonName) => {
    expect(await readCsr(csrPem({ commonNames: [written] }))).toMatchObject({ value: { commonName } });
  });

  it("may stand in white space, with the label of old Windows, with CRLF or on one line", async () => {
    const pem = csrPem({ keys: p256 });
    expect(await verdict(`\n\t ${pem} \n`)).toBe("ok");
    expect(await verdict(csrPem({ keys: p256 }, "NEW CERTIFICATE REQUEST"))).toBe("ok");
    expect(await verdict(pem.replaceAll("\n", "\r\n"))).toBe("ok");
    expect(await verdict(pem.replaceAll("\n", ""))).toBe("ok");
  });

  it.each(["openssl", "keytool"])("comes from %s", async (tool) => {
    const folder = mkdtempSync(join(tmpdir(), "csr-"));
    try {
      const pem = tool === "openssl" ? byOpenssl() : byKeytool(folder);
      if (pem === null) return console.warn(`SKIPPED: ${tool} is not on this machine`);
      expect(await readCsr(pem)).toMatchObject({
        value: { commonName: "www.example.org", dnsNames: ["a.example.org"] },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function byOpenssl(): string | null {
  if (spawnSync("openssl", ["version"]).error) return null;
  const args = [
    "req",
    "-new",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "/dev/null",
    "-subj",
    "/C=JP/CN=www.example.org",
  ];
  return execFileSync("openssl", [...args, "-addext", "subjectAltName=DNS:a.example.org,IP:192.0.2.1"], {
    stdio: "pipe",
  }).toString();
}

function byKeytool(folder: string): string | null {
  if (spawnSync("keytool", ["-help"]).error) return null;
  const store = ["-keystore", join(folder, "k"), "-storepass", "changeit", "-alias", "a"];
  const pair = ["-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=www.example.org, C=JP"];
  execFileSync("keytool", [...pair, ...store], { stdio: "pipe" });
  return execFileSync("keytool", ["-certreq", "-ext", "san=dns:a.example.org", ...store], { stdio: "pipe" }).toString();
}

describe("the form", () => {
  const good = csrPem({ keys: p256 });
  it.each([
    ["nothing", "", "csr.unreadable"],
    ["not PEM", "hello", "csr.unreadable"],
    ["another label", toPem(csrDer(), "CERTIFICATE"), "csr.unreadable"],
    ["text before it", `Certificate Request:\n${good}`, "csr.unreadable"],
    ["base64 that is broken", good.replace(/=*\n-----END/, "*\n-----END"), "csr.unreadable"],
    ["base64 that is cut", good.replace(/.{3}=*\n-----END/, "\n-----END"), "csr.unreadable"],
    ["something behind the request", toPem(Buffer.concat([csrDer(), der.null])), "csr.unreadable"],
    [
      "an indefinite length",
      toPem(Buffer.concat([Buffer.from([0x30, 0x80]), csrDer(), Buffer.alloc(2)])),
      "csr.unreadable",
    ],
    ["17 kB", `${good}${" ".repeat(17_000)}`, "csr.tooLarge"],
    ["version 1", csrPem({ version: 1 }), "csr.version"],
    ["two common names", csrPem({ commonNames: ["a.example.org", "b.example.org"] }), "csr.severalCommonNames"],
    ["a NUL in the common name", csrPem({ commonNames: ["example.org\0.evil.example"] }), "csr.commonName"],
    [
      "a duplicate extension",
      csrPem({ extensions: [sanExtension(["a.jp"]), sanExtension(["b.jp"])] }),
      "csr.duplicateExtension",
    ],
    [
      "two extension requests",
      csrPem({ attributes: [extensionRequest([sanExtension(["a.jp"])]), extensionRequest([sanExtension(["b.jp"])])] }),
      "csr.duplicateExtension",
    ],
    [
      "names that cannot be read",
      csrPem({
        extensions: [der.sequence(der.oid(oids.subjectAlternativeName), der.octetString(Buffer.from([1, 2, 3])))],
      }),
      "csr.unreadable",
    ],
    ["another key's signature", withSignatureOf(csrDer({ keys: p256 }), csrDer()), "csr.signature"],
    [
      "an RSA signature algorithm with an EC key",
      csrPem({ signatureAlgorithm: der.sequence(der.oid(oids.sha256WithRsa), der.null) }),
      "csr.signature",
    ],
    [
      "NULL parameters with ECDSA",
      csrPem({ signatureAlgorithm: der.sequence(der.oid(oids.ecdsaWithSha256), der.null) }),
      "csr.signatureAlgorithm",
    ],
    [
      "no parameters with RSA",
      csrPem({ keys: rsa2048, signatureAlgorithm: der.sequence(der.oid(oids.sha256WithRsa)) }),
      "csr.signatureAlgorithm",
    ],
    [
      "RSA-PSS",
      csrPem({ keys: rsa2048, signatureAlgorithm: der.sequence(der.oid("1.2.840.113549.1.1.10")) }),
      "csr.signatureAlgorithm",
    ],
  ])("is refused with %s", async (_name, pem, key) => {
    expect(await verdict(pem)).toBe(`CSR_INVALID ${key}`);
  });
});

describe("the key", () => {
  const spkiWith = (curve: string) => {
    const spki = p256.publicKey.export({ format: "der", type: "spki" });
    const bits = spki.subarray(spki.length - 65);
    return der.sequence(der.sequence(der.oid(oids.ecPublicKey), der.oid(curve)), der.bitString(bits));
  };
  const compressed = () => {
    const spki = p256.publicKey.export({ format: "der", type: "spki" });
    const x = spki.subarray(spki.length - 64, spki.length - 32);
    const odd = (spki[spki.length - 1] ?? 0) & 1;
    const point = Buffer.concat([Buffer.from([2 + odd]), x]);
    return der.sequence(der.sequence(der.oid(oids.ecPublicKey), der.oid(oids.p256)), der.bitString(point));
  };
  const rsaKey = () => {
    const spki = rsa2048.publicKey.export({ format: "jwk" });
    return BigInt(`0x${Buffer.from(spki.n ?? "", "base64url").toString("hex")}`);
  };
  it.each([
    ["secp256k1", () => csrPem({ keys: generateKeyPairSync("ec", { namedCurve: "secp256k1" }) }), "key.kind"],
    ["P-224", () => csrPem({ keys: generateKeyPairSync("ec", { namedCurve: "secp224r1" }) }), "key.kind"],
    ["Ed25519", () => csrPem({ keys: generateKeyPairSync("ed25519") }), "key.kind"],
    [
      "explicit curve parameters",
      () => csrPem({ keys: generateKeyPairSync("ec", { namedCurve: "P-256", paramEncoding: "explicit" }) }),
      "key.kind",
    ],
    ["a point of another curve's size", () => csrPem({ spki: spkiWith(oids.p384) }), "key.encoding"],
    [
      "a point beside the curve",
      () => csrPem({ spki: bend(p256.publicKey.export({ format: "der", type: "spki" })) }),
      "key.encoding",
    ],
    ["a compressed point", () => csrPem({ spki: compressed() }), "key.encoding"],
    ["RSA-1024", () => csrPem({ keys: generateKeyPairSync("rsa", { modulusLength: 1024 }) }), "key.rsaSize"],
    ["RSA of 2050 bits", () => csrPem({ keys: generateKeyPairSync("rsa", { modulusLength: 2050 }) }), "key.rsaSize"],
    ["RSA of 8200 bits", () => csrPem({ keys: rsa2048, spki: rsaSpki((1n << 8199n) + 1n) }), "key.rsaSize"],
    [
      "exponent 3",
      () => csrPem({ keys: generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 }) }),
      "key.rsaExponent",
    ],
    ["an even exponent", () => csrPem({ keys: rsa2048, spki: rsaSpki(rsaKey(), 65_538n) }), "key.rsaExponent"],
    ["a huge exponent", () => csrPem({ keys: rsa2048, spki: rsaSpki(rsaKey(), (1n << 64n) + 1n) }), "key.rsaExponent"],
    ["a weak modulus", () => csrPem({ keys: rsa2048, spki: rsaSpki(751n * ((3n << 2046n) / 751n)) }), "key.weak"],
    [
      "RSA without its NULL",
      () =>
        csrPem({
          keys: rsa2048,
          spki: rsaSpkiOf(der.sequence(der.integer(bytesOf(rsaKey())), der.integer(65_537)), []),
        }),
      "key.encoding",
    ],
    [
      "a modulus with zeros in front",
      () => csrPem({ keys: rsa2048, spki: rsaSpkiOf(paddedKey(rsaKey())) }),
      "key.encoding",
    ],
  ])("is refused with %s", async (_name, pem, key) => {
    expect(await verdict(pem())).toBe(`KEY_REJECTED ${key}`);
  });

  it.each([
    [
      "SHA-1 with RSA",
      { keys: rsa2048, hash: "sha1", signatureAlgorithm: der.sequence(der.oid(oids.sha1WithRsa), der.null) },
    ],
    [
      "MD5 with RSA",
      { keys: rsa2048, hash: "md5", signatureAlgorithm: der.sequence(der.oid(oids.md5WithRsa), der.null) },
    ],
    ["SHA-1 with ECDSA", { keys: p256, hash: "sha1", signatureAlgorithm: der.sequence(der.oid(oids.ecdsaWithSha1)) }],
  ])("is refused with %s", async (_name, parts) => {
    expect(await verdict(csrPem(parts))).toBe("KEY_REJECTED csr.weakHash");
  });
});
