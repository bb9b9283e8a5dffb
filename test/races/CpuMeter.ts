import { readFile } from "node:fs/promises";
import type { RaceWorld } from "./RaceWorld.js";

/** Milliseconds of one tick of /proc. */
const tick = 10;

/** Milliseconds of CPU, user and system. `database`: of its sessions; zero where there is no /proc. */
export interface CpuTime {
  readonly server: number;
  readonly database: number;
  readonly client: number;
}

/** Adds up what races take of the CPU: the machine may be busy with other things, so that the clock says little. */
export class CpuMeter {
  private taken: CpuTime = { server: 0, database: 0, client: 0 };
  private milliseconds = 0;
  private count = 0;

  constructor(private readonly world: RaceWorld) {}

  /** @param count triples that are raced */
  async during<T>(count: number, work: () => Promise<T>): Promise<T> {
    const [before, begin] = [await this.read(), performance.now()];
    const result = await work();
    const [after, end] = [await this.read(), performance.now()];
    const { server, database, client } = this.taken;
    this.taken = {
      server: server + after.server - before.server,
      database: database + after.database - before.database,
      client: client + after.client - before.client,
    };
    this.milliseconds += end - begin;
    this.count += count;
    return result;
  }

  /** One line: for each triple, and in all. */
  get summary(): string {
    const each = (milliseconds: number) => (milliseconds / this.count).toFixed(1);
    const { server, database, client } = this.taken;
    return `${this.count} triples in ${(this.milliseconds / 1000).toFixed(1)} s; ms of CPU each: server ${each(server)}, database ${each(database)}, client ${each(client)}`;
  }

  private async read(): Promise<CpuTime> {
    const pids: { pid: number }[] = await this.world.dataSource.query(
      "select pid from pg_stat_activity where datname = current_database()",
    );
    const { user, system } = process.cpuUsage();
    const database = (await Promise.all(pids.map(({ pid }) => cpuOf(pid)))).reduce((sum, each) => sum + each, 0);
    return { server: await cpuOf(this.world.pid), database, client: (user + system) / 1000 };
  }
}

/** proc_pid_stat(5): utime and stime are the 12th and 13th field behind the name. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return 0;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tick;
}
