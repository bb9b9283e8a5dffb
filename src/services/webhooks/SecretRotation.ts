import type { Actor } from "../../domain/actor.js";
import { fault, invalid, type Refusal } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { textFault } from "../../domain/textField.js";
import { hoursOfPrevious, previousSecretHours } from "../../domain/webhook.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import type { Clock } from "../ports.js";
import { lockEndpoint } from "./endpointRow.js";
import type { ShownSecret } from "./WebhookEndpoints.js";
import type { WebhookSecrets } from "./WebhookSecrets.js";

export interface RotationWish {
  readonly idempotencyKey: string;
  readonly id: string;
  /** Hours for which the secret of now goes on to sign, too; 0: at once no more. */
  readonly previousValidForHours?: number | null | undefined;
}

/** Gives an endpoint a new secret. For a while the one before signs too, so that a receiver can change at leisure. */
export class SecretRotation {
  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /** At most two are valid: with a second rotation the oldest ends. The same key answers the secret that it made, and none once there is a newer one. */
  async rotate(actor: Actor, wish: RotationWish): Promise<Result<ShownSecret, Refusal>> {
    const hours = hoursOfPrevious(wish.previousValidForHours);
    const keyFaults = textFault("idempotencyKey", wish.idempotencyKey, 255);
    if (keyFaults.length > 0) return invalid(...keyFaults);
    if (hours === null)
      return invalid(fault("previousValidForHours", "error.webhook.hours", { most: previousSecretHours.most }));
    const now = this.clock.now();
    return this.database.inTransaction(async (tx) => {
      const locked = await lockEndpoint(tx, wish.id, actor);
      if (!locked.ok) return locked;
      const key = {
        principal: actor.userId,
        key: wish.idempotencyKey,
        command: "rotateWebhookSecret",
        input: wish,
        now,
      };
      const rotated = await once(tx, key, async () => {
        await tx.update(WebhookEndpoint, { id: wish.id }, await this.rotated(locked.value, hours, now));
        return ok(wish.id);
      });
      if (!rotated.ok) return rotated;
      const endpoint = await tx.findOneByOrFail(WebhookEndpoint, { id: wish.id });
      return ok({ endpoint, secret: await this.secrets.shown(endpoint, rotated.value.madeAt, now) });
    });
  }

  private async rotated({ id, secret }: WebhookEndpoint, hours: number, now: Date): Promise<Partial<WebhookEndpoint>> {
    const ended = { previousSecret: null, previousSecretExpiresAt: null };
    const kept = { previousSecret: secret, previousSecretExpiresAt: new Date(now.getTime() + hours * 3_600_000) };
    const made = await this.secrets.seal(this.secrets.make(), id);
    return { secret: made, secretMadeAt: now, ...(hours === 0 ? ended : kept) };
  }
}
