import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { createHandler, type ExecutionResult, type Handler, type RequestParams } from "graphql-sse";
import { doorErrors } from "../resolvers/limits/doorErrors.js";
import { encodeCursor } from "../services/events/cursor.js";
import type { Door } from "./Door.js";
import type { Operation } from "./hub/Operation.js";
import { localeOf } from "./localeOf.js";
import type { Origins } from "./Origins.js";
import { type ProblemStatus, problem } from "./problems.js";
import { type Asked, resumable } from "./resumable.js";
import type { SocketDoor } from "./SocketDoor.js";
import { SocketSession } from "./SocketSession.js";
import { StreamLine } from "./StreamLine.js";
import { StreamSubscription } from "./StreamSubscription.js";

/** One request for a stream, and what becomes of it. */
interface Call {
  readonly session: SocketSession;
  readonly line: StreamLine;
  readonly lastEventId: string | undefined;
  /** Where the client goes on that comes back before its first event. */
  begin: string | null;
  subscription: StreamSubscription | null;
  /** Why there is no stream, where a status says it. */
  refusal: readonly GraphQLError[] | null;
}

/** What proxies must not do with a stream: keep it, change it (compress it), hold it back. */
const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** Milliseconds until a client comes back: at least, and how far those who were cut off together spread. */
const retryAfter = 1000;
const spread = 4000;

/** Errors that a status tells, because they are no question of the document; any other goes through the stream. */
const statuses: readonly unknown[] = [401, 429, 503];

/**
 * `/graphql/stream`: subscriptions as Server-Sent Events, one each (graphql-sse, distinct connections), for networks that block
 * WebSockets. The same rules as at the WebSocket door, by the same `SocketProtocol` and hub; a stream counts as a socket. `id:` is the
 * cursor. graphql-sse reads requests, sends comments and says how it ends; answers go past it, as they do past graphql-ws.
 */
export class StreamDoor {
  private readonly handle: Handler<FastifyRequest, Call>;

  constructor(
    private readonly door: Door,
    private readonly origins: Origins,
    /** Whose sockets and subscriptions these are as well. */
    private readonly sockets: SocketDoor,
  ) {
    this.handle = createHandler<FastifyRequest, Call>({
      authenticate: () => null,
      onSubscribe: ({ context }, params) => this.subscribe(context, params),
    });
    door.metrics.gauge("certdesk_event_streams", "Open event streams.", () => sockets.sockets.streamCount);
  }

  listen(app: FastifyInstance): void {
    const url = "/graphql/stream";
    const handler = (request: FastifyRequest, reply: FastifyReply) => this.answer(request, reply);
    app.route({ method: ["GET", "POST"], url, exposeHeadRoute: false, handler });
    app.route({
      method: ["HEAD", "PUT", "PATCH", "DELETE"],
      url,
      handler: (request, reply) => reply.code(405).header("allow", "GET, POST").send(problem(405, request.id)),
    });
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.header("cache-control", "no-store");
    const status = this.refusalOf(request);
    if (status !== null) return refuse(reply, status);
    const line = new StreamLine(reply.raw);
    const session = new SocketSession(line, request.ip, { clock: this.door.options.clock, wire: reply.raw });
    // What has gone out says how far behind the client is.
    line.onTaken = (writtenAt) => session.heard(writtenAt);
    line.onClosed = (code) => this.door.metrics.closes.inc({ code });
    const last = request.headers["last-event-id"];
    const lastEventId = typeof last === "string" && last !== "" ? last : undefined;
    const call: Call = { session, line, lastEventId, begin: null, subscription: null, refusal: null };
    this.sockets.sockets.add(session);
    reply.raw.once("close", () => this.forget(call));
    const error = await this.enter(session, request);
    return error === null ? this.serve(call, request, reply) : this.reject(reply, [error]);
  }

  /** Programs send no Origin; what a browser sends must be known. */
  private refusalOf({ headers: { origin, accept = "" } }: FastifyRequest): ProblemStatus | null {
    if (origin !== undefined && !this.origins.has(origin)) return 403;
    if (!accept.includes("text/event-stream")) return 406;
    return this.sockets.isDraining || this.door.availability.away ? 503 : null;
  }

  /** @returns why not */
  private async enter(session: SocketSession, { headers }: FastifyRequest): Promise<GraphQLError | null> {
    session.locale = localeOf(headers["accept-language"]);
    const since = this.sockets.hub.position;
    try {
      const authentication = await this.door.authenticationOf(headers.authorization);
      if (authentication === "INVALID") return doorErrors.unauthenticated();
      session.authentication = authentication;
    } catch (error) {
      return error as GraphQLError;
    }
    if (!this.sockets.sockets.count(session)) return doorErrors.tooManySockets();
    // What changed while the token was looked at has passed before the stream was known to be this user's.
    const hasChanged = session.viewer !== null && this.sockets.hub.hasChanged(session.viewer, since);
    return hasChanged ? doorErrors.unauthenticated() : null;
  }

  private async serve(call: Call, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { method, url } = request;
    const body = request.body as Record<string, unknown> | null;
    // graphql-sse knows this one value of Accept; parameters and alternatives are none of its business.
    const get = (name: string) => (name === "accept" ? "text/event-stream" : (request.headers[name] as string));
    const asked = { method, url, headers: { get }, body, raw: request, context: call };
    const [stream, { status }] = await this.handle(asked);
    if (call.refusal !== null) return this.reject(reply, call.refusal);
    if (stream === null || typeof stream === "string") return refuse(reply, status as ProblemStatus);
    // The client has gone meanwhile, or its rights, or this process is about to.
    if (call.line.readyState !== call.line.OPEN) {
      await Promise.all([call.subscription?.return(), stream.return()]);
      return reply.raw.destroyed ? reply.hijack() : this.reject(reply, [doorErrors.unavailable()]);
    }
    // What goes on to say why there is none is no stream.
    if (call.subscription !== null) this.sockets.sockets.beginStream(call.session);
    reply.hijack();
    reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...streamHeaders });
    reply.raw.once("close", () => void stream.return());
    await this.send(call, stream).catch((error: unknown) => {
      this.door.options.logger.error({ requestId: request.id, err: error }, "an event stream failed");
    });
    call.line.close();
    return reply;
  }

  /** What graphql-sse has to say, and between that what the hub has. */
  private async send({ session, begin, subscription }: Call, pieces: AsyncIterable<string>): Promise<void> {
    // Without data it is no event, and yet the id counts (HTML, 9.2.6).
    const id = begin !== null && /^[\w-]+$/.test(begin) ? `id: ${begin}\n` : "";
    session.send(`${id}retry: ${Math.round(retryAfter + Math.random() * spread)}\n\n`);
    subscription?.begin(this.sockets.hub, subscription.operation);
    for await (const piece of pieces) session.send(piece);
  }

  private async subscribe(call: Call, { query, variables, operationName }: RequestParams) {
    const { protocol } = this.sockets;
    const admitted = await this.admit(call, { query, variables, operationName });
    const refused = "feed" in admitted ? [] : admitted;
    const { http } = this.door.presenter.ofRejection(refused, null);
    this.door.metrics.operations.inc({ type: "subscription", code: String(refused[0]?.extensions.code ?? "OK") });
    if ("feed" in admitted) {
      call.subscription = new StreamSubscription(call.session, admitted);
      return call.subscription;
    }
    if (!statuses.includes(http?.status)) return once(protocol.present(refused));
    call.refusal = refused;
    return [null, { status: 503, statusText: "" }] as const;
  }

  private async admit(call: Call, asked: Asked): Promise<Operation | readonly GraphQLError[]> {
    try {
      return await this.sockets.protocol.admit(call.session, this.placed(call, asked));
    } catch (error) {
      return [this.door.explained(error)];
    }
  }

  /** After what the client got last; one that names no place begins at the head of now, so that it has one from the start. */
  private placed(call: Call, asked: Asked): Asked {
    const found = resumable(this.door.schema, asked);
    if (found === null) return asked;
    call.begin = call.lastEventId ?? found.after;
    if (call.begin !== null && call.lastEventId === undefined) return asked;
    call.begin ??= encodeCursor(this.door.options.log.head);
    return found.from(call.begin);
  }

  private reject(reply: FastifyReply, errors: readonly GraphQLError[]): FastifyReply {
    const { errors: shown, http } = this.door.presenter.ofRejection(errors, reply.request.id);
    return reply
      .code(http?.status ?? 503)
      .headers(Object.fromEntries(http?.headers ?? []))
      .send({ errors: shown, extensions: { cost: 0 } });
  }

  private forget({ session, subscription }: Call): void {
    this.sockets.sockets.delete(session);
    void subscription?.return();
  }
}

function refuse(reply: FastifyReply, status: ProblemStatus): FastifyReply {
  if (status === 503) void reply.header("retry-after", "2");
  return reply.code(status).send(problem(status, reply.request.id));
}

/** What did not begin, in a stream of its own that is complete after it. */
async function* once(errors: readonly GraphQLFormattedError[]): AsyncGenerator<ExecutionResult> {
  yield { errors } as ExecutionResult;
}
