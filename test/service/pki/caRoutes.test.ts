import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { TestClock } from "../../support/TestClock.js";
import { PkiWorld } from "./pkiWorld.js";

describe("what certificates point to", () => {
  const clock = new TestClock();
  let world: PkiWorld;
  beforeAll(async () => {
    world = await PkiWorld.create(clock);
  });
  afterAll(() => world.destroy());

  it.each(["", "/private"])("/ca%s/chain.pem is the issuing CA, then its root", async (group) => {
    const response = await world.fetch(`/ca${group}/chain.pem`);
    expect(response.headers.get("content-type")).toBe("application/pem-certificate-chain");
    const [issuing, root] = (await response.text())
      .split(/(?<=END CERTIFICATE-----\n)(?=.)/)
      .map((pem) => new X509Certificate(pem));
    expect([issuing?.raw, root?.raw]).toEqual([
      await world.download(`/ca${group}/issuing.cer`),
      await world.download(`/ca${group}/root.cer`),
    ]);
    expect([issuing?.checkIssued(root as X509Certificate), root?.checkIssued(root)]).toEqual([true, true]);
  });

  it.each([
    ["/ca/issuing.cer", "application/pkix-cert", "public, max-age=3600, no-transform"],
    ["/ca/issuing.crl", "application/pkix-crl", "public, max-age=1, must-revalidate, no-transform"],
    ["/ca/root.crl", "application/pkix-crl", "public, max-age=1, must-revalidate, no-transform"],
    ["/ca/private/issuing.crl", "application/pkix-crl", "public, max-age=1, must-revalidate, no-transform"],
  ])("%s is %s, and is not sent to whoever has it", async (path, type, caching) => {
    const response = await world.fetch(path);
    expect([response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([type, caching]);
    const tag = response.headers.get("etag") ?? "";
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"])
      expect((await world.fetch(path, { headers: { "if-none-match": known } })).status).toBe(304);
    expect((await world.fetch(path, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
    expect((await world.fetch(path, { method: "HEAD" })).headers.get("content-length")).toBe(
      response.headers.get("content-length"),
    );
  });

  it("a CRL is another one after a revocation in the same second", async () => {
    const tag = (await world.fetch("/ca/issuing.crl")).headers.get("etag") ?? "";
    await world.revoke((await world.issue()).serialNumber);
    const headers = { "if-none-match": tag, "if-modified-since": clock.now().toUTCString() };
    expect((await world.fetch("/ca/issuing.crl", { headers })).status).toBe(200);
  });

  it("the two hierarchies have four keys and four names", () => {
    const all = Object.values(world.running.authorities);
    expect(new Set(all.map(({ keyFingerprint }) => keyFingerprint)).size).toBe(4);
    expect(new Set(all.map(({ subject }) => subject.toString("hex"))).size).toBe(4);
  });
});
