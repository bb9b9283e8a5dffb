import { generateKeyPairSync, randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { rsaWeakness } from "../../../src/services/pki/weakRsa.js";

/** The product of two good primes. */
function goodModulus(): bigint {
  const { n = "" } = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" });
  return BigInt(`0x${Buffer.from(n, "base64url").toString("hex")}`);
}

describe("rsaWeakness", () => {
  it("finds nothing in good keys", () => {
    expect(rsaWeakness(goodModulus())).toBeNull();
  });

  it("finds the largest small factor, 751, and leaves the first large one alone (BR 6.1.6)", () => {
    expect(rsaWeakness(751n * goodModulus())).toBe("SMALL_FACTOR");
    expect(rsaWeakness(757n * goodModulus())).toBeNull();
  });

  it("finds equal primes", () => {
    const n = goodModulus();
    expect(rsaWeakness(n * n)).toBe("CLOSE_PRIMES");
  });

  it("finds primes that Fermat reaches in the hundredth round, and no later ones", () => {
    expect(rsaWeakness(foundInRound(99n))).toBe("CLOSE_PRIMES");
    expect(rsaWeakness(foundInRound(101n))).toBeNull();
  });

  it("finds what the chips of CVE-2017-15361 made", () => {
    expect(rsaWeakness(rocaPrime(123_456n) * rocaPrime(654_321n))).toBe("ROCA");
  });
});

/**
 * n = (a − b)(a + b), where a lies `round` steps above √n: b² ≈ 2a·round. Tried again until no small prime divides it;
 * the factors need not be prime for Fermat's method.
 */
function foundInRound(round: bigint): bigint {
  for (;;) {
    const a = BigInt(`0x${randomBytes(128).toString("hex")}`);
    const b = squareRoot(2n * a * round);
    const n = (a - b) * (a + b);
    if (n % 2n === 1n && rsaWeakness(n) !== "SMALL_FACTOR") return n;
  }
}

function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt(value.toString(2).length);
  for (let next = root; ; root = next) {
    next = (root + value / root) >> 1n;
    if (next >= root) return root;
  }
}

/** k·M + (65537^a mod M), M the product of the first 126 primes. */
function rocaPrime(exponent: bigint): bigint {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < 126; n++) if (primes.every((p) => n % p !== 0n)) primes.push(n);
  const m = primes.reduce((product, p) => product * p, 1n);
  let power = 1n;
  for (let b = 65_537n, e = exponent; e > 0n; e >>= 1n, b = (b * b) % m) if (e & 1n) power = (power * b) % m;
  return (m << 40n) + power;
}
