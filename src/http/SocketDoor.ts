import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols, makeServer } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { doorLimits } from "../resolvers/limits/doorLimits.js";
import type { Door } from "./Door.js";
import { Hub } from "./hub/Hub.js";
import type { Origins } from "./Origins.js";
import { SocketProtocol } from "./SocketProtocol.js";
import { SocketSession } from "./SocketSession.js";
import { SocketSubscriptions } from "./SocketSubscriptions.js";
import { Sockets } from "./Sockets.js";
import { serveWithoutUpgrade } from "./serveWithoutUpgrade.js";

const refusals = { 403: "Forbidden", 404: "Not Found", 503: "Service Unavailable" } as const;

/** `/graphql` over WebSocket (`graphql-transport-ws`): subscriptions only. */
export class SocketDoor {
  readonly sockets: Sockets;
  readonly hub: Hub;
  readonly protocol: SocketProtocol;
  private readonly server: ReturnType<typeof makeServer>;
  private readonly acceptor = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Beyond it the socket is closed with 1009.
    maxPayload: doorLimits.bodyBytes,
    // Costs memory for each socket, and answers are small.
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  private draining = false;

  constructor(
    private readonly door: Door,
    private readonly origins: Origins,
  ) {
    this.sockets = new Sockets(door.options.config.limitSocketsPerUser, door.options.clock);
    this.hub = new Hub(door, door.options.log, (change) => this.sockets.drop(change));
    // Each comes back with its cursor and hears CURSOR_EXPIRED.
    door.options.log.onReplaced(() => {
      this.sockets.deafen();
      void this.sockets.closeAll("tryLater");
    });
    this.protocol = new SocketProtocol(door, this.sockets, this.hub);
    this.server = makeServer(this.protocol);
    door.metrics.gauge(
      "certdesk_connection_buffered_bytes",
      "Bytes that wait for clients, of sockets and event streams.",
      () => this.sockets.buffered,
    );
    door.metrics.gauge("certdesk_connections", "Open sockets and event streams.", () => this.sockets.size);
  }

  /** Whether nobody is let in any more. */
  get isDraining(): boolean {
    return this.draining;
  }

  listen(server: Server): void {
    server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.headers.upgrade?.toLowerCase() !== "websocket") return serveWithoutUpgrade(server, request, head);
      const refusal = this.refusalOf(request);
      if (refusal !== null) return refuse(socket, refusal);
      this.acceptor.handleUpgrade(request, socket, head, (opened) => this.open(opened, request));
    });
  }

  /** For good: no more upgrades, the sockets are closed with 1012. */
  async drain(): Promise<void> {
    this.draining = true;
    await this.sockets.closeAll("restart");
    this.hub.stop();
    this.sockets.stop();
  }

  /** Programs send no Origin; what a browser sends must be known. */
  private refusalOf({ url = "", headers: { origin } }: IncomingMessage): keyof typeof refusals | null {
    if (url.split("?", 1)[0] !== "/graphql") return 404;
    if (origin !== undefined && !this.origins.has(origin)) return 403;
    return this.draining || this.door.availability.away ? 503 : null;
  }

  private open(socket: WebSocket, request: IncomingMessage): void {
    const wire = request.socket;
    const session = new SocketSession(socket, wire.remoteAddress ?? "", { clock: this.door.options.clock, wire });
    const subscriptions = new SocketSubscriptions(session);
    const closed = this.server.opened(
      {
        protocol: socket.protocol,
        send: (data) => session.send(data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on("message", (data) => {
            if (session.isBehind) holdBack(socket, session);
            handle(String(data)).catch((error: unknown) => this.fail(session, error));
          }),
      },
      { session, subscriptions, acceptLanguage: request.headers["accept-language"] },
    );
    this.sockets.add(session);
    // Nothing else says that it reads: who sends may have stopped reading.
    socket.on("pong", (data) => session.ponged(String(data)));
    // `ws` closes the socket itself, with the code that fits.
    socket.on("error", () => undefined);
    socket.once("close", (code, reason) => {
      this.sockets.delete(session);
      subscriptions.endAll();
      this.door.metrics.closes.inc({ code });
      Promise.resolve(closed(code, String(reason))).catch((error: unknown) => this.fail(session, error));
    });
  }

  /** A defect. Not 4500, which would be final for clients. */
  private fail(session: SocketSession, error: unknown): void {
    this.door.options.logger.error({ err: error }, "a socket failed");
    session.close("tryLater");
  }
}

/** Whoever does not take his answers is not heard either until he does: each of his messages, be it a ping, would have one more kept for him. */
function holdBack(socket: WebSocket, session: SocketSession): void {
  if (socket.isPaused) return;
  socket.pause();
  void session.drained().then(() => socket.resume());
}

function refuse(socket: Duplex, status: keyof typeof refusals): void {
  const retry = status === 503 ? "Retry-After: 2\r\n" : "";
  socket.on("error", () => undefined);
  socket.end(`HTTP/1.1 ${status} ${refusals[status]}\r\nConnection: close\r\nContent-Length: 0\r\n${retry}\r\n`);
}
