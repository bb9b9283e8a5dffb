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
  private finish: (result: IteratorReturnResult<void>) => void = () => undefined;
  private readonly ended: Promise<IteratorReturnResult<void>>;

  /** @param id of the operation, as the client chose it */
  constructor(
    id: string,
    readonly session: SocketSession,
    protected readonly operation: Operation,
  ) {
    this.opening = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  begin(hub: Hub): this {
    this.hub = hub;
    this.member = hub.join(this.operation, this);
    return this;
  }

  send(answer: Buffer, _event: LoggedEvent): void {
    this.session.push(Buffer.concat([this.opening, answer, closing]));
  }

  next(): Promise<IteratorResult<never, void>> {
    return this.ended;
  }

  async return(): Promise<IteratorReturnResult<void>> {
    if (this.member !== undefined) this.hub?.leave(this.member);
    this.member = undefined;
    this.finish(end);
    return end;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
