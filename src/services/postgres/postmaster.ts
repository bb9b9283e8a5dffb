import { readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Ended, failure, startOwned } from "./ownedProcess.js";
import type { ClusterOptions } from "./prepareCluster.js";

/** A PostgreSQL server that accepts connections. */
export interface Postmaster {
  readonly ended: Promise<Ended>;
  /** Ends all sessions, writes everything down and waits until every process has ended. */
  stop(): Promise<void>;
}

/** How long a fast shutdown may take before an immediate one, which repeats the log at the next start; milliseconds. */
const SHUTDOWN = 30_000;

/**
 * Before a command: where the system can (Linux), it and its children are of the scheduling class "batch", which never interrupts who wakes them. The event loop that sends a statement goes on with its turn, and is not put
 * aside at each write for the backend that it has just woken (docs/adr/0007).
 */
const yielding = ["sh", "-c", 'chrt -b 0 true 2>/dev/null && exec chrt -b 0 "$@"; exec "$@"', "sh"];

/**
 * Starts the server and waits until it accepts connections. The caller holds the lock, so no server can run there.
 * @throws StartError with what the server wrote before it ended
 */
export async function launchPostmaster(options: ClusterOptions, port: number): Promise<Postmaster> {
  const { directory, binaries, log } = options;
  const pidFile = join(directory, "postmaster.pid");
  // Left by a kill -9. PostgreSQL would trust it if anything had got that pid since then.
  await rm(pidFile, { force: true });
  const server = startOwned([...yielding, ...binaries.postgres, "-D", directory, ...settings(options, port)], options, {
    log,
  });
  const seen: { ended?: Ended } = {};
  void server.ended.then((ended) => Object.assign(seen, { ended }));
  while (!(await isReady(pidFile, server.pid))) {
    if (seen.ended !== undefined) throw failure(seen.ended.lines);
    await sleep(5);
  }
  const stop = async () => {
    server.kill("SIGINT");
    const timer = setTimeout(() => server.kill("SIGQUIT"), SHUTDOWN);
    await server.ended;
    clearTimeout(timer);
  };
  return { ended: server.ended, stop };
}

/** A port of 127.0.0.1 that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** What tests live without: nothing outlasts a crash, nothing is there long enough to be cleaned up. */
const hasty = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  wal_init_zero: "off",
  io_method: "sync",
  autovacuum: "off",
  max_connections: 300,
};

function settings({ durable }: ClusterOptions, port: number): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "",
    // Neither failed statements (a refused write is everyday business) nor details, in which values stand.
    log_min_messages: "log",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    // The title of a process says at each statement what pg_stat_activity says too.
    update_process_title: "off",
    ...(durable ? {} : hasty),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Line 1 of postmaster.pid is the server's pid, line 8 its state. */
async function isReady(pidFile: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}
