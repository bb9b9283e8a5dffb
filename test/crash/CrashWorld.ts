import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { OrderEventKind } from "../../src/domain/events.js";
import type { FailPoint } from "../../src/services/failPoints.js";
import { CreateWebhookEndpointDocument } from "../gql/documents.js";
import { Client } from "../support/client.js";
import { copyDemo, password } from "../support/demoTemplate.js";
import { freePort } from "../support/freePort.js";
import { PaymentGatewayDouble } from "../support/paymentGateway.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { SmtpServer } from "../support/smtpServer.js";
import { WebhookReceiver } from "../support/WebhookReceiver.js";
import { watchFacts } from "../support/watchFacts.js";
import { unique } from "../support/world.js";

const people = {
  customer: "standard@kumo.test",
  admin: "admin@kumo.test",
  operator: "operator@desk.test",
} as const;

export type Person = keyof typeof people;

/** Milliseconds in which a process that is on its way to its point must have come there. */
const patience = 40_000;

type Demo = Awaited<ReturnType<typeof copyDemo>>;

/** What outlives the server: its database, and those whom it calls. */
export class CrashWorld {
  /** Deaths so far. */
  deaths = 0;
  private server: ServerProcess | null = null;
  private clients: Partial<Record<Person, Client>> = {};

  private constructor(
    readonly demo: Demo,
    readonly gateway: PaymentGatewayDouble,
    readonly smtp: SmtpServer,
    readonly receiver: WebhookReceiver,
    private readonly port: number,
  ) {}

  static async start(): Promise<CrashWorld> {
    const [gateway, receiver] = await Promise.all([PaymentGatewayDouble.start(), WebhookReceiver.start()]);
    const smtp = await SmtpServer.start(await freePort());
    const world = new CrashWorld(await copyDemo(), gateway, smtp, receiver, await freePort());
    await watchFacts(world.demo.database);
    await world.revive();
    await world.hears();
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows of hand-written SQL, on purpose apart from the entities
  query(sql: string, values: unknown[] = []): Promise<any[]> {
    return this.demo.database.dataSource.query(sql, values);
  }

  as(person: Person): Client {
    const client = this.clients[person];
    if (client === undefined) throw new Error(`${person} has not signed in`);
    return client;
  }

  /** A process that nobody ends, in which everybody signs in: tokens outlive it, for a quarter of an hour. */
  async revive(): Promise<void> {
    const server = await this.begin({});
    if (server.url === null) throw new Error(`the server does not start: ${server.stderr()}`);
    for (const [person, email] of Object.entries(people))
      this.clients[person as Person] = await new Client(this.url).as(email, password);
  }

  /**
   * A process that dies when it comes to a point for the n-th time, and people who send commands until they are answered. What others have left may be its death before that: then it is the next one's turn, while they wait
   * for theirs.
   * @throws when it does not die there
   */
  async dieAt(point: FailPoint, n: number, commands: readonly (() => Promise<unknown>)[]): Promise<void> {
    await this.end();
    // Who had it before is dead; nobody waits a quarter of a minute to see it.
    await this.query("update webhook_endpoints set leased_until = null");
    const wish = { FAIL_POINT: `${point}:${n}` };
    let server = await this.begin(wish);
    for (let early = 0; server.url === null && early < 3; early++) {
      await this.buries(point, server);
      server = await this.begin(wish);
    }
    await Promise.all(commands.map((command) => insists(server.exited, command)));
    await this.buries(point, server);
  }

  private async buries(point: FailPoint, server: ServerProcess): Promise<void> {
    const end = await Promise.race([server.exited, sleep(patience, null, { ref: false })]);
    if (end?.signal !== "SIGKILL")
      throw new Error(`${point} was not reached: ${JSON.stringify(end)} ${server.stderr()}`);
    this.deaths++;
    this.server = null;
  }

  /** What the process of now had to complain about. */
  get complaints(): string {
    return this.server?.stderr() ?? "";
  }

  async stop(): Promise<void> {
    await this.end();
    await Promise.all([this.gateway.stop(), this.smtp.stop(), this.receiver.stop()]);
    await this.demo.database.destroy();
    await rm(this.demo.dataDir, { recursive: true, force: true });
  }

  async end(): Promise<void> {
    await this.server?.kill("SIGKILL");
    this.server = null;
  }

  private async begin(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    this.server = await startServer({
      DATABASE_URL: this.demo.database.url,
      DATA_DIR: this.demo.dataDir,
      DEMO: "1",
      LIMIT_RATE: "0",
      PORT: String(this.port),
      PAYMENT_GATEWAY_URL: this.gateway.url,
      SMTP_URL: this.smtp.url,
      WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1",
      ...env,
    });
    return this.server;
  }

  /** Of one kind of event: one receiver is told one after the other, and nobody waits for that here. */
  private async hears(): Promise<void> {
    await this.receiver.set("/hook", {});
    const eventTypes: OrderEventKind[] = ["OrderStatusChanged"];
    const input = { idempotencyKey: unique("hook"), url: this.receiver.url("/hook"), eventTypes };
    const { createWebhookEndpoint: made } = await this.as("admin").run(CreateWebhookEndpointDocument, { input });
    if (made.__typename !== "WebhookSecretPayload") throw new Error(JSON.stringify(made));
  }
}

/** Sends a command until it is answered, or nobody is there any more, or nobody believes in it any more. */
async function insists(dead: Promise<unknown>, command: () => Promise<unknown>): Promise<void> {
  const over = Promise.race([dead, sleep(patience, null, { ref: false })]).then(() => true);
  const once = () =>
    command().then(
      () => true,
      () => false,
    );
  while (!(await Promise.race([once(), over]))) if (await Promise.race([sleep(100, false), over])) return;
}
