import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hasTool, run } from "./openssl.js";
import { PkiWorld } from "./pkiWorld.js";

const judged = hasTool("java", "-version") ? it : it.skip;
const program = fileURLToPath(new URL("Pkix.java", import.meta.url));

describe("Java's PKIX with revocation checks", () => {
  let world: PkiWorld;
  beforeAll(async () => {
    world = await PkiWorld.create();
  });
  afterAll(() => world.destroy());

  /** `crl` looks at every certificate of the path, `ocsp` at the last (the CA's own has no OCSP). */
  async function verdict(way: "ocsp" | "crl", pem: string): Promise<string> {
    const files = [
      await world.file("leaf.pem", pem),
      await world.file("issuing.der", await world.download("/ca/issuing.cer")),
      await world.file("root.der", await world.download("/ca/root.cer")),
    ];
    const { text } = await run("java", ["-Dcom.sun.security.enableCRLDP=true", program, way, ...files]);
    return text.trim();
  }

  judged(
    "finds a certificate valid, then revoked, by OCSP and by CRL",
    async () => {
      const { pem, serialNumber } = await world.issue();
      expect(await Promise.all([verdict("ocsp", pem), verdict("crl", pem)])).toEqual(["VALID", "VALID"]);
      await world.revoke(serialNumber, "KEY_COMPROMISE");
      const [ocsp, crl] = await Promise.all([verdict("ocsp", pem), verdict("crl", pem)]);
      for (const text of [ocsp, crl]) expect(text).toMatch(/^REVOKED .*reason: KEY_COMPROMISE/);
    },
    120_000,
  );
});
