/** Why a modulus can be factored although it is long enough. */
export type RsaWeakness = "SMALL_FACTOR" | "ROCA" | "CLOSE_PRIMES";

/** BR 6.1.6: no factor smaller than 752. */
const smallPrimes = primesBelow(752);

/** The primes in whose residues the keys of CVE-2017-15361 betray themselves (Nemec et al., CCS 2017). */
const rocaPrimes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157].map((prime) => ({
  prime: BigInt(prime),
  residues: powersOf65537(prime),
}));

/** BR 6.1.1.3(5): primes so close that Fermat's method finds them within 100 rounds. */
const fermatRounds = 100;

/** Looks for the known ways in which RSA keys come out weak (BR 6.1.1.3); null when there is none. @param modulus > 0 */
export function rsaWeakness(modulus: bigint): RsaWeakness | null {
  if (smallPrimes.some((prime) => modulus % prime === 0n)) return "SMALL_FACTOR";
  if (rocaPrimes.every(({ prime, residues }) => residues.has(modulus % prime))) return "ROCA";
  return hasClosePrimes(modulus) ? "CLOSE_PRIMES" : null;
}

/** Fermat: n = a² − b² with a near √n. @param modulus odd */
function hasClosePrimes(modulus: bigint): boolean {
  const root = squareRoot(modulus);
  if (root * root === modulus) return true;
  let a = root + 1n;
  let bSquared = a * a - modulus;
  for (let round = 0; round < fermatRounds; round++) {
    if (isSquare(bSquared)) return true;
    bSquared += 2n * a + 1n;
    a += 1n;
  }
  return false;
}

/** Most numbers are told from a square by their residues; the root is taken of less than one in fifty. */
function isSquare(value: bigint): boolean {
  if (!squaresModulo64.has(value & 63n) || !squaresModulo3465.has(value % 3465n)) return false;
  const root = squareRoot(value);
  return root * root === value;
}

/** ⌊√value⌋ by Newton, from above. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(16).length * 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const squaresModulo64 = squaresModulo(64);
const squaresModulo3465 = squaresModulo(3465);

function squaresModulo(modulus: number): ReadonlySet<bigint> {
  return new Set(Array.from({ length: modulus }, (_, value) => BigInt((value * value) % modulus)));
}

function powersOf65537(prime: number): ReadonlySet<bigint> {
  const powers = new Set<bigint>();
  for (let power = 1; !powers.has(BigInt(power)); power = (power * 65_537) % prime) powers.add(BigInt(power));
  return powers;
}

function primesBelow(end: number): readonly bigint[] {
  const numbers = Array.from({ length: end - 2 }, (_, index) => index + 2);
  return numbers.filter((n) => numbers.every((d) => d * d > n || n % d !== 0)).map(BigInt);
}
