import { createCipheriv, createDecipheriv, createSecretKey, generateKeySync, type KeyObject } from "node:crypto";
import { join } from "node:path";
import type { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Ids } from "../ports.js";
import { readOrMakePrivateFile } from "../privateFile.js";
import { StartError } from "../StartError.js";

const name = "webhook-key";
const cipher = "aes-256-gcm";
const [keyBytes, ivBytes, tagBytes, secretBytes] = [32, 12, 16, 32];

/** Milliseconds for which a command that is repeated with its key (the answer was lost) shows the secret that it made again. */
const shownFor = 3_600_000;

/**
 * Secrets that sign webhooks. To sign with them they must be read again, so they lie in the database encrypted, by a key that
 * never leaves `DATA_DIR/private`. It is read, or made, when it is first wanted.
 */
export class WebhookSecrets {
  private key: Promise<KeyObject> | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly ids: Ids,
  ) {}

  /** A new one, as people paste it (Standard Webhooks): `whsec_` and base64. */
  make(): string {
    return `whsec_${Buffer.from(this.ids.secret(secretBytes), "hex").toString("base64")}`;
  }

  /** @param endpointId what is sealed for one endpoint opens for no other */
  async seal(secret: string, endpointId: string): Promise<Buffer> {
    const iv = Buffer.from(this.ids.secret(ivBytes), "hex");
    const sealing = createCipheriv(cipher, await this.keyOf(), iv).setAAD(Buffer.from(endpointId));
    const sealed = Buffer.concat([sealing.update(secret, "utf8"), sealing.final()]);
    return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
  }

  /** @returns null when it was touched, or sealed by another key or for another endpoint */
  async open(sealed: Buffer, endpointId: string): Promise<string | null> {
    const key = await this.keyOf();
    try {
      const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
      opening.setAAD(Buffer.from(endpointId)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      return opening.update(sealed.subarray(ivBytes + tagBytes), undefined, "utf8") + opening.final("utf8");
    } catch {
      return null;
    }
  }

  /** The newest of an endpoint, to whoever made it then; null once there is a newer one or an hour has passed: then it is not shown any more. */
  async shown({ id, secret, secretMadeAt }: WebhookEndpoint, madeAt: Date, now: Date): Promise<string | null> {
    const isOurs = secretMadeAt.getTime() === madeAt.getTime();
    return isOurs && now.getTime() - madeAt.getTime() <= shownFor ? this.open(secret, id) : null;
  }

  /**
   * Those that sign now: the newest, and the one before a rotation as long as it is valid and can be opened.
   * @returns null when the newest cannot be opened
   */
  async valid(endpoint: WebhookEndpoint, now: Date): Promise<string[] | null> {
    const { id, secret, previousSecret, previousSecretExpiresAt } = endpoint;
    const newest = await this.open(secret, id);
    const isOver = previousSecretExpiresAt === null || previousSecretExpiresAt <= now;
    const before = isOver || previousSecret === null ? null : await this.open(previousSecret, id);
    return newest === null ? null : [newest, ...(before === null ? [] : [before])];
  }

  private keyOf(): Promise<KeyObject> {
    this.key ??= readKey(this.dataDir).catch((error) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }
}

/** @throws StartError when the file is there but holds no such key */
async function readKey(dataDir: string): Promise<KeyObject> {
  const make = () =>
    generateKeySync("aes", { length: keyBytes * 8 })
      .export()
      .toString("base64");
  const bytes = Buffer.from(await readOrMakePrivateFile(dataDir, name, make), "base64");
  if (bytes.length !== keyBytes)
    throw new StartError(`${join(dataDir, "private", name)} holds no key of webhooks. Put it back from a backup.`);
  return createSecretKey(bytes);
}
