import { type ASTNode, GraphQLError } from "graphql";

/** HTTP status and headers of an error; a `Map`, as Apollo wants it. The WebSocket door leaves them out. */
export interface ErrorHttp {
  readonly status: number;
  readonly headers?: ReadonlyMap<string, string>;
}

/** The top-level errors that the doors themselves answer. They are for programs: English, with a stable `extensions.code`. */
export const doorErrors = {
  /** The document or its variables go beyond a limit, or are not as they must be. HTTP 400. */
  badInput(
    message: string,
    code: "BAD_USER_INPUT" | "DOCUMENT_TOO_LARGE" | "INTROSPECTION_DISABLED",
    nodes?: readonly ASTNode[],
  ) {
    return error(message, code, { status: 400 }, nodes);
  },
  /** HTTP 400, as Apollo answers it. */
  noSuchOperation(operationName: string | null) {
    const message = operationName === null ? "Must provide operation name." : "Unknown operation name.";
    return error(message, "OPERATION_RESOLUTION_FAILURE", { status: 400 });
  },
  /** This kind of operation does not go through this door. HTTP 400. */
  wrongDoor(message: string) {
    return error(message, "BAD_REQUEST", { status: 400 });
  },
  /** RFC 6750 3: which of the reasons it was is not told. HTTP 401. */
  unauthenticated() {
    const headers = new Map([["www-authenticate", 'Bearer error="invalid_token"']]);
    return error("Sign in: the access token is expired or not valid.", "UNAUTHENTICATED", { status: 401, headers });
  },
  /** HTTP 429. @param retryAfter seconds */
  rateLimited(retryAfter: number) {
    const http = { status: 429, headers: new Map([["retry-after", String(retryAfter)]]) };
    return error("Too many points of cost within a minute.", "RATE_LIMITED", http, [], { retryAfter });
  },
  tooManySubscriptions(most: number) {
    return error(`At most ${most} subscriptions on one socket.`, "TOO_MANY_SUBSCRIPTIONS", { status: 400 });
  },
  /** The database is away. HTTP 503. */
  unavailable() {
    const retryAfter = 2;
    const http = { status: 503, headers: new Map([["retry-after", String(retryAfter)]]) };
    return error("Not available for a moment; try again.", "SERVICE_UNAVAILABLE", http, [], { retryAfter });
  },
  /** Not done in time; what was not committed is rolled back. */
  timeout() {
    return error("The operation took too long and was given up.", "TIMEOUT");
  },
  /** A defect: what it was stands in the log under the request id. */
  internal() {
    return error("Internal server error", "INTERNAL_SERVER_ERROR");
  },
} as const;

function error(message: string, code: string, http?: ErrorHttp, nodes: readonly ASTNode[] = [], more: object = {}) {
  return new GraphQLError(message, { nodes, extensions: { code, ...more, ...(http === undefined ? {} : { http }) } });
}
