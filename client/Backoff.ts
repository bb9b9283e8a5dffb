import { pause } from "./pause.js";

/** Milliseconds: what has been open for so long was no failure to open, though nothing came meanwhile. */
const settled = 10_000;

/**
 * How long a client waits before it opens another socket. graphql-ws counts anew with each acknowledgement: a desk that lets everybody in and closes at once would have all its clients back twice a
 * second for good. Here a socket counts as good when an event has come or it has lived for a while.
 */
export class Backoff {
  private failures = 0;
  private begun = Number.POSITIVE_INFINITY;

  /** The desk has let a socket in. */
  began(): void {
    this.begun = performance.now();
  }

  /** An event has come. */
  worked(): void {
    this.failures = 0;
  }

  /** After a socket is lost or has not opened. */
  wait(): Promise<void> {
    if (performance.now() - this.begun > settled) this.failures = 0;
    this.begun = Number.POSITIVE_INFINITY;
    return pause(this.failures++);
  }
}
