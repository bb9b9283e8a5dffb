import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const services = new URL("../../dist/services/postgres/", import.meta.url);

/** The PostgreSQL that comes with the project, with durable settings, under the hand of whoever wants to stop it hard. */
export class OwnPostgres {
  #cluster;
  #postmaster;

  /** @param {string} folder new, and such that other users may pass through */
  static async create(folder) {
    const load = (name) => import(new URL(name, services));
    const [{ prepareServer, serverUrl }, { freePort, launchPostmaster }] = await Promise.all(
      ["startEmbeddedPostgres.js", "postmaster.js"].map(load),
    );
    const { cluster, password } = await prepareServer({ directory: join(folder, "postgres"), durable: true });
    const port = await freePort();
    const launch = () => launchPostmaster(cluster, port);
    return new OwnPostgres(cluster, { url: serverUrl(port, password), launch });
  }

  constructor(cluster, { url, launch }) {
    this.#cluster = cluster;
    this.url = url;
    this.launch = launch;
  }

  /** Tries again while the kernel still cleans up after the last one, or somebody else has the port. */
  async start() {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#postmaster = await this.launch();
        return;
      } catch (error) {
        if (attempt === 40) throw error;
        await sleep(250);
      }
    }
  }

  /** What `pg_ctl stop -m immediate` does: SIGQUIT to the postmaster, no checkpoint, every session is cut. */
  async stopImmediately() {
    const [pid] = readFileSync(join(this.#cluster.directory, "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGQUIT");
    await this.#postmaster.ended;
  }

  async stop() {
    await this.#postmaster?.stop();
    this.#cluster.lock.release();
  }
}
