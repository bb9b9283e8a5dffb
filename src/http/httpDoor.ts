import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../resolvers/context.js";
import { parseOptions, RecentDocuments, validationOptions } from "../resolvers/limits/RecentDocuments.js";
import { answering } from "./answering.js";
import type { Door } from "./Door.js";
import { localeOf } from "./localeOf.js";
import { problem } from "./problems.js";

/**
 * `/graphql` over HTTP: POST, and GET for queries. Apollo reads requests, parses, validates and negotiates; whether a
 * document may run and how it is answered is the business of `Door`, as at the WebSocket door.
 * @returns the started server; its `stop` drains the whole port
 */
export async function openHttpDoor(app: FastifyInstance, door: Door): Promise<ApolloServer<Context>> {
  const apollo = createApollo(app, door);
  await apollo.start();
  const handler = fastifyApolloHandler(apollo, { context: (request, reply) => contextOf(door, request, reply) });
  app.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/graphql",
    handler: (request, reply) => reply.code(405).header("allow", "GET, POST").send(problem(405, request.id)),
  });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: (request, reply) => {
      void reply.header("cache-control", "no-store");
      if (!door.availability.away) return handler.call(app, request, reply);
      return reply.code(503).header("retry-after", "2").send(problem(503, request.id));
    },
  });
  return apollo;
}

function createApollo(app: FastifyInstance, door: Door): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: door.schema,
    // Ours to decide for each request (`Admission`).
    introspection: true,
    nodeEnv: "production",
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions,
    validationOptions,
    documentStore: new RecentDocuments(),
    logger: door.options.logger,
    formatError: (_formatted, error) => door.presenter.ofApollo(error),
    // Also of answers to what never was a document.
    stringifyResult: (result) => JSON.stringify({ ...result, extensions: { cost: 0, ...result.extensions } }),
    plugins: [answering(door), fastifyApolloDrainPlugin(app), ...without],
  });
}

const without = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

async function contextOf(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  return door.makeContext({
    authentication: await door.authenticationOf(request.headers.authorization),
    locale: localeOf(request.headers["accept-language"]),
    requestId: request.id,
    address: request.ip,
    watchForLeaving: () => watchForLeaving(reply),
    userAgent: request.headers["user-agent"],
  });
}

/** Aborted when the answer is out, or the client has gone without it. Fastify's `request.signal` is aborted as soon as a body has been read: it follows the request's `close`. */
function watchForLeaving({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort("nobody waits"); // a reason that need not be made each time
  if (raw.destroyed) abort();
  else raw.once("close", abort);
  return controller.signal;
}
