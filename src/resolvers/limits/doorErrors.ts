import { type ASTNode, GraphQLError } from "graphql";

/** HTTP status and headers of an error; a `Map`, as Apollo wants it. The WebSocket door leaves them out. */
export interface ErrorHttp {
  readonly status: number;
  readonly headers?: ReadonlyMap<string, string>;
}

/** The top-level errors that the doors themselves answer. They are for programs: English, with a stable `extensions.code`. */
export const doorErrors = {
  /** The document or its variables go beyond a limit, or are not as they must be. HTTP 400. */
  badInput(message: string, code: BadInputCode, nodes: readonly ASTNode[] = []) {
    return new GraphQLError(message, { nodes, extensions: { code, http: { status: 400 } } });
  },
  /** HTTP 400, as Apollo answers it. */
  noSuchOperation(operationName: string | null) {
    const message = operationName === null ? "Must provide operation name." : "Unknown operation name.";
    return error(message, { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } });
  },
  /** This kind of operation does not go through this door. HTTP 400. */
  wrongDoor(message: string) {
    return error(message, { code: "BAD_REQUEST", http: { status: 400 } });
  },
  /** RFC 6750 3: which of the reasons it was is not told. HTTP 401. */
  unauthenticated() {
    const headers = new Map([["www-authenticate", 'Bearer error="invalid_token"']]);
    const message = "Sign in: the access token is expired or not valid.";
    return error(message, { code: "UNAUTHENTICATED", http: { status: 401, headers } });
  },
  /** RFC 6750 3.1: an API key that is good, but not for this. HTTP 403. */
  scopeMissing(field: string) {
    const headers = new Map([["www-authenticate", 'Bearer error="insufficient_scope"']]);
    const message = `The scopes of this API key do not open \`${field}\`.`;
    return error(message, { code: "SCOPE_MISSING", http: { status: 403, headers } });
  },
  /** HTTP 429. @param retryAfter seconds */
  rateLimited(retryAfter: number) {
    const http = { status: 429, headers: new Map([["retry-after", String(retryAfter)]]) };
    return error("Too many points of cost within a minute.", { code: "RATE_LIMITED", retryAfter, http });
  },
  tooManySubscriptions(most: number) {
    return error(`At most ${most} subscriptions on one socket.`, { code: "TOO_MANY_SUBSCRIPTIONS" });
  },
  /** As many as the user may have open, event streams counted. HTTP 429; the WebSocket door closes with 1013. */
  tooManySockets() {
    const retryAfter = 5;
    const http = { status: 429, headers: new Map([["retry-after", String(retryAfter)]]) };
    return error("Too many sockets and event streams are open.", { code: "TOO_MANY_SOCKETS", retryAfter, http });
  },
  /** The database is away. HTTP 503. */
  unavailable() {
    const retryAfter = 2;
    const http = { status: 503, headers: new Map([["retry-after", String(retryAfter)]]) };
    return error("Not available for a moment; try again.", { code: "SERVICE_UNAVAILABLE", retryAfter, http });
  },
  /** Not done in time; what was not committed is rolled back. */
  timeout() {
    return error("The operation took too long and was given up.", { code: "TIMEOUT" });
  },
  /** Seen in the metrics alone: the client has gone before its query was answered. */
  abandoned() {
    return error("Nobody waits for the answer any more.", { code: "ABANDONED" });
  },
  /** A defect: what it was stands in the log under the request id. */
  internal() {
    return error("Internal server error", { code: "INTERNAL_SERVER_ERROR" });
  },
} as const;

export type BadInputCode = "BAD_USER_INPUT" | "DOCUMENT_TOO_LARGE" | "INTROSPECTION_DISABLED";

interface DoorExtensions {
  readonly [name: string]: unknown;
  readonly code: string;
  readonly http?: ErrorHttp;
}

const error = (message: string, extensions: DoorExtensions) => new GraphQLError(message, { extensions });
