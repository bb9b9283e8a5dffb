import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { doorErrors, type ErrorHttp } from "../resolvers/limits/doorErrors.js";
import { doorLimits } from "../resolvers/limits/doorLimits.js";
import { failureKind } from "./failureKind.js";

/** Errors as clients see them, and what they ask of the HTTP answer. */
export interface Presented {
  readonly errors: readonly GraphQLFormattedError[];
  readonly http: ErrorHttp | null;
  /** The database was away: there is no answer but "later". */
  readonly outage: boolean;
}

/** The only way of an error to a client, through whichever door. What was not meant for clients is masked to the request id. */
export class ErrorPresenter {
  constructor(
    private readonly logger: Logger,
    /** Whether messages may suggest names of the schema. */
    private readonly introspection: boolean,
  ) {}

  /** Of an operation that ran: each error, where it happened. */
  ofExecution(errors: readonly GraphQLError[], requestId: string | null): Presented {
    const meant = errors.map((error) => this.meant(error, requestId));
    const outage = meant.find(({ extensions }) => extensions.code === "SERVICE_UNAVAILABLE");
    const shown = outage === undefined ? meant : [outage];
    const http = shown
      .map(({ extensions }) => extensions.http as ErrorHttp | undefined)
      .find((each) => each !== undefined);
    return {
      errors: shown.map((error) => this.format(error, requestId)),
      http: http ?? null,
      outage: outage !== undefined,
    };
  }

  /** Of a document that did not run: a few errors, short. */
  ofRejection(errors: readonly GraphQLError[], requestId: string | null): Presented {
    const presented = this.ofExecution(errors.slice(0, doorLimits.errors), requestId);
    return { ...presented, errors: presented.errors.map(shortened) };
  }

  /** What Apollo says of a request that it cannot read, or of a document. The request id comes later, or stands in the header alone. */
  ofApollo(error: unknown): GraphQLFormattedError {
    const graphqlError =
      error instanceof GraphQLError ? error : new GraphQLError("", { originalError: asError(error) });
    const [formatted] = this.ofRejection([graphqlError], null).errors;
    return formatted ?? doorErrors.internal().toJSON();
  }

  /** The error itself if it was meant for clients: those have a code. Else what stands for it. */
  private meant(error: GraphQLError, requestId: string | null): GraphQLError {
    const { originalError, path, extensions } = error;
    const deliberate = !originalError || originalError instanceof GraphQLError;
    const coded = typeof extensions.code === "string" && extensions.code !== "INTERNAL_SERVER_ERROR";
    if (deliberate && coded) return error;
    const kind = failureKind(error);
    this.logger.error({ requestId, path, err: originalError ?? error }, `an operation failed: ${kind}`);
    const { message, extensions: masked } = standIns[kind]();
    return new GraphQLError(message, { nodes: error.nodes ?? [], path: path ?? null, extensions: masked });
  }

  private format(error: GraphQLError, requestId: string | null): GraphQLFormattedError {
    const { http, ...extensions } = error.extensions;
    const formatted = { ...error.toJSON(), extensions: requestId === null ? extensions : { ...extensions, requestId } };
    return this.introspection ? formatted : { ...formatted, message: error.message.replace(/ ?Did you mean .*$/s, "") };
  }
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const standIns = { OUTAGE: doorErrors.unavailable, TIMEOUT: doorErrors.timeout, DEFECT: doorErrors.internal };

/** Bytes of a message and number of locations, so that `doorLimits.errors` of them fit into `doorLimits.errorBytes`. */
const messageBytes = 400;
const locations = 3;

function shortened(error: GraphQLFormattedError): GraphQLFormattedError {
  const short = { ...error, message: cut(error.message) };
  return error.locations === undefined ? short : { ...short, locations: error.locations.slice(0, locations) };
}

/** In JSON a character can take six bytes. */
function cut(message: string): string {
  if (Buffer.byteLength(JSON.stringify(message)) <= messageBytes) return message;
  let end = Math.min(message.length, messageBytes);
  while (Buffer.byteLength(JSON.stringify(message.slice(0, end))) > messageBytes) end = Math.floor(end * 0.9);
  return `${message.slice(0, end)}…`;
}
