import { TryLater } from "./failures.js";
import type { DeskRequest, EventSink } from "./follow.js";
import { pause } from "./pause.js";

export interface WatchOptions<S, T> {
  /** Selects `streamHead` beside what is to be shown. The desk reads it before anything else of the answer. */
  readonly query: { toString(): string };
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly subscription: Omit<DeskRequest, "variables">;
  /** Of the subscription, without `after`. */
  readonly subscriptionVariables?: Readonly<Record<string, unknown>>;
  /** What the query answered: first, and again whenever the log does not reach back to where the client was. */
  snapshot(data: S): void;
  /** What came since. It may be in the snapshot already: `SequenceFilter`. */
  next: EventSink<T>["next"];
  error: EventSink<T>["error"];
}

interface Asking {
  query<R>(query: { toString(): string }, variables?: Readonly<Record<string, unknown>>): Promise<R>;
  subscribe<T>(request: DeskRequest, sink: EventSink<T>): () => void;
}

/**
 * The cursor is older than what the snapshot shows, never younger: whatever happens after it comes by the subscription,
 * however long the query takes and however late the socket opens. Nothing has to be kept meanwhile.
 * @param over called when it ends by itself, before the error is told
 * @returns ends it
 */
export function watch<S, T>(desk: Asking, options: WatchOptions<S, T>, over: () => void): () => void {
  let ended = false;
  let release = () => {};
  const fail = (error: Error) => {
    over();
    options.error(error);
  };
  const read = async (): Promise<string> => {
    const data = await patiently(
      () => desk.query<S & { streamHead?: string }>(options.query, options.variables),
      () => ended,
    );
    if (data.streamHead === undefined) throw new TypeError("The query must select `streamHead`.");
    if (!ended) options.snapshot(data);
    return data.streamHead;
  };
  const begin = async (): Promise<void> => {
    const after = await read();
    if (ended) return;
    const request = { ...options.subscription, variables: { ...options.subscriptionVariables, after } };
    const { next } = options;
    release = desk.subscribe<T>(request, { next: (result) => next(result), error: fail, expired: read });
  };
  begin().catch((error: Error) => {
    if (!ended) fail(error);
  });
  return () => {
    ended = true;
    release();
  };
}

/** Tries until somebody answers, or nobody waits any more. */
async function patiently<R>(work: () => Promise<R>, isOver: () => boolean): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TryLater) || isOver()) throw error;
      await pause(tries, error.retryAfter);
    }
  }
}
