/** One entry of `errors` in an answer. */
export interface AnswerError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The session has ended: its tokens are spent, or somebody signed out; or an API key is good no longer. Nothing is tried again; sign in anew, or make another key. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";

  constructor(message = "The session has ended: sign in again.") {
    super(message);
  }
}

/** The desk refused the operation; `errors[0].extensions.code` says why. Trying again would change nothing. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";

  constructor(readonly errors: readonly AnswerError[]) {
    super(errors.map(({ message }) => message).join("\n"));
  }

  get code(): unknown {
    return codeOf(this.errors);
  }
}

/** The socket was closed with a code that says that this client speaks wrongly: another address, another protocol, too large a document. */
export class ClosedForGood extends Error {
  override readonly name = "ClosedForGood";

  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`);
  }
}

/** Nobody answered, or only "later". Tried again by this package; it never leaves it, but for `Desk.query` and `Session.token`. */
export class TryLater extends Error {
  override readonly name = "TryLater";

  constructor(
    message: string,
    /** Seconds that the desk asks for. */
    readonly retryAfter: number = 0,
  ) {
    super(message);
  }
}

export const codeOf = (errors: readonly AnswerError[]): unknown => errors[0]?.extensions?.code;

/** What passes by itself. */
const passing = new Set<unknown>(["SERVICE_UNAVAILABLE", "RATE_LIMITED", "TIMEOUT"]);

/** The errors as something to throw. */
export function failureOf(errors: readonly AnswerError[]): RequestFailed | TryLater {
  const failed = new RequestFailed(errors);
  const retryAfter = Number(errors[0]?.extensions?.retryAfter ?? 0);
  return passing.has(failed.code) ? new TryLater(failed.message, retryAfter) : failed;
}

/** Close codes that name a mistake of the client: RFC 6455 7.4.1, and those of graphql-transport-ws. */
const final = new Set([1003, 1007, 1009, 4400, 4401, 4406, 4409, 4429]);

/** What a socket or graphql-ws ended with, or the session, which is asked for a token first. Whatever is not known to be final passes. */
export function failureOfSocket(thrown: unknown): Error {
  if (thrown instanceof SignedOut || thrown instanceof RequestFailed || thrown instanceof TryLater) return thrown;
  if (thrown instanceof Error && !("code" in thrown)) return later(thrown.message);
  const { code, reason } = (thrown ?? {}) as { code?: unknown; reason?: unknown };
  if (typeof code === "number" && final.has(code)) return new ClosedForGood(code, String(reason ?? ""));
  return later(`the socket closed with ${String(code)}`);
}

const later = (message: string) => new TryLater(message);
