import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { StartError } from "../StartError.js";

const run = promisify(execFile);

/** Whom PostgreSQL runs as: it refuses to be root. */
export interface ServerUser {
  /** Stands before each command. */
  readonly prefix: readonly string[];
  readonly ids: Ids;
  /** Whom its files belong to; null: the same as ours. */
  readonly owner: Required<Ids> | null;
}
interface Ids {
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = 65_534;
const ourselves: ServerUser = { prefix: [], ids: {}, owner: null };

/** To PostgreSQL somebody else, to the file system still ourselves. */
const inUserNamespace: ServerUser = {
  prefix: ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
  ids: {},
  owner: null,
};

/** Nobody, but with root's right to enter every folder: for root in a container, which forbids namespaces. */
const enteringEverywhere: ServerUser = {
  prefix: [
    ...["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"],
    // Without that bit access(2) overlooks the capability, and PostgreSQL asks it whether it can find itself.
    ...["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"],
  ],
  ids: {},
  owner: { uid: NOBODY, gid: NOBODY },
};

/**
 * A plain user is itself, or in a namespace when it has no name (containers with a number as user). Root becomes whom
 * the data directory belongs to, else `postgres`, else `nobody`, whoever can reach both binaries and data; where nobody
 * can, because they lie below /root, it puts on a disguise.
 * @param directory of the data; it may not exist yet, its parent does
 * @param postgres the command
 * @throws StartError when nobody can
 */
export async function chooseUser(directory: string, postgres: readonly string[]): Promise<ServerUser> {
  const root = process.getuid?.() === 0;
  const candidates = root
    ? [...(await plainUsers(directory)), { ...inUserNamespace, owner: { uid: 0, gid: 0 } }, enteringEverywhere]
    : [ourselves, inUserNamespace];
  const obstacles: string[] = [];
  for (const user of candidates) {
    const obstacle = await whyNot(user, directory, postgres);
    if (obstacle === null) return user;
    obstacles.push(obstacle);
  }
  throw new StartError(
    `the embedded PostgreSQL cannot run here${root ? " as anybody but root, which it refuses" : ""} (${obstacles[0]}): ${root ? "start certdesk as a plain user, or " : ""}set DATABASE_URL to a PostgreSQL of your own`,
  );
}

/**
 * Gives the data to the user, with everything in them when they belong to somebody else.
 * @throws StartError where the file system allows no such thing
 */
export async function giveTo(user: ServerUser, directory: string): Promise<void> {
  if (user.owner === null) return;
  const { uid, gid } = user.owner;
  if ((await stat(directory)).uid === uid) return;
  await run("chown", ["-R", `${uid}:${gid}`, directory]).catch((error: Error) => {
    throw new StartError(
      `DATA_DIR: cannot give ${directory} to user ${uid}: ${error.message.trim().split("\n").at(-1)}`,
    );
  });
}

async function plainUsers(directory: string): Promise<ServerUser[]> {
  const users: Required<Ids>[] = [];
  const current = await stat(directory).catch(() => null);
  if (current !== null && current.uid !== 0) users.push({ uid: current.uid, gid: current.gid });
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  for (const name of ["postgres", "nobody"]) {
    const match = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m").exec(passwd);
    if (match !== null) users.push({ uid: Number(match[1]), gid: Number(match[2]) });
  }
  return users.map((ids) => ({ prefix: [], ids, owner: ids }));
}

/**
 * Tried for real: no reading of modes foretells what access lists, mounts and containers allow.
 * @returns null when the user can run it; else what stood in the way
 */
async function whyNot(user: ServerUser, directory: string, postgres: readonly string[]): Promise<string | null> {
  // initdb, in contrast to the server, insists on a user with a name.
  const script = '{ test -d "$1" || id -un >/dev/null; } && cd "$2" && shift 2 && exec "$@" --version';
  const paths = [directory, dirname(directory)];
  const [file = "sh", ...args] = [...user.prefix, "sh", "-c", script, "sh", ...paths, ...postgres];
  try {
    await run(file, args, { cwd: "/", ...user.ids });
    return null;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr || message).trim().split("\n").at(-1) ?? message;
  }
}
