import { setImmediate as turn } from "node:timers/promises";
import { buildSchema, type GraphQLSchema, parse } from "graphql";
import { pino } from "pino";
import { Registry } from "prom-client";
import type { Role } from "../../../src/domain/actor.js";
import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import type { Door } from "../../../src/http/Door.js";
import { ErrorPresenter } from "../../../src/http/ErrorPresenter.js";
import { Hub } from "../../../src/http/hub/Hub.js";
import type { Member } from "../../../src/http/hub/Member.js";
import type { Operation } from "../../../src/http/hub/Operation.js";
import type { Sink } from "../../../src/http/hub/Sink.js";
import { Metrics } from "../../../src/http/Metrics.js";
import type { SocketSession } from "../../../src/http/SocketSession.js";
import type { Context } from "../../../src/resolvers/context.js";
import { EventFeed } from "../../../src/services/events/EventFeed.js";
import type { EventLog } from "../../../src/services/events/EventLog.js";
import type { EventScope } from "../../../src/services/events/eventScope.js";
import { isInScope } from "../../../src/services/events/eventScope.js";
import type { LogEntry } from "../../../src/services/events/LogEntry.js";
import { concerns } from "../../../src/services/events/ViewerChange.js";
import type { SignedIn } from "../../../src/services/identity/SignedIn.js";
import { DoorLog, Outage } from "../../api/doors/DoorLog.js";

const schema: GraphQLSchema = buildSchema(`
  type Event {
    sequence: Int!  role: String!  account: String  language: String!  name: String!  decider: String  ends: String!
    fragile: Int  slow: Int  kilobytes: String!
  }
  type Query { unused: Int }
  type Subscription { events(after: String): Event!  queue: Event! }
`);
const fields = schema.getType("Event") as unknown as {
  getFields(): Record<string, { resolve: (event: OrderEvent, args: object, context: Context) => unknown }>;
};
const viewer = ({ authentication }: Context) => authentication as SignedIn;
const { role, account, language, name, decider, ends, fragile, slow, kilobytes } = fields.getFields();
/** While it is set, the database is away, or a lock holds it up, for whoever asks for `fragile`. */
export const trouble = { outage: false, lock: false };
if (fragile)
  fragile.resolve = () => {
    if (trouble.outage) throw new Outage("Connection terminated unexpectedly");
    if (trouble.lock) throw Object.assign(new Error("canceling statement due to statement timeout"), { code: "57014" });
    return null;
  };
/** A millisecond for which nobody else has the process. */
if (slow)
  slow.resolve = () => {
    for (const begun = performance.now(); performance.now() - begun < 1; );
    return null;
  };
if (kilobytes) kilobytes.resolve = ({ sequence }) => "x".repeat(sequence * 1024);
if (role) role.resolve = (_event, _args, context) => viewer(context).actor.role;
if (account) account.resolve = (_event, _args, context) => viewer(context).actor.accountId;
if (language) language.resolve = (_event, _args, context) => context.locale;
if (name) name.resolve = (event, _args, context) => (event.sequence % 3 ? viewer(context).actor.userId : "nobody");
if (decider)
  decider.resolve = (_event, _args, context) => {
    const { actor } = viewer(context);
    return actor.role === "MANAGER" ? actor.userId : null;
  };
if (ends) ends.resolve = (_event, _args, context) => viewer(context).expiresAt.toISOString();
for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) field.resolve = (event) => event;

/** What all of a class may share, and what says who asks. */
export const plain = "subscription { events { sequence role account language } }";
export const personal = "subscription { events { sequence name } }";

/** Lets everything that needs no timer happen. */
export async function settle(turns = 30): Promise<void> {
  for (let count = 0; count < turns; count++) await turn();
}

/** What one process has read of the log: it may be behind. */
class NodeLog implements EventLog {
  private seen = 0;
  private readonly hearers = new Set<(entries: readonly LogEntry[]) => void>();

  constructor(
    private readonly log: DoorLog,
    /** Entries that memory reaches back. */
    private readonly memory: number,
  ) {}

  get head() {
    return { epoch: "e", position: this.seen };
  }

  since(position: number) {
    const back = this.seen - position;
    return back > this.memory ? null : (this.log.since(position) ?? []).slice(0, Math.max(0, back));
  }

  /** While it is set, pages read from the database wait for it. */
  slowly: Promise<void> | null = null;

  async page(scope: EventScope, after: number, upTo: number) {
    await this.slowly;
    const entries = (this.log.since(after) ?? []).slice(0, Math.max(0, upTo - after));
    return entries.filter((entry): entry is OrderEvent => isInScope(entry, scope)).slice(0, 200);
  }

  onReplaced() {
    return () => undefined;
  }

  listen(hear: (entries: readonly LogEntry[]) => void) {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  /** Reads so many more. */
  read(count: number): void {
    const entries = (this.log.since(this.seen) ?? []).slice(0, count);
    this.seen += entries.length;
    for (const hear of this.hearers) hear(entries);
  }
}

type Joining = Partial<Pick<Operation, "locale">> & Pick<Operation["args"], "variableValues"> & { from?: number };

/** A hub on a log in memory, and clients that take what they are sent, or do not. */
export class HubWorld {
  /** Far behind until it is told to read on, unless it follows at once. */
  readonly node: NodeLog;
  readonly registry = new Registry();
  readonly clients = new Set<HubClient>();
  readonly hub: Hub;
  readonly door: Door;
  private readonly documents = new Map<string, ReturnType<typeof parse>>();

  constructor(
    readonly log = new DoorLog(),
    follows = true,
    memory = 20,
  ) {
    this.node = new NodeLog(log, memory);
    if (follows) log.listen((entries) => this.node.read(entries.length));
    const logger = pino({ level: "silent" });
    this.door = {
      makeContext: (caller: object) => ({ ...caller }) as Context,
      presenter: new ErrorPresenter(logger, true),
      metrics: new Metrics(this.registry),
      availability: { check: async () => undefined },
      options: { logger, clock: { now: () => new Date() } },
    } as unknown as Door;
    this.hub = new Hub(this.door, this.node, (change) => {
      for (const client of this.clients) if (concerns(change, client.viewer)) client.close();
    });
  }

  /** @param more what else differs from one subscriber to the next; `from`: the position that he has, the head when omitted */
  join(viewer: SignedIn, query: string, scope: EventScope, more: Joining = {}): HubClient {
    return new HubClient(this, this.operation(viewer, query, scope, more), viewer);
  }

  operation(viewer: SignedIn, query: string, scope: EventScope, more: Joining = {}): Operation {
    const { from = this.log.head.position, variableValues = {}, locale = "JA" } = more;
    const document = this.documents.get(query) ?? parse(query);
    this.documents.set(query, document);
    const feed = new EventFeed(this.node, scope, from);
    const common = { authentication: viewer, locale, address: "", cost: 1 } as const;
    return { ...common, args: { schema, document, variableValues }, document, feed };
  }

  executions(): Promise<number> {
    return this.metric("certdesk_graphql_event_executions_total");
  }

  groups(): Promise<number> {
    return this.metric("certdesk_subscription_groups");
  }

  /** Events sent to somebody. */
  sent(): Promise<number> {
    return this.metric("certdesk_graphql_events_total");
  }

  /** Of the events that were pushed: how many, and the seconds that all of them took. */
  async delivery(): Promise<{ readonly count: number; readonly seconds: number }> {
    const name = "certdesk_event_delivery_seconds";
    const { values = [] } = (await this.registry.getSingleMetric(name)?.get()) ?? {};
    const of = (part: string) =>
      values.find((value) => "metricName" in value && value.metricName === `${name}_${part}`)?.value ?? 0;
    return { count: of("count"), seconds: of("sum") };
  }

  private async metric(name: string): Promise<number> {
    const metric = await this.registry.getSingleMetric(name)?.get();
    return metric?.values[0]?.value ?? 0;
  }
}

/** What a client was sent. */
class Received {
  constructor(
    readonly position: number,
    private readonly bytes: Buffer,
  ) {}

  get answer(): string {
    return String(this.bytes);
  }
}

export class HubClient implements Sink {
  readonly received: Received[] = [];
  readonly session: SocketSession;
  open = true;
  /** Its token has run out; the socket is closed a moment later. */
  expired = false;
  /** Whether it takes nothing at the moment. */
  stalled = false;
  /** Whether it takes its time to answer a close. */
  lingers = false;
  /** How often it was asked to say when it can take more. */
  waits = 0;
  private resume: () => void = () => undefined;
  private readonly member: Member;

  constructor(
    private readonly world: HubWorld,
    readonly operation: Operation,
    readonly viewer: SignedIn,
  ) {
    const client = this;
    this.session = {
      get isBehind() {
        return client.stalled;
      },
      get mayHear() {
        return client.open && !client.expired;
      },
      gather: () => undefined,
      drained: () => {
        this.waits++;
        // A socket that is being closed has nothing to wait for, whatever it still has to send.
        return this.stalled && this.open ? new Promise<void>((resolve) => (this.resume = resolve)) : Promise.resolve();
      },
      close: () => {
        if (client.lingers) client.open = false;
        else client.close();
      },
    } as unknown as SocketSession;
    world.clients.add(this);
    this.member = world.hub.join(operation, this);
  }

  get state() {
    return this.member.state;
  }

  send(answer: Buffer, event: OrderEvent): void {
    if (this.open) this.received.push(new Received(Number(event.position), answer));
  }

  stall(): void {
    this.stalled = true;
  }

  flow(): void {
    this.stalled = false;
    this.resume();
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.flow();
    this.world.clients.delete(this);
    this.world.hub.leave(this.member);
  }
}

export function signedIn(userId: string, role: Role = "STANDARD", accountId: string | null = "a"): SignedIn {
  return {
    actor: { userId, role, accountId },
    sessionId: `ses ${userId}`,
    expiresAt: new Date(Date.UTC(2030, 0, 1)),
    scopes: null,
  };
}

export const scopeOf = (accountId: string | null, orderId: string | null = null): EventScope => ({
  visibility: accountId === null ? { kind: "ALL" } : { kind: "ACCOUNT", accountId },
  orderId,
  selection: { kind: "ALL" },
});

/** Of a LIMITED user: what he has placed himself. */
export const ownScopeOf = (accountId: string, userId: string, orderId: string | null = null): EventScope => ({
  ...scopeOf(accountId, orderId),
  visibility: { kind: "OWN", accountId, userId },
});
