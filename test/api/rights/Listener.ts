import { WebSocket } from "ws";
import type { Received } from "./oracle.js";

const query = "subscription($after: String) { orderEvents(after: $after) { cursor sequence order { id } } }";

interface Told {
  readonly cursor: string;
  readonly sequence: number;
  readonly order: { readonly id: string };
}

/** One user's client: goes on by its cursor, with whatever token it is given. */
export class Listener {
  readonly received: Received[] = [];
  private socket: WebSocket | null = null;
  private cursor: string;
  private stopped = false;

  constructor(
    private readonly options: {
      readonly url: () => string;
      /** Null while he has no session. */
      readonly token: () => string | null;
      readonly after: string;
      /** The number of the last change that has begun. */
      readonly now: () => number;
    },
  ) {
    this.cursor = options.after;
  }

  start(): void {
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.socket?.terminate();
  }

  private connect(): void {
    const token = this.options.token();
    if (this.stopped) return;
    if (token === null) {
      this.later();
      return;
    }
    const url = this.options.url();
    const socket = new WebSocket(url, "graphql-transport-ws");
    this.socket = socket;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
    socket.on("message", (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === "connection_ack")
        send({ id: "1", type: "subscribe", payload: { query, variables: { after: this.cursor } } });
      if (type === "next" && payload.data) this.take(url, payload.data.orderEvents);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => this.later());
  }

  private later(): void {
    if (!this.stopped) setTimeout(() => this.connect(), 15);
  }

  private take(url: string, { cursor, sequence, order }: Told): void {
    this.cursor = cursor;
    this.received.push({ key: `${order.id} ${sequence}`, until: this.options.now(), url });
  }
}
