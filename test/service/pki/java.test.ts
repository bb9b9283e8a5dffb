import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hasTool, run } from "./openssl.js";
import { PkiWorld } from "./pkiWorld.js";

const judged = hasTool("java", "-version") ? it : it.skip;
const program = fileURLToPath(new URL("Pkix.java", import.meta.url));
/** For a program that runs once. */
const quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

describe("Java's PKIX with revocation checks", () => {
  let world: PkiWorld;
  beforeAll(async () => {
    world = await PkiWorld.create();
  });
  afterAll(() => world.destroy());

  /** Java looks at the last certificate by OCSP (the CA's own has none), at every one of the path by CRL. */
  async function verdicts(pem: string): Promise<string[]> {
    const files = [
      await world.file("leaf.pem", pem),
      await world.file("issuing.der", await world.download("/ca/issuing.cer")),
      await world.file("root.der", await world.download("/ca/root.cer")),
    ];
    const { text } = await run("java", [...quick, "-Dcom.sun.security.enableCRLDP=true", program, ...files]);
    return text.trim().split("\n");
  }

  judged(
    "finds a certificate valid, then revoked, by OCSP and by CRL",
    async () => {
      const { pem, serialNumber } = await world.issue();
      expect(await verdicts(pem)).toEqual(["VALID", "VALID"]);
      await world.revoke(serialNumber, "KEY_COMPROMISE");
      const revoked = expect.stringMatching(/^REVOKED .*reason: KEY_COMPROMISE/);
      expect(await verdicts(pem)).toEqual([revoked, revoked]);
    },
    120_000,
  );
});
