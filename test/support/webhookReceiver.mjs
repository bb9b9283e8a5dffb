// A receiver of webhooks as a customer would run one, a process of its own: it verifies with the public library, and misbehaves on
// each path as it is told. It tells its parent of every request.
import http from "node:http";
import https from "node:https";
import { Webhook } from "standardwebhooks";

const paths = new Map();
const realNow = Date.now;

const behaviours = {
  ok: (response) => response.writeHead(204).end(),
  fails: (response) => response.writeHead(500).end("broken"),
  gone: (response) => response.writeHead(410).end(),
  slow: (response) => setTimeout(() => response.writeHead(204).end(), 4000),
  hangs: () => undefined,
  closes: (response) => response.socket.destroy(),
  garbage: (response) => response.socket.end("this is no HTTP\r\n\r\n"),
  redirects: (response, { location }) => response.writeHead(307, { location }).end(),
  huge: (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(1 << 20);
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once("drain", pour);
    };
    response.on("error", () => undefined);
    pour();
  },
  hugeHead: (response) => response.socket.end(`HTTP/1.1 200 OK\r\nx: ${"a".repeat(1 << 20)}\r\n\r\n`),
};

const tls = JSON.parse(process.argv[2] ?? "null");
const create = tls === null ? http.createServer : (listener) => https.createServer(tls, listener);
const server = create(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const settings = paths.get(request.url) ?? { behaviour: "ok", secrets: [] };
  const verified = settings.secrets.map((secret) => verifies(secret, body, request.headers));
  process.send({ path: request.url, method: request.method, headers: request.headers, body, verified });
  behaviours[settings.behaviour](response, settings);
});

function verifies(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch (error) {
    return error.message;
  }
}

process.on("message", ({ path, now, told, ...settings }) => {
  if (path !== undefined) paths.set(path, { ...paths.get(path), ...settings });
  // The clock of the desk under test may stand still; a receiver's goes with it.
  if (now !== undefined) Date.now = now === null ? realNow : () => now;
  process.send({ done: told });
});
process.on("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
