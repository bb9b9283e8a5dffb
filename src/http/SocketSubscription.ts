import type { LoggedEvent } from "../services/events/LogEntry.js";
import type { Hub } from "./hub/Hub.js";
import type { Member } from "./hub/Member.js";
import type { Operation } from "./hub/Operation.js";
import type { Sink } from "./hub/Sink.js";
import type { SocketSession } from "./SocketSession.js";

const closing = Buffer.from("}");
const end = { done: true, value: undefined } as const;

/**
 * One subscription of a socket, as both sides want it: for the hub where answers go, for graphql-ws an iterator, which never yields, since the answers go past it, and which it gives back when the
 * client has had enough or the socket goes.
 */
export class SocketSubscription implements Sink, AsyncIterableIterator<never, void> {
  private readonly opening: Buffer;
  private member: Member | undefined;
  private hub: Hub | undefined;
  private over = false;
  // Not even when it is given back: graphql-ws would tell the client that the operation of this id is complete, which may be the next one. Each has its own, so that nothing holds whoever waits for it.
  private readonly silence = new Promise<never>(() => undefined);

  /**
   * @param id of the operation, as the client chose it
   * @param onEnd it holds nothing any more
   */
  constructor(
    id: string,
    readonly session: SocketSession,
    private readonly onEnd: () => void = () => undefined,
  ) {
    this.opening = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  }

  /** Whether it was given back. */
  get isOver(): boolean {
    return this.over;
  }

  begin(hub: Hub, operation: Operation): this {
    if (this.over) return this;
    this.hub = hub;
    this.member = hub.join(operation, this);
    return this;
  }

  /** It was not let in, or was given back before. */
  abandon(): void {
    this.over = true;
    this.onEnd();
  }

  send(answer: Buffer, _event: LoggedEvent): void {
    this.session.push(Buffer.concat([this.opening, answer, closing]));
  }

  next(): Promise<never> {
    return this.silence;
  }

  /** Before it has begun it never does. */
  async return(): Promise<IteratorReturnResult<void>> {
    this.over = true;
    if (this.member === undefined) return end;
    this.hub?.leave(this.member);
    this.member = undefined;
    this.onEnd();
    return end;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
