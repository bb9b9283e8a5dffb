/** What the log tells of an error. */
export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** SQLSTATE, or Node.js's word. */
  readonly code: string | undefined;
  readonly cause: ErrorDescription | undefined;
}

/**
 * An error without what else hangs on it: the database's carry the statement's parameters and the row's values with them, those of GraphQL the document, and there are secrets among both.
 * @param error whatever was thrown
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { ...nothing, type: typeof error, message: "not an error" };
  const { code, cause } = error as Error & { code?: unknown };
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    code: typeof code === "string" ? code : undefined,
    cause: cause instanceof Error ? describeError(cause) : undefined,
  };
}

const nothing = { stack: undefined, code: undefined, cause: undefined };
