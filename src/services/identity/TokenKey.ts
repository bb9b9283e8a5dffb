import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../StartError.js";

/** The Ed25519 key that signs access tokens. Whoever has it can be anybody: it never leaves `DATA_DIR/private`. */
export class TokenKey {
  readonly publicKey: KeyObject;

  private constructor(readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
  }

  /**
   * Reads the key, or makes it at the first start. Several processes may do so at once: all get the same one.
   * @throws StartError when the file is there but holds no such key, or cannot be read or written
   */
  static async open(dataDir: string): Promise<TokenKey> {
    const file = join(dataDir, "private", "token-key.pem");
    const pem = await readOrMake(dataDir, file).catch((error: Error) => {
      throw new StartError(`The key of the access tokens cannot be read or written: ${error.message}`);
    });
    const key = parse(pem);
    if (key === null) {
      throw new StartError(
        `${file} holds no Ed25519 key. Put it back from a backup, or remove it: the next start makes a new one.`,
      );
    }
    return new TokenKey(key);
  }
}

async function readOrMake(dataDir: string, file: string): Promise<string> {
  const present = await read(file);
  if (present !== null) return present;
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await mkdir(join(dataDir, "private"), { recursive: true, mode: 0o700 });
  await make(file);
  return readFile(file, "utf8");
}

async function read(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/** Written whole and to the disk first, then linked: unlike a rename, a link does not replace the key of who was faster. */
async function make(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
}

function parse(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}
