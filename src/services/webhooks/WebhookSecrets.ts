import type { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Ids } from "../ports.js";
import { Sealing } from "../Sealing.js";

const secretBytes = 32;

/** Milliseconds for which a command that is repeated with its key (the answer was lost) shows the secret that it made again. */
const shownFor = 3_600_000;

/**
 * Secrets that sign webhooks. To sign with them they must be read again, so they lie in the database encrypted, by a key that
 * never leaves `DATA_DIR/private`.
 */
export class WebhookSecrets {
  private readonly sealing: Sealing;

  constructor(
    dataDir: string,
    private readonly ids: Ids,
  ) {
    this.sealing = new Sealing(dataDir, "webhook-key", ids);
  }

  /** A new one, as people paste it (Standard Webhooks): `whsec_` and base64. */
  make(): string {
    return `whsec_${Buffer.from(this.ids.secret(secretBytes), "hex").toString("base64")}`;
  }

  /** @param endpointId what is sealed for one endpoint opens for no other */
  seal(secret: string, endpointId: string): Promise<Buffer> {
    return this.sealing.seal(secret, endpointId);
  }

  /** @returns null when it was touched, or sealed by another key or for another endpoint */
  open(sealed: Buffer, endpointId: string): Promise<string | null> {
    return this.sealing.open(sealed, endpointId);
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
}
