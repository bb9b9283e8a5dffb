/**
 * The same kind of WebSocket; one that is not open after so many milliseconds ends as one that could not be opened. A network that takes the connection and passes nothing on would
 * leave it waiting for good. graphql-ws' `terminate` is no help: it stops listening before the end, and `ws` throws an error that nobody hears.
 * @param implementation the platform's own when omitted
 */
export function openingWithin(milliseconds: number, implementation: unknown): unknown {
  const own = implementation ?? (globalThis as { WebSocket?: unknown }).WebSocket;
  if (own === undefined) return undefined;
  return class extends (own as typeof WebSocket) {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const timer = setTimeout(() => this.close(), milliseconds);
      for (const known of ["open", "close"]) this.addEventListener(known, () => clearTimeout(timer));
    }
  };
}
