import type { WebSocket } from "ws";
import type { Locale } from "../domain/messages/messages.js";
import type { Authentication } from "../resolvers/context.js";
import type { Caller, HttpOptions } from "./HttpOptions.js";

/** Why the desk closes a socket. None of them is final for graphql-ws clients: they come back, by their cursor. */
export const closeReasons = {
  forbidden: [4403, "Forbidden"],
  tokenExpires: [4403, "The token expires"],
  tooManySockets: [1013, "Too many sockets"],
  tooSlow: [1013, "Too far behind"],
  tryLater: [1013, "Try again later"],
  restart: [1012, "Service restart"],
} as const;
export type CloseReason = keyof typeof closeReasons;

/** Bytes buffered for a client, beyond which nothing more is read for it. */
const mostBuffered = 1024 * 1024;

/** Milliseconds between pings, and without a sign of life. A pong comes after all that was sent before: no pong, no reader. */
const pingInterval = 12_000;
const patience = 60_000;

/** Milliseconds before its token's end that a socket is closed. */
const margin = 1500;

/** One socket: who is behind it, and how far the client keeps up. */
export class SocketSession {
  authentication: Authentication = "ANONYMOUS";
  locale: Locale = "JA";
  private heardAt: number;
  private pingedAt: number;
  private flushed: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: WebSocket,
    readonly address: string,
    private readonly options: Pick<HttpOptions, "identity" | "clock">,
    /** Milliseconds that only go on, whatever becomes of the clock. */
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.heardAt = monotonic();
    this.pingedAt = this.heardAt;
  }

  /** Whom the limit of sockets counts: the user, or the address of somebody who is not signed in. */
  get owner(): string {
    return typeof this.authentication === "object" ? `user ${this.authentication.actor.userId}` : this.address;
  }

  caller(requestId: string): Caller {
    const { authentication, locale, address } = this;
    return { authentication, locale, address, requestId };
  }

  /**
   * Who is behind the socket now, asked again of the session.
   * @returns null when the token is no longer good for what it was: the session has ended, a role has changed
   */
  async viewer(): Promise<Authentication | null> {
    const before = this.authentication;
    if (typeof before === "string") return before;
    const now = await this.options.identity.authenticateSession(before);
    const same = now?.actor.role === before.actor.role && now.actor.accountId === before.actor.accountId;
    return same ? now : null;
  }

  /** Resolves when the kernel has it: whoever awaits that is never ahead of the client by more than it. Never rejects. */
  send(data: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    this.flushed = new Promise((resolve) => this.socket.send(data, () => resolve()));
    return this.flushed;
  }

  /** Resolves when the client has taken enough to get more. */
  async drained(): Promise<void> {
    if (this.socket.bufferedAmount > mostBuffered) await this.flushed;
  }

  close(reason: CloseReason): void {
    const [code, words] = closeReasons[reason];
    this.socket.close(code, words);
  }

  terminate(): void {
    this.socket.terminate();
  }

  heard(): void {
    this.heardAt = this.monotonic();
  }

  /** Once a second: has the client gone, does its token end. */
  tend(): void {
    const now = this.monotonic();
    if (now - this.heardAt > patience) this.close("tooSlow");
    if (this.expiresIn() <= margin) this.close("tokenExpires");
    if (now - this.pingedAt < pingInterval || this.socket.readyState !== this.socket.OPEN) return;
    this.pingedAt = now;
    this.socket.ping();
  }

  private expiresIn(): number {
    if (typeof this.authentication === "string") return Number.POSITIVE_INFINITY;
    return this.authentication.expiresAt.getTime() - this.options.clock.now().getTime();
  }
}
