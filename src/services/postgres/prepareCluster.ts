import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StartError } from "../StartError.js";
import type { Binaries } from "./binaries.js";
import { type Ownership, runOwned } from "./ownedProcess.js";
import { giveTo } from "./serverUser.js";

export interface ClusterOptions extends Ownership {
  readonly directory: string;
  readonly binaries: Binaries;
  /** File of the role's password. */
  readonly passwordFile: string;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/** The role, and the database that belongs to it. */
export const NAME = "certdesk";

/**
 * Sees to it that `directory` holds a cluster of our version with the database and the role. It appears complete or not
 * at all; what a killed start has left is removed.
 * @returns the role's password
 * @throws StartError when the directory holds something else
 */
export async function prepareCluster(options: ClusterOptions): Promise<string> {
  const { directory, binaries, passwordFile, user } = options;
  await removeLeftovers(directory);
  const version = await readIfThere(join(directory, "PG_VERSION"));
  if (version !== null && version.trim() !== binaries.version) throw otherVersion(directory, version.trim(), binaries);
  const known = await readIfThere(passwordFile);
  const password = known ?? randomBytes(24).toString("hex");
  if (version === null) {
    await keepPassword(passwordFile, password);
    await createCluster(options, password);
  } else {
    await giveTo(user, directory);
    // The file was lost. It is written last, so that a start that is killed in between leaves nothing that looks right.
    if (known === null) await runSql(options, directory, setPassword(password));
    if (known === null) await keepPassword(passwordFile, password);
  }
  return password;
}

async function createCluster(options: ClusterOptions, password: string): Promise<void> {
  const { directory, binaries, user, durable } = options;
  const unfinished = `${directory}.init-${process.pid}`;
  await mkdir(unfinished, { mode: 0o700 });
  if (user.owner !== null) await chown(unfinished, user.owner.uid, user.owner.gid);
  await runOwned(
    [
      ...[...binaries.initdb, "-D", unfinished, "--username", NAME, "--auth=reject", "--no-instructions"],
      // Sorts by code point everywhere alike, and yet knows the upper and lower case of all letters.
      ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...(durable ? [] : ["--no-sync"]),
    ],
    options,
  );
  await writeFile(join(unfinished, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n", { flush: durable });
  await runSql(options, unfinished, `CREATE DATABASE ${NAME}\n${setPassword(password)}`);
  await moveInto(unfinished, directory);
}

const setPassword = (password: string) => `ALTER ROLE ${NAME} PASSWORD '${password}'\n`;

/** Runs statements, one a line, without a server. */
async function runSql(options: ClusterOptions, directory: string, statements: string): Promise<void> {
  const quiet = ["-c", "log_min_error_statement=panic", "-c", `fsync=${options.durable ? "on" : "off"}`];
  const command = [...options.binaries.postgres, "--single", "-D", directory, ...quiet, "postgres"];
  await runOwned(command, options, statements);
}

async function moveInto(unfinished: string, directory: string): Promise<void> {
  try {
    await rename(unfinished, directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST" && code !== "ENOTDIR") throw error;
    await rm(unfinished, { recursive: true });
    throw new StartError(`DATA_DIR: ${directory} is there but holds no PostgreSQL; move it away`);
  }
  // The rename itself must outlast a power failure before the first row is acknowledged.
  const parent = await open(dirname(directory));
  await parent.sync().finally(() => parent.close());
}

async function removeLeftovers(directory: string): Promise<void> {
  const parent = dirname(directory);
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(`${basename(directory)}.init-`));
  await Promise.all(leftovers.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function keepPassword(path: string, password: string): Promise<void> {
  await writeFile(`${path}.new`, password, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function otherVersion(directory: string, found: string, { version }: Binaries): StartError {
  return new StartError(
    `DATA_DIR: ${directory} was made by PostgreSQL ${found}, this is ${version}: dump it with a PostgreSQL ${found} (pg_dump) and load it into an empty DATA_DIR, or set DATABASE_URL to a PostgreSQL ${found} that serves it`,
  );
}
