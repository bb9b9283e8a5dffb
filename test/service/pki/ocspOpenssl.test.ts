import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hasOpenssl, openssl, run } from "./openssl.js";
import { PkiWorld } from "./pkiWorld.js";

const judged = hasOpenssl ? it : it.skip;
const day = 86_400_000;

describe("OCSP, asked by openssl", () => {
  let world: PkiWorld;
  let issuer: string;
  let trusted: string;
  beforeAll(async () => {
    world = await PkiWorld.create();
    if (!hasOpenssl) return;
    const [issuing, root] = await Promise.all(["/ca/issuing.cer", "/ca/root.cer"].map(pem));
    issuer = await world.file("issuing.pem", issuing ?? "");
    trusted = await world.file("trusted.pem", `${issuing}${root}`);
  });
  afterAll(() => world.destroy());
  const pem = async (path: string) => openssl(["x509", "-inform", "DER"], await world.download(path));

  /** openssl ends with 0 also for a revoked certificate: only its text tells. */
  async function ask(serials: readonly string[], ...options: readonly string[]): Promise<string> {
    const asked = serials.flatMap((serial) => ["-serial", `0x${serial}`]);
    const url = ["-url", `${world.running.publicUrl}/ca/ocsp`];
    const { text } = await run("openssl", [
      "ocsp",
      "-issuer",
      issuer,
      "-CAfile",
      trusted,
      ...options,
      ...asked,
      ...url,
    ]);
    return text;
  }

  judged("a good certificate is good, with a nonce that comes back", async () => {
    const { serialNumber } = await world.issue();
    const text = await ask([serialNumber], "-text");
    expect(text).toContain("Response verify OK");
    expect(text).toContain(`0x${serialNumber}: good`);
    expect(text).not.toContain("no nonce in response");
    const [sent, ...answered] = [...text.matchAll(/OCSP Nonce: \n\s+([0-9A-F]+)/g)].map((match) => match[1]);
    expect(answered).toEqual([sent]);
  });

  judged("the answer is signed by a short-lived certificate for nothing but that", async () => {
    const { serialNumber } = await world.issue();
    const text = await ask([serialNumber], "-text", "-no_nonce");
    expect(text).toContain("Responder Id: ");
    expect(text).toContain("OCSP Signing");
    expect(text).toContain("OCSP No Check");
    expect(text).toContain("Signature Algorithm: ecdsa-with-SHA256");
    const [, from, to] = /Not Before: (.*)\n\s+Not After : (.*)\n/.exec(text) ?? [];
    expect(Date.parse(to ?? "") - Date.parse(from ?? "")).toBeLessThanOrEqual(8 * day);
  });

  judged.each([
    ["UNSPECIFIED", null],
    ["KEY_COMPROMISE", "keyCompromise"],
    ["AFFILIATION_CHANGED", "affiliationChanged"],
    ["SUPERSEDED", "superseded"],
    ["CESSATION_OF_OPERATION", "cessationOfOperation"],
  ] as const)("a certificate revoked for %s is revoked at once, reason %s", async (reason, words) => {
    const { serialNumber } = await world.issue();
    expect(await ask([serialNumber], "-no_nonce")).toContain(": good");
    await world.revoke(serialNumber, reason);
    const text = await ask([serialNumber], "-no_nonce");
    expect(text).toContain("Response verify OK");
    expect(text).toContain(`0x${serialNumber}: revoked`);
    expect(/Reason: (\w+)/.exec(text)?.[1] ?? null).toBe(words);
  });

  judged("SHA-256 is understood, and several certificates in one request", async () => {
    const [good, revoked] = [await world.issue(), await world.issue()];
    await world.revoke(revoked.serialNumber, "SUPERSEDED");
    const text = await ask([good.serialNumber, revoked.serialNumber], "-sha256");
    expect(text).toContain("Response verify OK");
    expect(text).toContain(`0x${good.serialNumber}: good`);
    expect(text).toContain(`0x${revoked.serialNumber}: revoked`);
  });

  judged("an unknown serial number is unauthorized, also beside a known one", async () => {
    const { serialNumber } = await world.issue();
    expect(await ask(["47".repeat(16)])).toContain("Responder Error: unauthorized (6)");
    expect(await ask([serialNumber, "01"])).toContain("Responder Error: unauthorized (6)");
  });

  judged("a private certificate is known at the private address only", async () => {
    const { serialNumber } = await world.issue({ kind: "PRIVATE" });
    expect(await ask([serialNumber])).toContain("Responder Error: unauthorized (6)");
    const privateIssuer = await world.file("private.pem", await pem("/ca/private/issuing.cer"));
    const trust = await world.file(
      "privates.pem",
      (await pem("/ca/private/issuing.cer")) + (await pem("/ca/private/root.cer")),
    );
    const url = `${world.running.publicUrl}/ca/private/ocsp`;
    const { text } = await run("openssl", [
      "ocsp",
      "-issuer",
      privateIssuer,
      "-CAfile",
      trust,
      "-serial",
      `0x${serialNumber}`,
      "-url",
      url,
    ]);
    expect(text).toContain("Response verify OK");
    expect(text).toContain(": good");
  });
});
