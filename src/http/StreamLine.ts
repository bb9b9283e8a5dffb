import type { ServerResponse } from "node:http";
import type { Line } from "./SocketSession.js";

/** Milliseconds that a client has to take what was written before the end. */
const farewell = 3000;

/** Does nothing, and keeps proxies from closing what they take for idle. */
const comment = ":\n\n";

/** The answer to a request for an event stream, as the line of a session. It ends without `complete`, so that clients come back. */
export class StreamLine implements Line {
  readonly OPEN = 1;
  /** Called whenever the kernel has taken something. */
  onTaken: (writtenAt: number) => void = () => undefined;
  /** Called once, when the desk ends it for a reason that has a code. */
  onClosed: (code: number) => void = () => undefined;
  private ended = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get readyState(): 1 | 3 {
    return this.ended || this.response.destroyed ? 3 : 1;
  }

  get bufferedAmount(): number {
    return this.response.writableLength;
  }

  send(data: string | Buffer): void {
    this.write(data);
  }

  /** Clients read no codes here: whoever wants to know why asks again. Before the head is sent the door answers with a status. */
  close(code?: number): void {
    if (this.ended) return;
    this.ended = true;
    if (code !== undefined) this.onClosed(code);
    if (!this.response.headersSent) return;
    // Not before all has gone out: while it drains, Node.js cuts off connections whose answer has ended, sent or not.
    this.response.write(comment, () => this.response.end());
    setTimeout(() => this.terminate(), farewell).unref();
  }

  terminate(): void {
    this.response.destroy();
  }

  /** Without `done` it is for the pong, and graphql-sse sends a comment every 12 seconds itself. */
  ping(_data?: string, _mask?: boolean, done?: () => void): void {
    if (done !== undefined) this.write(comment, done);
  }

  private write(data: string | Buffer, done: () => void = () => undefined): void {
    const writtenAt = this.now();
    this.response.write(data, () => {
      this.onTaken(writtenAt);
      done();
    });
  }
}
