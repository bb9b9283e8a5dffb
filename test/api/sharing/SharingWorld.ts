import { pino } from "pino";
import { Registry } from "prom-client";
import type { Role } from "../../../src/domain/actor.js";
import { ApiScope } from "../../../src/domain/apiKey.js";
import type { Locale } from "../../../src/domain/messages/messages.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { User } from "../../../src/entities/User.js";
import type { Availability } from "../../../src/http/Availability.js";
import { Door } from "../../../src/http/Door.js";
import type { Caller, HttpOptions } from "../../../src/http/HttpOptions.js";
import { Hub } from "../../../src/http/hub/Hub.js";
import { SocketProtocol } from "../../../src/http/SocketProtocol.js";
import { Sockets } from "../../../src/http/Sockets.js";
import type { SignedIn } from "../../../src/services/identity/SignedIn.js";
import type { Random } from "../../attack/Random.js";
import type { Graph } from "../../support/createGraph.js";
import { insertUser } from "../../support/rows.js";
import { command, place } from "../tenants/richAccount.js";
import { roles, startTenants, type TenantsWorld } from "../tenants/TenantsWorld.js";
import { Replay } from "./Replay.js";

/** Somebody with a session or an API key of his own, and the language in which he reads. */
export interface Viewer {
  readonly signedIn: SignedIn;
  readonly locale: Locale;
}

/** Two accounts with all there is, each role of each twice, and the doors before them: what is followed is the log that they have left. */
export class SharingWorld {
  readonly log = new Replay();
  readonly door: Door;
  readonly hub: Hub;
  readonly protocol: SocketProtocol;
  /** What the doors have complained of: each is a defect. */
  readonly complaints: string[] = [];
  private readonly sockets = new Sockets(1, { now: () => new Date() });
  private sessions = 0;

  private constructor(
    private readonly tenants: TenantsWorld,
    readonly graph: Graph,
    readonly people: readonly User[],
    readonly events: readonly OrderEvent[],
  ) {
    const options = {
      config: { demo: true },
      schema: graph.schema,
      makeContext: (caller: Caller) => graph.contextOf(caller),
      log: this.log,
      openFields: new Set<string>(),
      recordRefused: async () => undefined,
      limiter: null,
      clock: tenants.clock,
      logger: pino({ level: "error" }, { write: (line: string) => void this.complaints.push(line) }),
      registry: new Registry(),
    };
    const availability = { check: async () => undefined };
    this.door = new Door(options as unknown as HttpOptions, availability as unknown as Availability);
    this.hub = new Hub(this.door, this.log, () => undefined);
    this.protocol = new SocketProtocol(this.door, this.sockets, this.hub);
  }

  static async open(): Promise<SharingWorld> {
    const tenants = await startTenants();
    const graph = await tenants.graph(tenants.database);
    await insertColleagues(tenants, graph);
    const { manager } = tenants.database.dataSource;
    const events = await manager
      .createQueryBuilder(OrderEvent, "event")
      .where("event.orderId is not null")
      .orderBy("event.position")
      .getMany();
    return new SharingWorld(tenants, graph, await manager.find(User, { order: { email: "ASC" } }), events);
  }

  /** One of these people, however he has signed in. */
  viewer(random: Random, people: readonly User[], locale = random.of(["JA", "EN"] as const)): Viewer {
    const { id, role, accountId } = random.of(people);
    const minutes = 5 + random.below(300);
    const scopes = random.chance(0.7) ? null : Object.values(ApiScope).filter(() => random.chance(0.4));
    const signedIn: SignedIn = {
      actor: { userId: id, role, accountId },
      sessionId: `${scopes ? "key" : "ses"}_${++this.sessions}`,
      expiresAt: new Date(this.door.options.clock.now().getTime() + minutes * 60_000),
      scopes: scopes && [...scopes, "ORDERS_READ"],
      ...(random.chance(0.5) ? { decidesFreely: random.chance(0.5) } : {}),
    };
    return { signedIn, locale };
  }

  /** Events by those who decide: of them it matters most who asks. */
  get decisions(): readonly OrderEvent[] {
    const deciders = this.idsOf("ADMIN", "MANAGER");
    return this.events.filter(({ actorId }) => deciders.has(actorId));
  }

  /** Events of orders that somebody has placed who sees no others. */
  get limited(): readonly OrderEvent[] {
    const owners = this.idsOf("LIMITED");
    return this.events.filter(({ ownerId }) => owners.has(ownerId));
  }

  /** Who sees what he sees by his role in his account alone, and so is like others. */
  alike({ role, accountId }: User): User[] {
    return this.people.filter((other) => other.role === role && other.accountId === accountId);
  }

  private idsOf(...roles: readonly Role[]): ReadonlySet<string | null> {
    return new Set(this.people.filter(({ role }) => roles.includes(role)).map(({ id }) => id));
  }

  async stop(): Promise<void> {
    this.hub.stop();
    this.sockets.stop();
    await this.tenants.stop();
  }
}

/** A second one of each role, who has done other things than the first: what may be done often depends on who has asked for it. */
async function insertColleagues(tenants: TenantsWorld, graph: Graph): Promise<void> {
  const db = tenants.database.dataSource;
  await insertUser(db, { role: "OPERATOR" });
  for (const account of ["kumo", "hoshi"] as const) {
    const { id: accountId, people } = account === "kumo" ? tenants.a : tenants.b;
    const colleagues = await Promise.all(roles.map((role) => insertUser(db, { accountId, role })));
    const of = Object.fromEntries(colleagues.map((user) => [user.role, user])) as unknown as typeof people;
    const stage = { graph, db, account, people: { ...of, OPERATOR: tenants.operator } };
    const wish = { validationMethod: "DNS_TXT", payment: { method: "BANK_TRANSFER" } };
    for (const role of ["LIMITED", "STANDARD"] as const)
      await place(stage, role, { label: `colleague-${role.toLowerCase()}`, ...wish });
    const requester = { company: account, contactName: "山田", phone: "03-1234-5678" };
    for (const [user, label] of [
      [people.MANAGER, "www"],
      [of.ADMIN, "mail"],
      [people.LIMITED, "shop"],
    ] as const) {
      const commonName = `${label}.${account}.test`;
      const [{ id: orderId }] = await db.query("select id from orders where common_name = $1", [commonName]);
      const idempotencyKey = `colleague ${commonName}`;
      const input = { orderId, commonName, idempotencyKey, requester, reason: "SUPERSEDED" };
      await command(stage, user, "requestRevocation", input);
    }
  }
  await db.query("select number_events(1000)");
}
