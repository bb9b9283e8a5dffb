/** Names of this machine: a browser that opened one may as well have opened another. */
const loopback = ["127.0.0.1", "localhost", "[::1]"];

/** Where browsers may come from (ALLOWED_ORIGINS), through all doors. */
export class Origins {
  private readonly allowed = new Set<string>();

  constructor(origins: readonly string[]) {
    for (const origin of origins) this.allow(origin);
  }

  /** An origin on this machine allows its other names too. */
  allow(origin: string): void {
    const url = new URL(origin);
    const names = loopback.includes(url.hostname) ? loopback : [url.hostname];
    for (const name of names) {
      url.hostname = name;
      this.allowed.add(url.origin);
    }
  }

  has(origin: string): boolean {
    return this.allowed.has(origin);
  }
}
