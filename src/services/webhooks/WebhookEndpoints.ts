import { isIP } from "node:net";
import type { EntityManager } from "typeorm";
import { type Actor, managedAccount } from "../../domain/actor.js";
import { type FieldFault, fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { textFault, trimmed } from "../../domain/textField.js";
import { mostEndpoints, type WebhookSettings, webhookFaults } from "../../domain/webhook.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import type { AddressGuard } from "../outbound/AddressGuard.js";
import { hostOf } from "../outbound/hostOf.js";
import type { Clock, Ids } from "../ports.js";
import type { SelectionCheck } from "./EventPayloads.js";
import { lockEndpoint } from "./endpointRow.js";
import { headOf, type LogPlace } from "./logPlace.js";
import type { WebhookSecrets } from "./WebhookSecrets.js";

export interface EndpointRules {
  readonly guard: AddressGuard;
  /** Whether the configuration excepts any address: then plain HTTP can be meant. */
  readonly allowsPlain: boolean;
  readonly checkSelection: SelectionCheck;
}

export type EndpointWish = WebhookSettings & { readonly idempotencyKey: string };

/** An endpoint, and its secret where it is shown: at its making and at a rotation. */
export interface ShownSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string | null;
}

/** The endpoints of an account: made, changed and removed by its administrators. */
export class WebhookEndpoints {
  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecrets,
    private readonly rules: EndpointRules,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Oldest first; none for those who do not manage them. */
  async list(actor: Actor): Promise<WebhookEndpoint[]> {
    const accountId = managedAccount(actor);
    if (accountId === null) return [];
    return this.database.manager.find(WebhookEndpoint, {
      where: { accountId },
      order: { createdAt: "ASC", id: "ASC" },
    });
  }

  /** It begins at the present head of the log. The same key answers the same endpoint, and its secret unless there is a newer one. */
  async create(actor: Actor, wish: EndpointWish): Promise<Result<ShownSecret, Refusal>> {
    const accountId = managedAccount(actor);
    if (accountId === null) return refuse("INVALID_STATE", "error.webhook.adminOnly");
    const faults = [...textFault("idempotencyKey", wish.idempotencyKey, 255), ...(await this.faults(wish))];
    if (faults.length > 0) return invalid(...faults);
    const now = this.clock.now();
    const key = {
      principal: actor.userId,
      key: wish.idempotencyKey,
      command: "createWebhookEndpoint",
      input: wish,
      now,
    };
    return this.database.inTransaction(async (tx) => {
      const made = await once(tx, key, () => this.insert(tx, wish, { accountId, createdById: actor.userId, now }));
      if (!made.ok) return made;
      const endpoint = await tx.findOneBy(WebhookEndpoint, { id: made.value.id, accountId });
      if (endpoint === null) return refuse("NOT_FOUND", "error.webhook.notFound");
      return ok({ endpoint, secret: await this.secrets.shown(endpoint, made.value.madeAt, now) });
    });
  }

  /** What is not given stays as it is. */
  async update(actor: Actor, id: string, change: Partial<WebhookSettings>): Promise<Result<WebhookEndpoint, Refusal>> {
    const accountId = managedAccount(actor);
    const before = accountId && (await this.database.manager.findOneBy(WebhookEndpoint, { id, accountId }));
    if (!before) return refuse("NOT_FOUND", "error.webhook.notFound");
    const faults = await this.faults({ ...before, ...change });
    if (faults.length > 0) return invalid(...faults);
    // Of the row as it is under its lock: another change of other parts may have come in between.
    return this.changed(actor, id, (endpoint) => judgedAnew(endpoint, settingsOf({ ...endpoint, ...change })));
  }

  /** Nothing is sent any more; what happens meanwhile is not lost. Again changes nothing. */
  disable(actor: Actor, id: string): Promise<Result<WebhookEndpoint, Refusal>> {
    const disabled = { status: "DISABLED", disabledReason: "REQUESTED", disabledAt: this.clock.now() } as const;
    return this.changed(actor, id, ({ status }) => (status === "DISABLED" ? {} : disabled));
  }

  /** Goes on where it stopped, or at the present head of the log. */
  async enable(actor: Actor, id: string, skipsMissed: boolean): Promise<Result<WebhookEndpoint, Refusal>> {
    const enabled = { status: "ENABLED", disabledReason: null, disabledAt: null, failingSince: null } as const;
    return this.changed(actor, id, async (_, tx) => ({ ...enabled, ...(skipsMissed && (await this.skip(tx, id))) }));
  }

  /** With its deliveries. */
  async remove(actor: Actor, id: string): Promise<Result<string, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const endpoint = await lockEndpoint(tx, id, actor);
      if (!endpoint.ok) return endpoint;
      await tx.delete(WebhookEndpoint, { id });
      return ok(id);
    });
  }

  private async changed(
    actor: Actor,
    id: string,
    changeOf: (
      endpoint: WebhookEndpoint,
      tx: EntityManager,
    ) => Partial<WebhookEndpoint> | Promise<Partial<WebhookEndpoint>>,
  ): Promise<Result<WebhookEndpoint, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const locked = await lockEndpoint(tx, id, actor);
      if (!locked.ok) return locked;
      const change = await changeOf(locked.value, tx);
      noteChange(locked.value, change);
      if (Object.keys(change).length > 0) await tx.update(WebhookEndpoint, { id }, change);
      return ok(Object.assign(locked.value, change));
    });
  }

  private async skip(tx: EntityManager, id: string): Promise<LogPlace> {
    await tx.query(
      "update webhook_deliveries set status = 'SKIPPED', next_try_at = null, finished_at = $2 where endpoint_id = $1 and status = 'PENDING'",
      [id, this.clock.now()],
    );
    return headOf(tx);
  }

  private async insert(
    tx: EntityManager,
    wish: EndpointWish,
    { now, ...owner }: { readonly accountId: string; readonly createdById: string; readonly now: Date },
  ): Promise<Result<string, Refusal>> {
    await tx.query("select 1 from accounts where id = $1 for no key update", [owner.accountId]);
    if ((await tx.countBy(WebhookEndpoint, { accountId: owner.accountId })) >= mostEndpoints)
      return refuse("INVALID_STATE", "error.webhook.tooMany", { most: mostEndpoints });
    const id = this.ids.next("whe");
    const secret = await this.secrets.seal(this.secrets.make(), id);
    const begin = {
      status: "ENABLED",
      secret,
      secretMadeAt: now,
      createdAt: now,
      ...(await headOf(tx)),
    } as const;
    await tx.insert(WebhookEndpoint, { id, ...owner, ...settingsOf(wish), ...begin });
    return ok(id);
  }

  private async faults(settings: WebhookSettings): Promise<FieldFault[]> {
    const faults = webhookFaults(settings, this.rules.allowsPlain);
    if (!faults.some(({ path }) => path[0] === "url") && this.isInner(settings.url))
      faults.push(fault("url", "error.webhook.url.private"));
    const problem = settings.selection === null ? null : await this.rules.checkSelection(settings.selection);
    return problem === null ? faults : [...faults, fault("selection", "error.webhook.selection", { problem })];
  }

  /** Where the host is an address itself; a name is judged at each delivery. */
  private isInner(url: string): boolean {
    const host = hostOf(new URL(url.trim()));
    return isIP(host) !== 0 && !this.rules.guard.allows(host);
  }
}

/** Which settings are new is not said: an address may have a secret in it. */
function noteChange({ id: subjectId, status: before }: WebhookEndpoint, change: Partial<WebhookEndpoint>): void {
  const settings = { field: "updated", before: null, after: "SETTINGS" };
  const said = change.status === undefined ? settings : { field: "status", before, after: change.status };
  if (Object.keys(change).length > 0) currentCommand()?.changes({ subjectId, ...said });
}

/** What has failed so far, an endpoint with another address or selection need not answer for. */
const judgedAnew = ({ url, selection }: WebhookEndpoint, settings: ReturnType<typeof settingsOf>) =>
  settings.url === url && settings.selection === selection ? settings : { ...settings, failingSince: null };

const settingsOf = ({ url, eventTypes, selection, locale, description }: WebhookSettings) => ({
  url: new URL(url.trim()).href,
  eventTypes: [...new Set(eventTypes)],
  selection,
  locale,
  description: trimmed(description),
});
