/** What a thrown error that nobody meant for the client is. */
export type FailureKind = "OUTAGE" | "TIMEOUT" | "DEFECT";

/** The database cannot be reached, or has ended the connection (SQLSTATE classes 08 and 57P, 53300). */
const outageCodes =
  /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;

/** What `pg`, its pool and TypeORM (whose runner lets a broken connection go at once) say without a code. */
const outageMessages =
  /^(Query runner already released|Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/;

/** statement_timeout and lock_timeout (SQLSTATE 57014, 55P03). */
const timeoutCodes = /^(57014|55P03)$/;

/** Looks through wrappers: GraphQLError, TypeORM's QueryFailedError, `cause`. */
export function failureKind(error: unknown): FailureKind {
  for (const layer of layersOf(error)) {
    const code = typeof layer.code === "string" ? layer.code : "";
    if (outageCodes.test(code) || outageMessages.test(layer.message ?? "")) return "OUTAGE";
    if (timeoutCodes.test(code)) return "TIMEOUT";
  }
  return "DEFECT";
}

interface Layer {
  readonly code?: unknown;
  readonly message?: string;
  readonly originalError?: unknown;
  readonly driverError?: unknown;
  readonly cause?: unknown;
  /** Of an AggregateError: each address of the database refused. */
  readonly errors?: readonly unknown[];
}

function layersOf(error: unknown, depth = 0): Layer[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const layer: Layer = error;
  const inner = [layer.originalError, layer.driverError, layer.cause, ...(layer.errors ?? [])];
  return [layer, ...inner.flatMap((each) => layersOf(each, depth + 1))];
}
