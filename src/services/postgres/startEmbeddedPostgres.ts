import { chmod, mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../StartError.js";
import { findPackage, prepareBinaries } from "./binaries.js";
import { lockDirectory } from "./ownerLock.js";
import { freePort, launchPostmaster, type Postmaster } from "./postmaster.js";
import { type ClusterOptions, NAME, prepareCluster } from "./prepareCluster.js";
import { Supervisor } from "./Supervisor.js";
import { chooseUser } from "./serverUser.js";

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster, below DATA_DIR; made at the first start. */
  readonly directory: string;
  /** False only in tests: then nothing is forced to the disk, and a crash of the machine loses all. */
  readonly durable: boolean;
  /** Gets each line of the server's log, and a line when the server is started again after a crash. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Of a superuser, with its password. Stays the same until `stop`, also when the server crashes. */
  readonly url: string;
  /** Ends the server and waits until it has ended. To be called last: it ends all sessions. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes as an npm package, on a free port of 127.0.0.1. It has one owner, ends with it even
 * on kill -9, and ignores Ctrl-C, because the owner still needs it while it drains.
 * @throws StartError when it cannot run here, or another process owns the directory
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return inDataDir(options, startServer);
}

/**
 * Everything up to the launch: the directory is locked and holds a cluster. For benches, which launch it and stop it hard themselves; whoever calls it releases the lock.
 * @throws StartError as `startEmbeddedPostgres` does
 */
export async function prepareServer(options: EmbeddedPostgresOptions) {
  return inDataDir(options, async (cluster) => ({ cluster, password: await prepareCluster(cluster) }));
}

async function inDataDir<T>(
  options: EmbeddedPostgresOptions,
  work: (cluster: ClusterOptions) => Promise<T>,
): Promise<T> {
  const { durable, log = () => {} } = options;
  const directory = resolve(options.directory);
  const root = findPackage();
  try {
    const folder = await privateFolder(dirname(directory));
    const lock = await lockDirectory(join(folder, "postgres.lock"));
    try {
      const binaries = await prepareBinaries(root, `${directory}.lib`);
      const user = await chooseUser(directory, binaries.postgres);
      const passwordFile = join(folder, "postgres-password");
      return await work({ durable, log, directory, binaries, user, lock, passwordFile });
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw asStartError(error, dirname(directory));
  }
}

async function startServer(cluster: ClusterOptions): Promise<EmbeddedPostgres> {
  const password = await prepareCluster(cluster);
  const { port, postmaster } = await launchFirst(cluster);
  const supervisor = new Supervisor(postmaster, () => launchPostmaster(cluster, port), cluster.log);
  const stop = async () => {
    await supervisor.stop();
    cluster.lock.release();
  };
  return { url: serverUrl(port, password), stop };
}

/** Of the role that owns everything. */
export function serverUrl(port: number, password: string): string {
  return `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;
}

/** What passes by itself: somebody was faster at the port, or the kernel still cleans up after a killed server. */
const passing = /could not create any TCP\/IP sockets|pre-existing shared memory block/;

async function launchFirst(cluster: ClusterOptions): Promise<{ port: number; postmaster: Postmaster }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { port, postmaster: await launchPostmaster(cluster, port) };
    } catch (error) {
      if (attempt === 40 || !(error instanceof StartError && passing.test(error.message))) throw error;
      await sleep(250);
    }
  }
}

/** Makes DATA_DIR, which the server's user must be able to pass through, and the folder of our secrets in it. */
async function privateFolder(dataDir: string): Promise<string> {
  // The mode is set once more because the umask takes from it.
  if ((await mkdir(dataDir, { recursive: true })) !== undefined) await chmod(dataDir, 0o711);
  const folder = join(dataDir, "private");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What the file system refuses is for the person who chose DATA_DIR to repair; everything else is a bug. */
function asStartError(error: unknown, dataDir: string): unknown {
  const { code, path, address } = error as NodeJS.ErrnoException & { address?: string };
  const place = path ?? address;
  if (error instanceof StartError || code === undefined || place === undefined) return error;
  return new StartError(
    `DATA_DIR: cannot read or write ${place} (${code}); it is needed to run PostgreSQL in ${dataDir}`,
  );
}
