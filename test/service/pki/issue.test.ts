import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hasOpenssl, openssl } from "./openssl.js";
import { kumo, PkiWorld } from "./pkiWorld.js";

const judged = hasOpenssl ? it : it.skip;
let world: PkiWorld;
beforeAll(async () => {
  world = await PkiWorld.create();
});
afterAll(() => world.destroy());

/** Everything that openssl reads in a certificate. */
const textOf = (der: Uint8Array) =>
  openssl(["x509", "-inform", "DER", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus,-esc_msb"], der);

describe("a server's certificate", () => {
  judged("passes openssl verify -x509_strict -crl_check_all up to the root", async () => {
    const [leaf, issuing, root, crls] = await Promise.all([
      world.file("leaf.pem", (await world.issue()).pem),
      world.file("issuing.pem", await pem("/ca/issuing.cer")),
      world.file("root.pem", await pem("/ca/root.cer")),
      world.file("crls.pem", (await crlPem("/ca/issuing.crl")) + (await crlPem("/ca/root.crl"))),
    ]);
    const args = ["-x509_strict", "-crl_check_all", "-purpose", "sslserver", "-verify_hostname", "www.example.org"];
    const trust = ["-CAfile", root, "-untrusted", issuing, "-CRLfile", crls];
    expect(await openssl(["verify", ...args, ...trust, leaf])).toContain("leaf.pem: OK");
  });

  judged("says what BR 7.1.2.7 prescribes", async () => {
    const { publicUrl } = world.running;
    const text = await textOf((await world.issue()).der);
    for (const line of [
      "Version: 3 (0x2)",
      "Signature Algorithm: ecdsa-with-SHA256",
      "Subject: CN=example.org\n",
      "X509v3 Basic Constraints: critical\n                CA:FALSE",
      "X509v3 Key Usage: critical\n                Digital Signature\n",
      "X509v3 Extended Key Usage: \n                TLS Web Server Authentication\n",
      "DNS:example.org, DNS:www.example.org\n",
      "Policy: 2.23.140.1.2.1",
      `OCSP - URI:${publicUrl}/ca/ocsp\n`,
      `CA Issuers - URI:${publicUrl}/ca/issuing.cer\n`,
      `URI:${publicUrl}/ca/issuing.crl\n`,
    ])
      expect(text).toContain(line);
    expect(text.match(/X509v3 Authority Key Identifier/g)).toHaveLength(1);
  });

  judged("of an RSA key may encipher keys; the signature's parameters are absent", async () => {
    const { der } = await world.issue({}, { keys: generateKeyPairSync("rsa", { modulusLength: 2048 }) });
    expect(await textOf(der)).toContain("Digital Signature, Key Encipherment\n");
    const structure = await openssl(["asn1parse", "-inform", "DER"], Buffer.from(der));
    expect(structure).toMatch(/OBJECT +:ecdsa-with-SHA256\n +\d+:d=1 /);
    expect(structure).toMatch(/OBJECT +:rsaEncryption\n.*NULL/);
  });

  judged.each([
    ["OV", "2.23.140.1.2.2"],
    ["EV", "2.23.140.1.1"],
  ] as const)("%s names the organization", async (validationLevel, policy) => {
    const text = await textOf((await world.issue({ validationLevel, organization: kumo })).der);
    expect(text).toContain("Subject: C=JP,L=千代田区,O=クラウド商事,CN=example.org\n");
    expect(text).toContain(`Policy: ${policy}\n`);
  });

  judged("has an empty subject and a critical SAN when its name has more than 64 characters", async () => {
    const name = `${"a".repeat(60)}.example.org`;
    const text = await textOf((await world.issue({ commonName: name, subjectAlternativeNames: [name] })).der);
    expect(text).toMatch(/Subject: *\n/);
    expect(text).toContain(`X509v3 Subject Alternative Name: critical\n                DNS:${name}\n`);
  });

  it("has whole seconds, and tells the same times as it bears", async () => {
    const at = new Date("2026-11-01T00:00:00.987Z");
    const notAfter = new Date("2027-03-01T23:59:59.999Z");
    const issued = await world.issue({}, { notBefore: at, notAfter });
    const certificate = new X509Certificate(issued.der);
    expect([issued.notBefore.toISOString(), issued.notAfter.toISOString()]).toEqual([
      "2026-11-01T00:00:00.000Z",
      "2027-03-01T23:59:59.000Z",
    ]);
    expect([new Date(certificate.validFrom), new Date(certificate.validTo)]).toEqual([
      issued.notBefore,
      issued.notAfter,
    ]);
    expect(issued.serialNumber).toBe(certificate.serialNumber);
    expect(issued.sha256Fingerprint).toBe(certificate.fingerprint256.replaceAll(":", ""));
    expect(new X509Certificate(issued.pem).raw).toEqual(Buffer.from(issued.der));
  });

  it("has a serial number of 16 bytes, positive, of its own", async () => {
    const serials = (await Promise.all(Array.from({ length: 40 }, () => world.issue()))).map((c) => c.serialNumber);
    expect(new Set(serials).size).toBe(40);
    for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/);
  });

  it("ends no later than the CA", async () => {
    const issued = await world.issue({}, { notAfter: new Date("2999-01-01T00:00:00Z") });
    expect(issued.notAfter).toEqual(world.running.authorities.issuing.notAfter);
  });
});

describe("other products", () => {
  judged.each([
    ["CODE_SIGNING", "Code Signing", "Digital Signature\n", "Policy: 2.23.140.1.4.1\n"],
    ["EV_CODE_SIGNING", "Code Signing", "Digital Signature\n", "Policy: 2.23.140.1.3\n"],
    ["DOCUMENT_SIGNING", "1.3.6.1.5.5.7.3.36", "Digital Signature, Non Repudiation\n", ""],
    ["PRIVATE", "TLS Web Client Authentication", "Digital Signature\n", ""],
  ] as const)("%s bears no DNS name, and the vetted organization", async (kind, purpose, usage, policy) => {
    const names = { commonName: "www.example.org", subjectAlternativeNames: ["www.example.org"] };
    const text = await textOf((await world.issue({ kind, validationLevel: "OV", organization: kumo, ...names })).der);
    expect(text).toContain("Subject: C=JP,L=千代田区,O=クラウド商事,CN=クラウド商事\n");
    expect(text).toContain(`X509v3 Extended Key Usage: \n                ${purpose}\n`);
    expect(text).toContain(`X509v3 Key Usage: critical\n                ${usage}`);
    expect(text).toContain(policy);
    expect(text).not.toContain("example.org");
    expect(text).not.toContain("2.23.140.1.2.");
  });

  judged("PRIVATE hangs below its own root, never the public one", async () => {
    const { pem: leafPem } = await world.issue({ kind: "PRIVATE", validationLevel: "OV", organization: kumo });
    const leaf = await world.file("private.pem", leafPem);
    const verify = async (chain: string) => {
      const [issuing, root] = await Promise.all([
        world.file("i.pem", await pem(`${chain}/issuing.cer`)),
        world.file("r.pem", await pem(`${chain}/root.cer`)),
      ]);
      return openssl(["verify", "-x509_strict", "-CAfile", root, "-untrusted", issuing, leaf]);
    };
    expect(await verify("/ca/private")).toContain("OK");
    await expect(verify("/ca")).rejects.toThrow("unable to get local issuer certificate");
    const text = await textOf(new X509Certificate(leafPem).raw);
    expect(text).toContain(`${world.running.publicUrl}/ca/private/ocsp`);
    expect(text).toContain(`${world.running.publicUrl}/ca/private/issuing.crl`);
  });
});

describe("issuing", () => {
  it("answers the same certificate to the same request, also when it comes twice at once", async () => {
    const both = await Promise.all(Array.from({ length: 8 }, () => world.issue({}, { requestId: "twice" })));
    const later = await world.issue({ commonName: "other.example.org" }, { requestId: "twice" });
    expect(new Set([...both, later].map((certificate) => certificate.serialNumber)).size).toBe(1);
  });

  it.each([
    ["no organization", null],
    ["an organization of 65 characters", { ...kumo, name: "あ".repeat(65) }],
    ["a country that is no code", { ...kumo, country: "Japan" }],
  ])("is refused for ever with %s", async (_name, organization) => {
    await expect(world.issue({ validationLevel: "OV", organization })).rejects.toThrow("not issued: ca.organization");
  });

  it("is refused for ever when nothing of its time is left to the CA", async () => {
    const after = new Date(world.running.authorities.issuing.notAfter.getTime() + 1000);
    await expect(world.issue({}, { notBefore: after, notAfter: new Date(after.getTime() + 1e9) })).rejects.toThrow(
      "ca.expired",
    );
  });
});

async function pem(path: string): Promise<string> {
  return openssl(["x509", "-inform", "DER"], await world.download(path));
}

async function crlPem(path: string): Promise<string> {
  return openssl(["crl", "-inform", "DER"], await world.download(path));
}
