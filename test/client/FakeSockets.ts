interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly query: string };
}

/** One end of a connection that nobody has at the other. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState = FakeSocket.CONNECTING;
  /** The code that it was closed with by its owner. */
  closedWith: number | undefined;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  private asked: string | undefined;
  private readonly listeners: [type: string, heard: () => void][] = [];

  constructor(readonly network: FakeSockets) {
    network.made.push(this);
    setImmediate(() => (network.manner === "REFUSES" ? this.end(1006) : this.open()));
  }

  addEventListener(type: string, heard: () => void): void {
    this.listeners.push([type, heard]);
  }

  /** An event, of the subscription that was asked for last. */
  brings(data: object): void {
    this.onmessage?.({ data: JSON.stringify({ type: "next", id: this.asked, payload: { data } }) });
  }

  send(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.type === "subscribe") this.asked = message.id;
    if (this.network.manner === "LATER" && message.type === "subscribe") this.end(1013);
    const answer = this.network.answer(message);
    if (answer !== null) setImmediate(() => this.onmessage?.({ data: JSON.stringify({ id: message.id, ...answer }) }));
  }

  close(code: number): void {
    this.closedWith = code;
    this.end(code);
  }

  private open(): void {
    this.readyState = FakeSocket.OPEN;
    this.tell("open");
    this.onopen?.();
  }

  /** As its owner closes it, or the other end. */
  end(code: number): void {
    if (this.readyState >= FakeSocket.CLOSING) return;
    this.readyState = FakeSocket.CLOSING;
    setTimeout(() => {
      this.readyState = FakeSocket.CLOSED;
      this.tell("close");
      this.onclose?.({ code, reason: "" });
    }, this.network.closing);
  }

  private tell(what: string): void {
    for (const [type, heard] of this.listeners) if (type === what) heard();
  }
}

/** WebSockets for a client alone, where what it does with them is judged, and real ones would do so too seldom. */
export class FakeSockets {
  /** Answers; accepts a socket and says no word; closes it when it has begun (1013); accepts none. */
  manner: "ANSWERS" | "SILENT" | "LATER" | "REFUSES" = "ANSWERS";
  /** Milliseconds that a close takes. */
  closing = 0;
  readonly made: FakeSocket[] = [];

  /** What `webSocketImpl` is. */
  get implementation(): unknown {
    const network = this;
    return class extends FakeSocket {
      constructor() {
        super(network);
      }
    };
  }

  /** A document that says "refused" is, one that says "over" has no events; others wait. */
  answer({ type, payload }: Message): object | null {
    if (this.manner === "SILENT") return null;
    if (type === "connection_init") return { type: "connection_ack" };
    if (type !== "subscribe") return null;
    if (payload?.query.includes("refused")) return { type: "error", payload: [refusal] };
    return payload?.query.includes("over") ? { type: "complete" } : null;
  }
}

export const refusal = { message: "There is none.", extensions: { code: "NOT_FOUND" } };
