import { cpuOf } from "../../bench/support/processFigures.js";
import type { RaceWorld } from "./RaceWorld.js";

/** Milliseconds of CPU, user and system; `server` and `database` zero where there is no /proc. `database`: of the sessions that are still there at the end. */
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

  /** @param what the races are of */
  constructor(
    private readonly what: string,
    private readonly world: RaceWorld,
  ) {}

  /** @param count triples that are raced */
  async during<T>(count: number, work: () => Promise<T>): Promise<T> {
    const [before, begin] = [await this.read(), performance.now()];
    const result = await work();
    const [after, end] = [await this.read(), performance.now()];
    const { server, database, client } = this.taken;
    this.taken = {
      server: server + after.server - before.server,
      // What has ended meanwhile takes nothing back; what it took since is not known.
      database: [...after.sessions].reduce((sum, [pid, cpu]) => sum + cpu - (before.sessions.get(pid) ?? 0), database),
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
    return `${this.count} ${this.what} in ${(this.milliseconds / 1000).toFixed(1)} s; ms of CPU each: server ${each(server)}, database ${each(database)}, client ${each(client)}`;
  }

  private async read() {
    const pids: { pid: number }[] = await this.world.dataSource.query(
      "select pid from pg_stat_activity where datname = current_database()",
    );
    const { user, system } = process.cpuUsage();
    const sessions = new Map(pids.map(({ pid }) => [pid, millisecondsOf(pid)]));
    const server = this.world.pids.reduce((sum, pid) => sum + millisecondsOf(pid), 0);
    return { server, sessions, client: (user + system) / 1000 };
  }
}

function millisecondsOf(pid: number): number {
  try {
    return cpuOf(pid) * 1000;
  } catch {
    return 0;
  }
}
