import { Client } from "pg";
import { withPatience } from "../withPatience.js";

/** Milliseconds between looks whether the connection still answers, and before it is tried anew. */
const heartbeat = 2000;
const retryDelay = 250;

/**
 * The one LISTEN connection of a process: direct, never through a pooler. Nothing depends on a notification; each is only a reason to look.
 * Because it notices a lost database within two seconds, it is also what readiness asks first.
 */
export class StreamListener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private up = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly handlers: {
      /** Something may be new in the log: what the notification says, empty after each reconnect. */
      readonly onWake: (head: string) => void;
      readonly onDown: (error: unknown) => void;
    },
  ) {}

  get connected(): boolean {
    return this.up;
  }

  /**
   * For what readiness asks: over this connection, because all those of the pool may be busy, and many who wait are no outage. How long it may take is for who asks.
   * @throws the driver's error, or that there is no connection
   */
  // biome-ignore lint/suspicious/noExplicitAny: rows of whatever is asked
  async query(text: string): Promise<any[]> {
    if (this.client === undefined || !this.up) throw new Error("the database is away");
    return (await this.client.query(text)).rows;
  }

  /** Connects; afterwards it reconnects by itself until `stop`. */
  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: "certdesk listener",
      connectionTimeoutMillis: 2000,
      keepAlive: true,
    });
    try {
      client.on("error", (error) => this.lost(client, error));
      client.on("end", () => this.lost(client, new Error("connection ended")));
      client.on("notification", ({ payload }) => this.handlers.onWake(payload ?? ""));
      this.client = client;
      await client.connect();
      await withPatience(client.query("listen stream"));
    } catch (error) {
      this.lost(client, error);
      return;
    }
    this.up = true;
    this.handlers.onWake("");
    this.timer = setTimeout(() => void this.beat(client), heartbeat);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.up = false;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async beat(client: Client): Promise<void> {
    try {
      await withPatience(client.query("select 1"));
      if (client === this.client && this.up) this.timer = setTimeout(() => void this.beat(client), heartbeat);
    } catch (error) {
      this.lost(client, error);
    }
  }

  /** Called once for each connection, whatever told it first. */
  private lost(client: Client, error: unknown): void {
    if (client !== this.client || this.stopped) return;
    this.client = undefined;
    clearTimeout(this.timer);
    client.end().catch(() => undefined);
    if (this.up) this.handlers.onDown(error);
    this.up = false;
    this.timer = setTimeout(() => void this.start(), retryDelay);
  }
}
