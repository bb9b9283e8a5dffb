import { once } from "node:events";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import http from "node:http";
import https from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import type { TLSSocket } from "node:tls";
import { tlsFor } from "./WebhookReceiver.js";

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** The name in the TLS handshake; null: plain HTTP. */
  readonly serverName: string | null;
}

/** First byte of a TLS handshake record (RFC 8446 5.1). */
const TLS_HANDSHAKE = 22;

/** A web server on loopback that speaks HTTP and, with a certificate nobody trusts, HTTPS on one and the same port. */
export class HttpFileServer {
  /** Every request that arrived, in order. */
  readonly requests: SeenRequest[] = [];
  /** Sockets accepted so far, whether or not they asked for anything. */
  connections = 0;
  private readonly pages = new Map<string, RequestListener>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(tls: https.ServerOptions) {
    const listener: RequestListener = (request, response) => this.answer(request, response);
    const plain = http.createServer(listener);
    const secure = https.createServer(tls, listener);
    this.server = createServer((socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket)).on("error", () => socket.destroy());
      socket.once("readable", () => {
        const first: Buffer | null = socket.read(1);
        if (first === null) return;
        socket.unshift(first);
        (first[0] === TLS_HANDSHAKE ? secure : plain).emit("connection", socket);
      });
    });
  }

  /** @throws what listening there throws, such as EADDRNOTAVAIL */
  static async start(host = "127.0.0.1", port = 0): Promise<HttpFileServer> {
    const files = new HttpFileServer(await tlsFor("nobody"));
    files.server.listen(port, host);
    await once(files.server, "listening");
    return files;
  }

  get host(): string {
    return (this.server.address() as AddressInfo).address;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Waits until so many sockets are open. @throws when they are not after ten seconds */
  async waitForOpen(sockets: number): Promise<void> {
    const until = performance.now() + 10_000;
    while (this.sockets.size !== sockets) {
      if (performance.now() > until) throw new Error(`${this.sockets.size} sockets are open instead of ${sockets}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  serve(path: string, body: string | Buffer): void {
    this.handle(path, (_request, response) => response.end(body));
  }

  redirect(path: string, location: string, status = 302): void {
    this.handle(path, (_request, response) => response.writeHead(status, { Location: location }).end());
  }

  handle(path: string, page: RequestListener): void {
    this.pages.set(path, page);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "";
    const serverName = (request.socket as Partial<TLSSocket>).servername;
    this.requests.push({ path, headers: request.headers, serverName: serverName ? serverName : null });
    const page = this.pages.get(path);
    if (page === undefined) response.writeHead(404).end("not found");
    else page(request, response);
  }
}
