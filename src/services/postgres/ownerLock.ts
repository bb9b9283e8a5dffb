import { mkdtemp, rename, rm, symlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../StartError.js";

/**
 * Shows that somebody works in a data directory: a listening Unix socket, because the kernel, and no pid in a file,
 * then says whether its owner lives. Every PostgreSQL process inherits it, so it outlasts a killed owner until the last
 * of them has ended; whoever gets it knows that no postmaster.pid in there can be true, however pids are reused.
 */
export interface OwnerLock {
  /** File descriptor; a child that gets it among its `stdio` holds the lock, too. */
  readonly fd: number;
  release(): void;
}

/** How long PostgreSQL may take to shut down after its owner was killed, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Takes the lock; waits for the processes that a killed owner left behind.
 * @param path of the socket, in a folder that only this user can enter
 * @throws StartError while another process owns the directory
 */
export async function lockDirectory(path: string): Promise<OwnerLock> {
  return withShortPath(path, async (short) => {
    const giveUpAt = performance.now() + PATIENCE;
    while (performance.now() < giveUpAt) {
      const server = await listen(short);
      if (server !== null) return { fd: descriptor(server), release: () => server.close() };
      const owner = await ask(short);
      if (typeof owner === "number") {
        throw new StartError(`DATA_DIR: another certdesk runs on this data directory (pid ${owner})`);
      }
      if (owner === "nobody") await removeDeadSocket(short);
      else await sleep(50);
    }
    throw new StartError(
      `DATA_DIR: a PostgreSQL that lost its certdesk still works in ${dirname(dirname(path))}; end it and start again`,
    );
  });
}

/** @returns null when the name is taken, by a living or by a dead socket */
function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.end(`${process.pid}\n`);
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

/** Node has no public name for it, and nothing else that a child could inherit a listening socket by. */
function descriptor(server: Server): number {
  return (server as Server & { _handle: { fd: number } })._handle.fd;
}

/**
 * Who listens there: a pid; "nobody" when the kernel refuses the connection; "silent" when the lock is held but not
 * answered, by PostgreSQL processes without their owner (or by an owner that is busy: asked again, it answers).
 */
function ask(path: string): Promise<number | "nobody" | "silent"> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(500, () => socket.destroy());
    socket.once("data", (pid) => resolve(Number(pid.toString("utf8"))));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ECONNREFUSED" || error.code === "ENOENT" ? "nobody" : "silent");
    });
    socket.once("close", () => resolve("silent"));
  });
}

/**
 * Two processes may find the same dead socket; unlinking it by name, the slower one would remove the living socket of
 * the faster one. So it is moved aside first, looked at again, and put back if it lives.
 */
async function removeDeadSocket(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await ask(aside)) === "nobody") await rm(aside);
  else await rename(aside, path);
}

/** A socket's address holds 103 bytes (macOS; Linux 107), a longer one is cut off: it is reached by a symbolic link. */
async function withShortPath<T>(path: string, use: (short: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(`${path}.${process.pid}`) <= 103) return use(path);
  const folder = await mkdtemp(join(tmpdir(), "certdesk-"));
  try {
    await symlink(dirname(path), join(folder, "d"));
    return await use(join(folder, "d", basename(path)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
