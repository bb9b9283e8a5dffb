import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readCsr } from "../../../src/services/pki/readCsr.js";
import { cpuOf } from "../../support/cpuOf.js";
import { csrDer, toPem } from "./csrBuilder.js";

const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa2048 = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** What is refused, as `CODE key`; "ok" when nothing is. */
async function verdict(pem: string): Promise<string> {
  const result = await readCsr(pem);
  return result.ok ? "ok" : `${result.error.code} ${result.error.message.key}`;
}

describe("hostile input", () => {
  it("never throws, whatever bytes are changed", async () => {
    const seeds = [csrDer({ keys: p256, dnsNames: ["a.example.org"] }), csrDer({ keys: rsa2048 })];
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom("set", "cut", "insert") });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (seed, changes) => {
          const result = await readCsr(toPem(changes.reduce(mutate, seed)));
          if (!result.ok) expect(["CSR_INVALID", "KEY_REJECTED"]).toContain(result.error.code);
        },
      ),
      { numRuns: 400, interruptAfterTimeLimit: 2500 },
    );
  });

  it.each([
    [
      "12 kB of tiny values",
      Buffer.concat([Buffer.from("30822ee0", "hex"), Buffer.alloc(12_000).fill(Buffer.from("0500", "hex"))]),
    ],
    ["one long object identifier", Buffer.concat([Buffer.from("30822ee006822edc", "hex"), Buffer.alloc(11_996, 0x7f)])],
    ["depth", Buffer.alloc(12_000).fill(Buffer.from("3080", "hex"))],
  ])("does not hold the loop: %s", async (_name, bytes) => {
    const { value, cpu } = await cpuOf(() => verdict(toPem(bytes)));
    expect(value).toBe("CSR_INVALID csr.unreadable");
    expect(cpu).toBeLessThan(250);
  });

  it("does not hold the loop with white space instead of base64", async () => {
    const blank = `-----BEGIN CERTIFICATE REQUEST-----${" ".repeat(16_000)}-----END CERTIFICATE`;
    const { value, cpu } = await cpuOf(() => verdict(blank));
    expect(value).toBe("CSR_INVALID csr.unreadable");
    expect(cpu).toBeLessThan(100);
  });
});

function mutate(bytes: Buffer, { at, byte, kind }: { at: number; byte: number; kind: string }): Buffer {
  const place = at % bytes.length;
  const behind = kind === "insert" ? place : place + 1;
  const inserted = kind === "cut" ? Buffer.alloc(0) : Buffer.from([byte]);
  return Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(behind)]);
}
