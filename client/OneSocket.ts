/**
 * The socket of a client, which has one at a time. graphql-ws hears all sockets that it has made as one: the end of one that it has given up already, heard late on a slow network, it takes for the
 * end of the next, loses sight of that while it is open, and so on without end. So whoever makes another has had enough of the last, which is heard no more and closed.
 */
export class OneSocket {
  private present: WebSocket | undefined;

  /**
   * The same kind of WebSocket; one that is not open after so many milliseconds ends as one that could not be opened. A network that takes the connection and passes nothing on would
   * leave it waiting for good.
   * @param implementation the platform's own when omitted
   */
  kind(milliseconds: number, implementation: unknown): unknown {
    const own = implementation ?? (globalThis as { WebSocket?: unknown }).WebSocket;
    if (own === undefined) return undefined;
    const replaceBy = (socket: WebSocket) => this.replaceBy(socket);
    return class extends (own as typeof WebSocket) {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        const timer = setTimeout(() => this.close(), milliseconds);
        for (const known of ["open", "close"]) this.addEventListener(known, () => clearTimeout(timer));
        // `ws` throws an error that nobody hears.
        this.addEventListener("error", () => undefined);
        replaceBy(this);
      }
    };
  }

  /** If it is open: graphql-ws closes one that is still to be opened. */
  close(): void {
    if (this.present?.readyState === 1) this.present.close(1000);
  }

  private replaceBy(socket: WebSocket): void {
    const lost = this.present;
    this.present = socket;
    if (lost === undefined) return;
    lost.onopen = lost.onmessage = lost.onerror = lost.onclose = null;
    lost.close(1000);
  }
}
