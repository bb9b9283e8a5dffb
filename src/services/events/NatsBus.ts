import { setTimeout as sleep } from "node:timers/promises";
import type { Msg, NatsConnection } from "@nats-io/transport-node";
import type { NumberedBatch, NumberedRow } from "./Relay.js";

/** In a subject, of what belongs to no account and no order. */
const none = "-";

/** Milliseconds before a lost server is tried again; it never gives up. */
const retryDelay = 1000;

const options = {
  name: "certdesk",
  timeout: 2000,
  maxReconnectAttempts: -1,
  reconnectTimeWait: retryDelay,
  // Milliseconds; a server that is silent for two of them is gone.
  pingInterval: 2000,
  maxPingOut: 2,
  ignoreAuthErrorAbort: true,
} as const;

interface Handlers {
  readonly onRows: (batch: NumberedBatch) => void;
  /** Told once for each time that it goes away; the bus comes back by itself. */
  readonly onDown: (error: unknown) => void;
}

/**
 * NATS between the processes of a larger installation: what one has numbered the others get without asking the database. Nothing depends on it: whatever it loses, doubles or delays is read
 * from the log, by position. One message for each event, subject `evt.<account>.<order>`; `evt.-.-` is a change of rights.
 */
export class NatsBus {
  private connection: NatsConnection | null = null;
  private up = false;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly handlers: Handlers,
  ) {}

  get connected(): boolean {
    return this.up;
  }

  /** Begins to connect and does not wait for it: a server that is away stops nothing. */
  start(): void {
    void this.keepTrying();
  }

  /** Nothing while it is away: what would be sent late is in the log by then. */
  publish({ epoch, rows }: NumberedBatch): void {
    if (!this.up || this.connection === null) return;
    for (const row of rows) {
      const subject = `evt.${row.account_id || none}.${row.order_id ?? none}`;
      this.connection.publish(subject, JSON.stringify({ epoch, row }));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.up = false;
    await this.connection?.close();
  }

  /** Until the first connection stands; from then on the client itself reconnects. */
  private async keepTrying(): Promise<void> {
    for (let tries = 0; !this.stopped; tries++) {
      try {
        return await this.connect();
      } catch (error) {
        if (tries === 0) this.handlers.onDown(error);
        await sleep(retryDelay, undefined, { ref: false });
      }
    }
  }

  /** @returns when it is closed. @throws when there is no connection to begin with */
  private async connect(): Promise<void> {
    const { connect } = await import("./natsClient.js");
    const connection = await connect({ ...serverOf(this.url), ...options });
    if (this.stopped) return connection.close();
    this.connection = connection;
    connection.subscribe("evt.>", {
      callback: (error, message) => {
        if (error === null) this.take(message);
      },
    });
    this.up = true;
    for await (const { type } of connection.status()) {
      if (type === "reconnect") this.up = true;
      if (type === "disconnect" && this.up) {
        this.up = false;
        if (!this.stopped) this.handlers.onDown(new Error("NATS is away"));
      }
    }
  }

  /** What is no message of ours is passed over: the log has all that matters. */
  private take(message: Msg): void {
    try {
      const { epoch, row } = message.json<{ epoch: string; row: NumberedRow }>();
      this.handlers.onRows({ epoch, rows: [row] });
    } catch (error) {
      this.handlers.onDown(error);
    }
  }
}

/** User and password, or a token, may stand in the address; `tls://` asks for TLS. */
function serverOf(text: string) {
  const { protocol, host, username, password } = new URL(text);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    ...(protocol === "tls:" && { tls: {} }),
    ...(user !== "" && (pass === "" ? { token: user } : { user, pass })),
  };
}
