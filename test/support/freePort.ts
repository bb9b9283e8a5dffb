import { createServer } from "node:net";

/**
 * Below what systems hand out by themselves (from 32,768 on Linux, from 49,152 elsewhere: RFC 6335 6), a thousand for each
 * worker of jest: nobody else takes such a port before its server listens, or while that is away.
 */
const base = 20_000 + 1000 * (Number(process.env.JEST_WORKER_ID ?? 0) % 12);

/** Each test file of a worker begins somewhere else. */
let next = Math.floor(Math.random() * 1000);

/** A port of 127.0.0.1 that nobody listens on at the moment, another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = base + (next++ % 1000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
