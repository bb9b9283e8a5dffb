import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { certificateFile } from "../../../src/services/pki/certificateFile.js";
import { createAuthorities } from "../../../src/services/pki/createAuthorities.js";

const made = createAuthorities(new Date("2026-04-01T00:00:00Z"), "http://desk.test");
const certificate = made.issuing.certificate;
const issuer = made.root.certificate;

describe("certificateFile", () => {
  it("PEM has the certificate, PEM_CHAIN its issuer behind it, DER the bytes", () => {
    const pem = new X509Certificate(certificate).toString();
    expect(certificateFile("PEM", certificate, issuer).toString()).toBe(pem);
    expect(certificateFile("PEM_CHAIN", certificate, issuer).toString()).toBe(
      pem + new X509Certificate(issuer).toString(),
    );
    expect(certificateFile("DER", certificate, issuer)).toEqual(certificate);
  });

  it("PKCS7 has both, for openssl to read", () => {
    if (spawnSync("openssl", ["version"]).error) return console.warn("SKIPPED: openssl is not on this machine");
    const args = ["pkcs7", "-inform", "DER", "-print_certs"];
    for (const [one, other] of [
      [certificate, issuer],
      [issuer, certificate],
    ] as const) {
      const text = execFileSync("openssl", args, { input: certificateFile("PKCS7", one, other) }).toString();
      const found = text
        .match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/g)
        ?.map((pem) => new X509Certificate(pem).fingerprint256);
      expect(found?.sort()).toEqual([one, other].map((bytes) => new X509Certificate(bytes).fingerprint256).sort());
    }
  });
});
