import type { AddressInfo } from "node:net";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { doorLimits } from "../resolvers/limits/doorLimits.js";
import { StartError } from "../services/StartError.js";
import { Availability } from "./Availability.js";
import { answerHeaders } from "./answerHeaders.js";
import { Door } from "./Door.js";
import type { HttpOptions } from "./HttpOptions.js";
import { answerHealth } from "./health.js";
import { openHttpDoor } from "./httpDoor.js";
import { newRequestId } from "./newRequestId.js";
import { Origins } from "./Origins.js";
import { answerPage } from "./page.js";
import { answerProblems, problem } from "./problems.js";
import { SocketDoor } from "./SocketDoor.js";
import { StreamDoor } from "./StreamDoor.js";

export interface HttpServer {
  /** Where it listens, with a slash at the end. */
  readonly url: string;
  /** Drains: running requests end (10 s at most), sockets close with 1012. */
  close(): Promise<void>;
}

/**
 * Opens the one port with everything on it.
 * @throws StartError naming PORT or HOST when it cannot listen there
 */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { config } = options;
  const origins = new Origins(config.allowedOrigins);
  const availability = new Availability(options.readiness, () => void socketDoor.sockets.closeAll("tryLater"));
  const door = new Door(options, availability);
  const socketDoor = new SocketDoor(door, origins);
  const app = newApp();
  lastAnswers(app, { isDraining: () => socketDoor.isDraining });
  answerHeaders(app, origins, config.publicUrl);
  answerProblems(app, options);
  answerHealth(app, availability, options.registry);
  measure(app, door);
  answerPage(app, config);
  for (const routes of options.routes) await app.register(routes);
  new StreamDoor(door, origins, socketDoor).listen(app);
  const apollo = await openHttpDoor(app, door);
  socketDoor.listen(app.server);
  const url = await listen(app, config);
  if (config.port === 0) origins.allow(url);
  return { url, close: () => drain([() => socketDoor.drain(), () => apollo.stop()], availability) };
}

async function drain(doors: readonly (() => Promise<void>)[], availability: Availability) {
  availability.stop();
  await Promise.all(doors.map((close) => close()));
}

/**
 * Node closes the connections that are idle when the drain begins. Those with a request that is running are told that its answer is their last one; to close them once they look idle would cut what
 * a slow client has not taken yet.
 */
function lastAnswers(app: FastifyInstance, { isDraining }: { isDraining: () => boolean }): void {
  app.addHook("onSend", async (_request, reply) => {
    if (isDraining()) void reply.header("connection", "close");
  });
}

function newApp(): FastifyInstance {
  const app = Fastify({
    logger: false,
    genReqId: newRequestId,
    bodyLimit: doorLimits.bodyBytes,
    // Milliseconds until a request must have come in whole.
    requestTimeout: 30_000,
    // And that a connection may stand still: longer than any command runs, and no longer for who does not take his answer. An event stream says something every 12 s.
    connectionTimeout: doorLimits.mutationTime + 15_000,
    // Until its head must have, counted from the connection on, and between two looks: who sends a byte now and then, or nothing, holds no connection.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2000 },
    // An address that cannot be decoded comes past no hook.
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      void reply.code(400).header("x-request-id", request.id).send(problem(400, request.id));
    },
  });
  // A body that is no JSON is no request of ours; browsers send text/plain across origins unasked.
  app.removeContentTypeParser("text/plain");
  return app;
}

function measure(app: FastifyInstance, { metrics }: Door): void {
  app.addHook("onResponse", async ({ routeOptions, method }, reply) => {
    const labels = { route: routeOptions.url ?? "none", method, status: String(reply.statusCode) };
    metrics.requests.observe(labels, reply.elapsedTime / 1000);
  });
}

async function listen(app: FastifyInstance, { host, port }: HttpOptions["config"]): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    await app.close();
    if (code === "EADDRINUSE") throw new StartError(`PORT: ${port} is already in use on ${host}`);
    if (code === "EACCES") throw new StartError(`PORT: ${port} needs rights that this process does not have`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new StartError(`HOST: ${host} is no address of this machine`);
    throw error;
  }
  const address = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}/`;
}
