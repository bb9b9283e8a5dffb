import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { until } from "../../support/until.js";
import type { Doors } from "./openDoors.js";

// biome-ignore lint/suspicious/noExplicitAny: whatever the server sent; the test says what it should be
export type Message = any;

/** A client that keeps no rules but those of the test. */
export class SocketClient {
  readonly messages: Message[] = [];
  closed: { code: number; reason: string } | null = null;
  private wake = () => {};

  constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => {
      this.messages.push(JSON.parse(String(data)));
      this.wake();
    });
    socket.on("error", () => undefined);
    socket.on("close", (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.wake();
    });
  }

  /** Opens a socket; with a payload it also says connection_init and waits for the answer. */
  static async open(url: string, payload?: object | null, options: { origin?: string } = {}): Promise<SocketClient> {
    const client = new SocketClient(new WebSocket(url, "graphql-transport-ws", options));
    await once(client.socket, "open");
    if (payload === undefined) return client;
    client.send({ type: "connection_init", ...(payload === null ? {} : { payload }) });
    await client.until(() => client.messages.length > 0 || client.closed !== null);
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables?: unknown): void {
    this.send({ id, type: "subscribe", payload: { query, variables } });
  }

  of(id: string): Message[] {
    return this.messages.filter((message) => message.id === id);
  }

  async until(good: () => boolean, milliseconds = 20_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!good()) {
      if (Date.now() > end)
        throw new Error(
          `not in time; closed: ${JSON.stringify(this.closed)}, ${JSON.stringify(this.messages).slice(0, 2000)}`,
        );
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  async next(id: string): Promise<Message> {
    const before = this.of(id).length;
    await this.until(() => this.of(id).length > before || this.closed !== null);
    return this.of(id)[before];
  }

  async end(milliseconds?: number): Promise<{ code: number; reason: string } | null> {
    await this.until(() => this.closed !== null, milliseconds);
    return this.closed;
  }
}

let people = 0;

/** A socket of somebody who has no other, and the token that he is signed in with. */
export async function connected(doors: Doors, more: Parameters<Doors["signIn"]>[1] = {}) {
  const token = `token${++people}`;
  doors.signIn(token, { userId: `usr_${people}`, ...more });
  const client = await SocketClient.open(doors.socketUrl, { authorization: `Bearer ${token}` });
  return { client, token };
}

/** Subscribes to `ticks` and waits until it is live. */
export async function ticking(doors: Doors, client: SocketClient, id = "1"): Promise<void> {
  const before = await doors.live();
  client.subscribe(id, "subscription { ticks { number requestId role } }");
  await liveAre(doors, (count) => count > before);
}

/** Waits until so many subscriptions are live. */
export async function liveAre(doors: Doors, good: (count: number) => boolean): Promise<void> {
  const otherwise = async () => `${await doors.live()} subscriptions are live`;
  await until(async () => good(await doors.live()), { pause: 10, otherwise });
}

/** Waits until nothing more is executed, which something was: twenty looks in a row find no more, however seldom a busy machine lets them. */
export async function stalled(doors: Doors): Promise<number> {
  let before = 0;
  for (let looks = 0; looks < 20; await sleep(50)) {
    looks = before > 0 && doors.counted === before ? looks + 1 : 0;
    before = doors.counted;
  }
  return before;
}

/** An event for all that tick. */
export function feed(doors: Doors, number: number): void {
  doors.eventLog.append(number);
}
