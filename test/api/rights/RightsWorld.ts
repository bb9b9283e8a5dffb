import { pino } from "pino";
import { IsNull } from "typeorm";
import { type App, createApp } from "../../../src/app.js";
import { readConfig } from "../../../src/config.js";
import { ok } from "../../../src/domain/result.js";
import { Account } from "../../../src/entities/Account.js";
import { Order } from "../../../src/entities/Order.js";
import { Session } from "../../../src/entities/Session.js";
import { User } from "../../../src/entities/User.js";
import { Database } from "../../../src/services/database.js";
import { Relay } from "../../../src/services/events/Relay.js";
import { Sessions } from "../../../src/services/identity/Sessions.js";
import { TokenKey } from "../../../src/services/identity/TokenKey.js";
import { Tokens } from "../../../src/services/identity/Tokens.js";
import { changeOrder, lockOrder } from "../../../src/services/orders/orderRow.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { SystemClock } from "../../../src/services/SystemClock.js";
import { freePort, startWorld, type World } from "../../support/world.js";
import { Listener } from "./Listener.js";
import { forbidden, type Rights, type Written } from "./oracle.js";

const clock = new SystemClock();
const ids = new RandomIds(clock);
const note = { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.note" } } as const;

/** One demo user: what he may do and since when, his token, his client. */
interface Person {
  readonly email: string;
  readonly userId: string;
  readonly history: Rights[];
  token: string | null;
  listener: Listener;
}

/** Two nodes on one database, people who listen at both, and rows that change as administration will change them. */
export class RightsWorld {
  readonly written = new Map<string, Written>();
  readonly people: Person[] = [];
  /** Counts commits; raised before each, so that what comes meanwhile is never accused. */
  private commits = 0;

  private constructor(
    private readonly world: World,
    private readonly second: App,
    private readonly parts: { database: Database; sessions: Sessions; tokens: Tokens; relay: Relay },
    readonly orders: readonly Order[],
    readonly accounts: readonly string[],
  ) {}

  /** Of the two nodes' sockets. */
  get urls(): string[] {
    return [this.world.url, this.second.url].map((url) => `${url.replace("http", "ws")}graphql`);
  }

  static async open(emails: readonly string[]): Promise<RightsWorld> {
    const world = await startWorld({ LIMIT_SOCKETS_PER_USER: "1000" });
    const { dataSource, databaseUrl: DATABASE_URL, dataDir: DATA_DIR, url } = world;
    const publicUrl = url.replace(/\/$/, "");
    const env = { PORT: String(await freePort()), DATABASE_URL, DATA_DIR, PUBLIC_URL: publicUrl, LIMIT_RATE: "0" };
    const second = await createApp(readConfig({ ...env, LIMIT_SOCKETS_PER_USER: "1000" }), pino({ level: "fatal" }));
    const relay = new Relay(dataSource, () => undefined);
    const database = new Database(dataSource, (ask) => relay.kick(ask));
    const tokens = new Tokens(await TokenKey.open(DATA_DIR), clock);
    const parts = { database, relay, tokens, sessions: new Sessions(database, clock, ids) };
    const accounts = (await dataSource.manager.find(Account)).map(({ id }) => id);
    const opened = new RightsWorld(world, second, parts, await dataSource.manager.find(Order), accounts);
    const { body } = await (await world.as("admin@kumo.test")).post({ query: "{ streamHead }" });
    const { streamHead } = body.data as { streamHead: string };
    for (const email of emails) await opened.invite(email, streamHead);
    return opened;
  }

  /** One event of one order, committed when this resolves. */
  async happens(order: Order): Promise<void> {
    const at = ++this.commits;
    await this.parts.database.inTransaction(async (tx) => {
      const row = await lockOrder(tx, order.id, { kind: "ALL" });
      if (row === null) throw new Error(order.id);
      await changeOrder(tx, row, { events: [note], actorId: null, now: clock.now() });
      this.written.set(`${row.id} ${row.eventSequence}`, { at, accountId: row.accountId, ownerId: row.placedById });
      return ok(null);
    });
  }

  /** Role or account of somebody becomes another. */
  async becomes(person: Person, role: User["role"], accountId: string | null): Promise<void> {
    this.note(person, { role, accountId });
    await this.parts.database.inTransaction(async (tx) =>
      ok(await tx.update(User, person.userId, { role, accountId })),
    );
  }

  /** All his sessions end. */
  async isSignedOut(person: Person): Promise<void> {
    person.token = null;
    this.note(person, { open: false });
    const open = { userId: person.userId, endedAt: IsNull() };
    await this.parts.database.inTransaction(async (tx) => ok(await tx.update(Session, open, { endedAt: clock.now() })));
  }

  async signsIn(person: Person): Promise<void> {
    this.note(person, { open: true });
    const { role, accountId } = now(person);
    const actor = { userId: person.userId, role: role as User["role"], accountId };
    const { sessionId } = await this.parts.sessions.open(actor);
    person.token = (await this.parts.tokens.issue(person.userId, sessionId)).accessToken;
  }

  /** What anybody got and should not have. */
  violations(): string[] {
    return this.people.flatMap(({ userId, history, listener }) => {
      const known = listener.received.flatMap((each) => {
        const event = this.written.get(each.key);
        return event === undefined ? [] : [{ ...each, event }];
      });
      return forbidden(userId, history, known).map((key) => `${userId} got ${key}`);
    });
  }

  async close(): Promise<void> {
    for (const { listener } of this.people) listener.stop();
    await this.parts.relay.stop();
    await this.second.stop();
    await this.world.stop();
  }

  private note(person: Person, change: Partial<Rights>): void {
    person.history.push({ ...now(person), ...change, since: ++this.commits });
  }

  private async invite(email: string, after: string): Promise<void> {
    const { id: userId, role, accountId } = await this.world.dataSource.manager.findOneByOrFail(User, { email });
    let turn = this.people.length;
    const options = {
      url: () => this.urls[turn++ % 2] ?? "",
      token: () => person.token,
      after,
      now: () => this.commits,
    };
    const history = [{ since: 0, role, accountId, open: false }];
    const person: Person = { email, userId, history, token: null, listener: new Listener(options) };
    this.people.push(person);
    await this.signsIn(person);
    person.listener.start();
  }
}

function now({ history }: Pick<Person, "history">): Rights {
  const last = history.at(-1);
  if (last === undefined) throw new Error("a person without a history");
  return last;
}
