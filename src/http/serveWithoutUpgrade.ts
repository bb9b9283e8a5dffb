import type { IncomingMessage, Server } from "node:http";

const dropped = new Set(["connection", "upgrade", "http2-settings"]);

/**
 * Serves a request that offers another protocol than WebSocket as if it had not (RFC 9110 7.8 lets a server pass over the
 * offer). Java's HttpClient and `curl --http2` offer h2c with every first request, and once a server listens for upgrades
 * Node hands all of them over unanswered. So the request is put back, without the offer, before the connection's bytes.
 */
export function serveWithoutUpgrade(server: Server, request: IncomingMessage, head: Buffer): void {
  const { socket } = request;
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? "";
    if (!dropped.has(name.toLowerCase())) lines.push(`${name}: ${request.rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("connection", socket);
}
