import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

interface Pair {
  readonly near: WebSocket;
  readonly far: WebSocket;
  readonly raw: Socket;
}

/** Stands before a desk and passes everything on, until the test wants otherwise. Messages on their way are lost with their socket. */
export class LossyProxy {
  /** Closed: connections are reset, as with a desk that is not there. */
  open = true;
  /** Sockets that were opened through it. */
  opened = 0;
  /** So many sockets that are asked for from now on are neither opened nor refused. */
  mute = 0;
  private readonly pairs = new Set<Pair>();
  private readonly silent = new Set<Pair>();
  private readonly answering = new Set<Socket>();
  private readonly acceptor = new WebSocketServer({ noServer: true });

  private constructor(
    private readonly server: Server,
    private readonly target: () => string,
  ) {
    server.on("request", (request: IncomingMessage, response: ServerResponse) => this.pass(request, response));
    server.on("upgrade", (request, raw: Socket, head) => {
      if (!this.open) return void raw.resetAndDestroy();
      if (this.mute > 0) return this.ignore(raw);
      this.acceptor.handleUpgrade(request, raw, head, (near) => this.join(near, raw));
    });
  }

  /** @param target address of the desk, asked for each time */
  static async start(target: () => string): Promise<LossyProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new LossyProxy(server, target);
  }

  /** Of the GraphQL door behind it. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  get size(): number {
    return this.pairs.size;
  }

  /** Closes every socket as a desk would. */
  close(code: number, reason = ""): void {
    for (const { near, far } of this.pairs) {
      near.close(code, reason);
      far.terminate();
    }
  }

  /** Resets every connection (TCP RST). */
  reset(): void {
    for (const { raw, far } of this.pairs) {
      raw.resetAndDestroy();
      far.terminate();
    }
  }

  /** Requests whose answer goes on. */
  get answered(): number {
    return this.answering.size;
  }

  /** Resets every connection with a request that is being answered. */
  cutRequests(): void {
    for (const socket of this.answering) socket.resetAndDestroy();
  }

  /** From now on nothing comes through the sockets that are open, and nobody is told. */
  hush(): void {
    for (const pair of this.pairs) this.silent.add(pair);
  }

  async stop(): Promise<void> {
    this.open = false;
    this.reset();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private ignore(raw: Socket): void {
    this.mute--;
    raw.on("end", () => raw.destroy());
    raw.on("error", () => undefined);
    raw.resume();
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    if (!this.open) return void request.socket.resetAndDestroy();
    const { method, headers } = request;
    const { host } = new URL(this.target());
    const passed = forward(new URL(request.url ?? "/", this.target()), { method, headers: { ...headers, host } });
    passed.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      this.answering.add(request.socket);
      answer.pipe(response);
    });
    passed.on("error", () => request.socket.destroyed || request.socket.resetAndDestroy());
    request.pipe(passed);
    response.once("close", () => {
      this.answering.delete(request.socket);
      passed.destroy();
    });
  }

  private join(near: WebSocket, raw: Socket): void {
    const far = new WebSocket(new URL("graphql", this.target().replace("http", "ws")), near.protocol);
    const pair = { near, far, raw };
    const waiting: string[] = [];
    this.opened++;
    this.pairs.add(pair);
    near.on("message", (data) => {
      if (this.silent.has(pair)) return;
      if (far.readyState === WebSocket.OPEN) far.send(String(data));
      else waiting.push(String(data));
    });
    far.on("open", () => {
      for (const message of waiting.splice(0)) far.send(message);
    });
    far.on("message", (data) => !this.silent.has(pair) && near.send(String(data)));
    this.partTogether(pair);
  }

  private partTogether(pair: Pair): void {
    const { near, far, raw } = pair;
    far.on("error", () => raw.resetAndDestroy());
    near.on("error", () => undefined);
    near.on("close", () => {
      this.pairs.delete(pair);
      this.silent.delete(pair);
      far.terminate();
    });
    far.on("close", (code, reason) => {
      if (code === 1006) raw.resetAndDestroy();
      else near.close(code, String(reason));
    });
  }
}
