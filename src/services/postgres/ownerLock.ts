import { rmSync } from "node:fs";
import { link, lstat, mkdtemp, readdir, rename, rm, symlink } from "node:fs/promises";
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
    const own = `${short}.${process.pid}`;
    await rm(own, { force: true });
    const server = await listen(own);
    try {
      await claim(short, own);
    } catch (error) {
      server.close();
      throw error;
    } finally {
      await rm(own, { force: true });
    }
    const release = () => {
      rmSync(path, { force: true });
      server.close();
    };
    return { fd: descriptor(server), release };
  });
}

/**
 * Gives our living socket the name of the lock. The name never stands for a socket that does not listen yet, so one that
 * refuses is dead for ever.
 */
async function claim(path: string, own: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE;
  while (performance.now() < giveUpAt) {
    if ((await linked(own, path)) && (await isAlone(path))) return;
    const seen = await identity(path);
    const owner = await ask(path);
    if (typeof owner === "number") {
      throw new StartError(`DATA_DIR: another certdesk runs on this data directory (pid ${owner})`);
    }
    if (owner === "nobody") await removeDeadSocket(path, seen);
    else await sleep(50);
  }
  throw new StartError(
    `DATA_DIR: a PostgreSQL that lost its certdesk still works in ${dirname(dirname(path))}; end it and start again`,
  );
}

/** Whether the name was free. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.end(`${process.pid}\n`);
    });
    server.on("error", reject);
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

/** Where a socket goes that was taken for dead, until that is certain. */
const ASIDE = ".aside";

/**
 * Two processes may find the same dead socket; unlinking it by name, the slower one would remove the living socket of
 * the faster one. So it is moved aside first and put back if it is not the one that was seen dead. If a third process
 * has got the name meanwhile, that one finds it there (`isAlone`).
 */
async function removeDeadSocket(path: string, seen: string | null): Promise<void> {
  const aside = `${path}.${process.pid}${ASIDE}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await identity(aside)) === seen || (await linked(aside, path))) await rm(aside, { force: true });
}

/** Whether nobody who lives was moved aside while we took the name; who was gets it back. */
async function isAlone(path: string): Promise<boolean> {
  const folder = dirname(path);
  const moved = (await readdir(folder)).filter((name) => name.startsWith(basename(path)) && name.endsWith(ASIDE));
  for (const name of moved) {
    const aside = join(folder, name);
    if ((await ask(aside)) === "nobody") await rm(aside, { force: true });
    else {
      await rename(aside, path).catch(() => undefined);
      return false;
    }
  }
  return true;
}

/** Which file it is; inode numbers alone are used again. Null: there is none. */
async function identity(path: string): Promise<string | null> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.ino} ${found.birthtimeNs}`;
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
