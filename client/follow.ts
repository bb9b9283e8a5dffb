import type { Client, FormattedExecutionResult } from "graphql-ws";
import { type AnswerError, failureOf, failureOfSocket, RequestFailed, TryLater } from "./failures.js";
import { pause } from "./pause.js";

/** A subscription. */
export interface DeskRequest {
  /** Its text, or what prints as it. Takes `$after: String` and selects `cursor`. */
  readonly query: { toString(): string };
  /** With `after`: from that cursor on. Without: from now on. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** Where the events go. */
export interface EventSink<T> {
  /** Each once, in order. What a single event could not be executed for stands in `errors`. */
  next(result: { data?: T | null; errors?: readonly AnswerError[] }): void;
  /**
   * The log does not reach back to the cursor: what was in between must be read anew, the subscription goes on after
   * `streamHead`, or after what is returned. Awaited, and only then events come again.
   */
  expired(streamHead: string): unknown;
  /** For good. */
  error(error: Error): void;
  /** The desk has no more; it says so to no subscription of today. */
  complete?(): void;
}

export interface Lines {
  readonly client: Pick<Client, "subscribe">;
  query<T>(query: string): Promise<T>;
}

/** Milliseconds: what has been open for so long was no failure to open, though nothing came meanwhile. */
const settled = 60_000;

/** @returns ends it */
export function follow<T>(lines: Lines, request: DeskRequest, sink: EventSink<T>): () => void {
  const following = new Following(lines, request, sink);
  following.start();
  return () => following.stop();
}

class Following<T> {
  /** graphql-ws sends this very object again after each reconnect: what `after` says by then is where it goes on. */
  private readonly payload: { query: string; variables: Record<string, unknown>; operationName?: string };
  private ended = false;
  private failures = 0;
  private openedAt = 0;
  private release = () => {};

  constructor(
    private readonly lines: Lines,
    request: DeskRequest,
    private readonly sink: EventSink<T>,
  ) {
    this.payload = { ...request, query: String(request.query), variables: { ...request.variables } };
    if (!/\$after\b/.test(this.payload.query))
      throw new TypeError("The subscription must take $after: String, or it cannot go on where it was.");
  }

  stop(): void {
    this.ended = true;
    this.release();
  }

  start(): void {
    this.open().catch((error: Error) => this.failed(error));
  }

  /** Without a cursor it would begin anew after each reconnect, and miss what came between. */
  private async open(): Promise<void> {
    const { variables } = this.payload;
    variables.after ??= (await this.lines.query<{ streamHead: string }>("{ streamHead }")).streamHead;
    if (this.ended) return;
    this.openedAt = performance.now();
    this.release = this.lines.client.subscribe(this.payload, {
      next: (result) => this.take(result as FormattedExecutionResult<Record<string, unknown>>),
      error: (thrown) => this.failed(Array.isArray(thrown) ? new RequestFailed(thrown) : failureOfSocket(thrown)),
      complete: () => this.finish(() => this.sink.complete?.()),
    });
  }

  private take(result: FormattedExecutionResult<Record<string, unknown>>): void {
    if (this.ended) return;
    this.failures = 0;
    const [event] = Object.values(result.data ?? {}) as ({ cursor?: unknown } | null)[];
    try {
      if (event != null) this.payload.variables.after = cursorOf(event);
      this.sink.next(result as { data?: T | null });
    } catch (error) {
      // The application's own: graphql-ws would take it for a bad message and close the socket of all.
      this.fail(error as Error);
    }
  }

  private failed(error: Error): void {
    if (this.ended) return;
    // Where graphql-ws gives up it still counts the subscription, and would open a socket for it.
    this.release();
    if (!(error instanceof RequestFailed)) this.retry(error);
    else if (error.code === "CURSOR_EXPIRED") {
      const streamHead = String(error.errors[0]?.extensions?.streamHead);
      this.goOn(streamHead).catch((thrown: Error) => this.fail(thrown));
    } else this.retry(failureOf(error.errors));
  }

  private retry(error: Error): void {
    if (error instanceof TryLater) void this.startAgain(error.retryAfter);
    else this.fail(error);
  }

  private async startAgain(retryAfter: number): Promise<void> {
    if (performance.now() - this.openedAt > settled) this.failures = 0;
    await pause(this.failures++, retryAfter);
    if (!this.ended) this.start();
  }

  private async goOn(streamHead: string): Promise<void> {
    const chosen = await this.sink.expired(streamHead);
    this.payload.variables.after = typeof chosen === "string" ? chosen : streamHead;
    if (!this.ended) this.start();
  }

  private fail(error: Error): void {
    this.finish(() => this.sink.error(error));
  }

  private finish(tell: () => void): void {
    if (this.ended) return;
    this.stop();
    tell();
  }
}

function cursorOf({ cursor }: { cursor?: unknown }): string {
  if (typeof cursor === "string") return cursor;
  throw new TypeError("The subscription must select `cursor`, or it cannot go on where it was.");
}
