import { connect, type Socket } from "node:net";

export interface RawAnswer {
  /** 0: the connection was closed without one. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Milliseconds that a client waits for an answer; one that has sent no whole request for less. */
const patience = 10_000;
const littlePatience = 300;

/**
 * A connection that sends whatever bytes it is told to, and reads answers as they come. `node:http` and `fetch` refuse to send most of what an attacker would.
 */
export class RawHttp {
  private socket: Socket | null = null;
  private received = Buffer.alloc(0);
  private wake = () => {};

  constructor(private readonly port: number) {}

  /** @param whole false: the connection's other half ends behind it, as the server might wait for more */
  async send(bytes: Buffer, whole = true): Promise<RawAnswer> {
    const socket = await this.open();
    this.received = Buffer.alloc(0);
    const isHead = bytes.subarray(0, 5).toString("latin1") === "HEAD ";
    socket.write(bytes);
    if (!whole) socket.end();
    const timer = setTimeout(() => socket.destroy(), whole ? patience : littlePatience);
    for (;;) {
      const answer = answerIn(this.received, { isHead, ended: socket.destroyed });
      if (answer !== null) {
        clearTimeout(timer);
        if (!whole || answer.status === 0 || /^connection: close\r?$/im.test(answer.head)) this.close();
        return answer;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  private async open(): Promise<Socket> {
    if (this.socket !== null && !this.socket.destroyed && this.socket.writable) return this.socket;
    const socket = connect({ port: this.port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    this.socket = socket;
    socket.on("data", (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    socket.on("error", () => undefined);
    socket.on("end", () => socket.destroy());
    socket.on("close", () => this.wake());
    return socket;
  }
}

function answerIn(
  bytes: Buffer,
  { isHead, ended }: { readonly isHead: boolean; readonly ended: boolean },
): RawAnswer | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return ended ? { status: 0, head: "", body: "" } : null;
  const head = bytes.subarray(0, end + 2).toString("latin1");
  const rest = bytes.subarray(end + 4);
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
  if (status === 100) return answerIn(rest, { isHead, ended });
  const body = isHead || status === 204 || status === 304 ? "" : bodyIn(head, rest, ended);
  return body === null ? null : { status, head, body };
}

/** Null: it has not come in whole. A stream of events does not end: its beginning is enough. */
function bodyIn(head: string, rest: Buffer, ended: boolean): string | null {
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) return rest.length >= Number(length) || ended ? rest.toString() : null;
  if (/^content-type: *text\/event-stream/im.test(head)) return rest.length > 0 || ended ? rest.toString() : null;
  if (/^transfer-encoding: *chunked/im.test(head)) {
    return rest.subarray(-5).toString() === "0\r\n\r\n" || ended ? rest.toString() : null;
  }
  return ended ? rest.toString() : null;
}
