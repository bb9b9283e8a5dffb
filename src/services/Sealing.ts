import { createCipheriv, createDecipheriv, createSecretKey, generateKeySync, type KeyObject } from "node:crypto";
import { join } from "node:path";
import type { Ids } from "./ports.js";
import { readOrMakePrivateFile } from "./privateFile.js";
import { StartError } from "./StartError.js";

const cipher = "aes-256-gcm";
const [keyBytes, ivBytes, tagBytes] = [32, 12, 16];

/**
 * Secrets that must be read again lie in the database encrypted, by a key that never leaves `DATA_DIR/private`. It is read, or made,
 * when it is first wanted.
 */
export class Sealing {
  private key: Promise<KeyObject> | undefined;

  /** @param name of the key's file */
  constructor(
    private readonly dataDir: string,
    private readonly name: string,
    private readonly ids: Ids,
  ) {}

  /** @param ownerId what is sealed for one row opens for no other */
  async seal(secret: string, ownerId: string): Promise<Buffer> {
    const iv = Buffer.from(this.ids.secret(ivBytes), "hex");
    const sealing = createCipheriv(cipher, await this.keyOf(), iv).setAAD(Buffer.from(ownerId));
    const sealed = Buffer.concat([sealing.update(secret, "utf8"), sealing.final()]);
    return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
  }

  /** @returns null when it was touched, or sealed by another key or for another row */
  async open(sealed: Buffer, ownerId: string): Promise<string | null> {
    const key = await this.keyOf();
    try {
      const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
      opening.setAAD(Buffer.from(ownerId)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      return opening.update(sealed.subarray(ivBytes + tagBytes), undefined, "utf8") + opening.final("utf8");
    } catch {
      return null;
    }
  }

  private keyOf(): Promise<KeyObject> {
    this.key ??= readKey(this.dataDir, this.name).catch((error) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }
}

/** @throws StartError when the file is there but holds no such key */
async function readKey(dataDir: string, name: string): Promise<KeyObject> {
  const make = () =>
    generateKeySync("aes", { length: keyBytes * 8 })
      .export()
      .toString("base64");
  const bytes = Buffer.from(await readOrMakePrivateFile(dataDir, name, make), "base64");
  if (bytes.length !== keyBytes)
    throw new StartError(`${join(dataDir, "private", name)} holds no key of 256 bits. Put it back from a backup.`);
  return createSecretKey(bytes);
}
