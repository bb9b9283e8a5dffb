import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { readOrMakePrivateFile } from "../privateFile.js";
import { StartError } from "../StartError.js";

const name = "token-key.pem";

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
    const pem = await readOrMakePrivateFile(dataDir, name, make).catch((error: Error) => {
      throw new StartError(`The key of the access tokens cannot be read or written: ${error.message}`);
    });
    const key = parse(pem);
    if (key === null) {
      const file = join(dataDir, "private", name);
      throw new StartError(
        `${file} holds no Ed25519 key. Put it back from a backup, or remove it: the next start makes a new one.`,
      );
    }
    return new TokenKey(key);
  }
}

const make = () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

function parse(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}
