import { Slots } from "./Slots.js";

/** OWASP Password Storage: argon2id with 19 MiB, two passes, one lane. `algorithm: 2` is argon2id (the enum has no run-time value). */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Hashes at once. They run on libuv's four threads, which files, names and signatures need too; and each takes 19 MiB. */
const concurrency = 2;

/** A hash of nobody's password, of the same parameters; no password is known to give it, and none would be let in by it. */
const dummy = phc(Buffer.alloc(16, "certdesk"), Buffer.alloc(parameters.outputLen));

/** Loaded with the first password: a process that signs nobody in needs none of it. */
const argon2 = () => import("@node-rs/argon2");

/** Passwords at rest: argon2id in PHC strings. */
export class Passwords {
  private readonly slots = new Slots(concurrency);

  /** @returns the PHC string, with its own random salt */
  hash(password: string): Promise<string> {
    return this.slots.run(async () => (await argon2()).hash(password, parameters));
  }

  /**
   * Whether the password is the one. Takes as long for nobody's as for somebody's, so that time does not tell who has an account.
   * @param hashed PHC string; null: there is no such user, the answer is false
   */
  async verify(hashed: string | null, password: string): Promise<boolean> {
    const right = await this.slots.run(async () => (await argon2()).verify(hashed ?? dummy, password));
    return hashed !== null && right;
  }
}

function phc(salt: Buffer, tag: Buffer): string {
  const { memoryCost, timeCost, parallelism } = parameters;
  const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}
