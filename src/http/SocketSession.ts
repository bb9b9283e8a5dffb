import type { Writable } from "node:stream";
import type { WebSocket } from "ws";
import type { Locale } from "../domain/messages/messages.js";
import type { Authentication } from "../resolvers/context.js";
import type { SignedIn } from "../services/identity/SignedIn.js";
import { networkOf } from "../services/limits/networkOf.js";
import type { Caller, HttpOptions } from "./HttpOptions.js";

/** Why the desk closes a socket. None but the first is final for graphql-ws clients: they come back, by their cursor. */
export const closeReasons = {
  longId: [4400, "Invalid message: the id is too long"],
  forbidden: [4403, "Forbidden"],
  tokenExpires: [4403, "The token expires"],
  tooManySockets: [1013, "Too many sockets"],
  tooSlow: [1013, "Too far behind"],
  tryLater: [1013, "Try again later"],
  restart: [1012, "Service restart"],
} as const;
export type CloseReason = keyof typeof closeReasons;

/** Bytes buffered for a client, beyond which pushing becomes reading. One answer may come on top: far from the 1 MiB that a client may take. */
const mostBuffered = 256 * 1024;
const asText = { binary: false };

/** Milliseconds between pings, and without a sign of life. A pong comes after all that was sent before: no pong, no reader. */
const pingInterval = 12_000;
const patience = 60_000;

/** Milliseconds before its token's end that a socket is closed. */
const margin = 1500;

/** Under which the sockets of a user are counted. */
export const ownerOf = (userId: string) => `user ${userId}`;

/** What a session needs of its connection: a WebSocket has it, and so has an event stream (`StreamLine`). */
export interface Line extends Pick<WebSocket, "readyState" | "OPEN" | "bufferedAmount" | "terminate"> {
  send(data: string): void;
  send(message: Buffer, options: { binary: boolean }): void;
  close(code: number, reason: string): void;
  /**
   * @param data what the pong repeats
   * @param done called when the kernel has it and all before, or never will
   */
  ping(data?: string, mask?: boolean, done?: () => void): void;
}

/** Holds writes back, so that many go out as one. */
export type Wire = Pick<Writable, "cork" | "uncork">;

/** One socket: who is behind it, and how far the client keeps up. */
export class SocketSession {
  authentication: Authentication = "ANONYMOUS";
  locale: Locale = "JA";
  private heardAt: number;
  private pingedAt: number;
  /** When the pings were sent that nothing has answered yet. */
  private readonly unanswered: number[] = [];
  private gathering = false;
  private deaf = false;

  constructor(
    private readonly socket: Line,
    readonly address: string,
    private readonly options: Pick<HttpOptions, "clock"> & { readonly wire: Wire },
    /** Milliseconds that only go on, whatever becomes of the clock. */
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.heardAt = monotonic();
    this.pingedAt = this.heardAt;
  }

  /** Whom the limit of sockets counts: the user, or the address of somebody who is not signed in. */
  get owner(): string {
    return this.viewer === null ? networkOf(this.address) : ownerOf(this.viewer.actor.userId);
  }

  /** Null: nobody who is signed in. */
  get viewer(): SignedIn | null {
    return typeof this.authentication === "object" ? this.authentication : null;
  }

  caller(requestId: string): Caller {
    const { authentication, locale, address } = this;
    return { authentication, locale, address, requestId };
  }

  /** Whether events may still go to the client: the token is good, and they are of the log that it follows. */
  get mayHear(): boolean {
    return this.socket.readyState === this.socket.OPEN && !this.deaf && this.expiresIn() > 0;
  }

  /** It hears no more events, before it is closed: their cursors would be of another log. */
  deafen(): void {
    this.deaf = true;
  }

  /** Whether so much waits for the client that nothing more is pushed to it. */
  get isBehind(): boolean {
    return this.socket.bufferedAmount > mostBuffered;
  }

  /** Bytes that wait for the client in this process. */
  get buffered(): number {
    return this.socket.bufferedAmount;
  }

  send(data: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(data);
  }

  /** @param message UTF-8 */
  push(message: Buffer): void {
    this.socket.send(message, asText);
  }

  /** What is pushed from now to the end of this turn of the event loop goes out as one write: many answers, to one who catches up. */
  gather(): void {
    if (this.gathering) return;
    const { wire } = this.options;
    this.gathering = true;
    wire.cork();
    setImmediate(() => {
      this.gathering = false;
      wire.uncork();
    });
  }

  /** Resolves when the client has taken enough to get more. Never rejects. */
  async drained(): Promise<void> {
    while (this.isBehind && this.socket.readyState === this.socket.OPEN)
      // After all that was sent before: when the kernel has it, it has that too. Its pong says nothing, for it bears no time.
      await new Promise<void>((resolve) => this.socket.ping(undefined, false, () => resolve()));
  }

  close(reason: CloseReason): void {
    const [code, words] = closeReasons[reason];
    this.socket.close(code, words);
  }

  terminate(): void {
    this.socket.terminate();
  }

  /** A sign that it reads. @param at when what it answers was sent, in milliseconds that only go on */
  heard(at: number): void {
    this.heardAt = at;
    while ((this.unanswered[0] ?? Number.POSITIVE_INFINITY) <= at) this.unanswered.shift();
  }

  /** A pong. One that answers no ping of ours is no sign: it can be sent without reading. @param data of the ping */
  ponged(data: string): void {
    const at = this.unanswered.find((time) => String(time) === data);
    if (at !== undefined) this.heard(at);
  }

  /** Once a second: has the client gone, does its token end. */
  tend(): void {
    const now = this.monotonic();
    if (now - this.heardAt > patience) this.close("tooSlow");
    if (this.expiresIn() <= margin) this.close("tokenExpires");
    if (now - this.pingedAt < pingInterval || this.socket.readyState !== this.socket.OPEN) return;
    this.pingedAt = now;
    this.unanswered.push(now);
    this.socket.ping(String(now));
  }

  private expiresIn(): number {
    if (this.viewer === null) return Number.POSITIVE_INFINITY;
    return this.viewer.expiresAt.getTime() - this.options.clock.now().getTime();
  }
}
