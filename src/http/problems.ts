import type { FastifyError, FastifyInstance } from "fastify";
import { failureKind } from "./failureKind.js";
import type { HttpOptions } from "./HttpOptions.js";

/** What is wrong with a request that is no question of GraphQL's. */
const problems = {
  400: ["BAD_REQUEST", "The request cannot be read."],
  403: ["FORBIDDEN", "Pages of this origin may not (ALLOWED_ORIGINS)."],
  404: ["NOT_FOUND", "There is nothing at this address."],
  405: ["METHOD_NOT_ALLOWED", "GET or POST."],
  406: ["NOT_ACCEPTABLE", "Here come event streams: Accept: text/event-stream."],
  413: ["PAYLOAD_TOO_LARGE", "The body is larger than 64 kB."],
  415: ["UNSUPPORTED_MEDIA_TYPE", "Send application/json."],
  500: ["INTERNAL_SERVER_ERROR", "Internal server error"],
  503: ["SERVICE_UNAVAILABLE", "Not available for a moment; try again."],
} as const;

export type ProblemStatus = keyof typeof problems;

/** A GraphQL answer without data, so that clients find one shape whatever happened. */
export function problem(status: ProblemStatus, requestId: string) {
  const [code, message] = problems[status];
  return { errors: [{ message, extensions: { code, requestId } }], extensions: { cost: 0 } };
}

/** Answers errors of requests and unknown addresses: JSON, never a stack, nothing of the request repeated. */
export function answerProblems(app: FastifyInstance, options: Pick<HttpOptions, "logger">): void {
  app.setNotFoundHandler((request, reply) => reply.code(404).send(problem(404, request.id)));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = statusOf(error);
    if (status === 500) options.logger.error({ requestId: request.id, err: error }, "a request failed");
    return reply.code(status).send(problem(status, request.id));
  });
}

function statusOf(error: FastifyError): ProblemStatus {
  const { statusCode = 500, code } = error;
  if (statusCode in problems && statusCode !== 500) return statusCode as ProblemStatus;
  // A Host header that no URL can be made of.
  if ((statusCode >= 400 && statusCode < 500) || code === "ERR_INVALID_URL") return 400;
  return failureKind(error) === "OUTAGE" ? 503 : 500;
}
