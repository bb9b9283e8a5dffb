import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const services = new URL("../../dist/services/postgres/", import.meta.url);

/** The PostgreSQL that comes with the project, with durable settings, under the hand of whoever wants to stop it hard. */
export class OwnPostgres {
  #options;
  #postmaster;
  #port;

  /** @param {string} folder new, and such that other users may pass through */
  static async create(folder) {
    const load = (name) => import(new URL(name, services));
    const [{ findPackage, prepareBinaries }, { lockDirectory }, { chooseUser }, { NAME, prepareCluster }, postmaster] =
      await Promise.all(
        ["binaries.js", "ownerLock.js", "serverUser.js", "prepareCluster.js", "postmaster.js"].map(load),
      );
    const directory = join(folder, "postgres");
    await mkdir(join(folder, "private"), { recursive: true, mode: 0o700 });
    const lock = await lockDirectory(join(folder, "private", "postgres.lock"));
    const binaries = await prepareBinaries(findPackage(), `${directory}.lib`);
    const user = await chooseUser(directory, binaries.postgres);
    const passwordFile = join(folder, "private", "postgres-password");
    const options = { durable: true, log: () => {}, directory, binaries, user, lock, passwordFile };
    const password = await prepareCluster(options);
    const port = await postmaster.freePort();
    const url = `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;
    return new OwnPostgres(options, { port, url, launch: postmaster.launchPostmaster });
  }

  constructor(options, { port, url, launch }) {
    this.#options = options;
    this.#port = port;
    this.url = url;
    this.launch = launch;
  }

  /** Tries again while the kernel still cleans up after the last one, or somebody else has the port. */
  async start() {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#postmaster = await this.launch(this.#options, this.#port);
        return;
      } catch (error) {
        if (attempt === 40) throw error;
        await sleep(250);
      }
    }
  }

  /** What `pg_ctl stop -m immediate` does: SIGQUIT to the postmaster, no checkpoint, every session is cut. */
  async stopImmediately() {
    const [pid] = readFileSync(join(this.#options.directory, "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGQUIT");
    await this.#postmaster.ended;
  }

  async stop() {
    await this.#postmaster?.stop();
    this.#options.lock.release();
  }
}
