import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { StartError } from "../StartError.js";
import type { OwnerLock } from "./ownerLock.js";
import type { ServerUser } from "./serverUser.js";

/** A child that ends with its owner, even when that one is killed with -9. */
export interface OwnedProcess {
  readonly pid: number | undefined;
  /** Settles when the process has ended. Never rejects. */
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}
export interface Ended {
  /** Exit code, or the signal's name. */
  readonly code: number | NodeJS.Signals;
  /** The last lines of both outputs. */
  readonly lines: readonly string[];
}

/** As whom, and for whom. */
export interface Ownership {
  readonly user: ServerUser;
  readonly lock: OwnerLock;
}

/**
 * The shell becomes the command itself (`exec`, the same pid). Before, it leaves behind a watcher that reads from a
 * pipe which only the owner holds: a line means that the command has ended, the end of the pipe that the owner has. The
 * watcher is forked twice, because PostgreSQL takes a child that it does not know for a crash.
 */
const underWatch = '((read -r line <&3 || kill -INT $$) >/dev/null 2>&1 4<&- &); exec "$@" 3<&-';

const LINES_KEPT = 20;

/**
 * Starts a command as `user`, under the watcher, holding the lock, in a session of its own: Ctrl-C is for the owner,
 * which ends its database last.
 */
export function startOwned(
  command: readonly string[],
  { user, lock }: Ownership,
  io: { readonly stdin?: string; readonly log?: (line: string) => void } = {},
): OwnedProcess {
  const [file = "sh", ...args] = [...user.prefix, "sh", "-c", underWatch, "sh", ...command];
  const child = spawn(file, args, {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "pipe", "pipe", "pipe", lock.fd],
    ...user.ids,
  }) as ChildProcessByStdio<Writable, Readable, Readable>;
  const watcher = child.stdio[3] as Writable;
  for (const stream of [child.stdin, watcher]) stream.on("error", () => stream.destroy());
  child.stdin.end(io.stdin ?? "");
  const lines = lastLines([child.stdout, child.stderr], io.log);
  const ended = new Promise<Ended>((resolve) => {
    child.once("error", (error) => resolve({ code: 127, lines: [error.message] }));
    child.once("close", (code, signal) => resolve({ code: code ?? signal ?? 1, lines }));
    child.once("exit", () => watcher.end("\n"));
  });
  return { pid: child.pid, ended, kill: (signal) => void child.kill(signal) };
}

/**
 * Runs a command to its end.
 * @throws StartError with what the command wrote, when it failed
 */
export async function runOwned(command: readonly string[], ownership: Ownership, stdin = ""): Promise<void> {
  const { code, lines } = await startOwned(command, ownership, { stdin }).ended;
  if (code !== 0 || lines.some((line) => /\b(ERROR|FATAL|PANIC):/.test(line))) throw failure(lines);
}

/** What PostgreSQL wrote before it gave up, in one line. */
export function failure(lines: readonly string[]): StartError {
  const told = lines.filter((line) => /error|fatal|panic|not found|denied/i.test(line)).at(-1) ?? lines.at(-1);
  return new StartError(
    `the embedded PostgreSQL does not start: ${told ?? "it says nothing"} (DATABASE_URL may name another PostgreSQL)`,
  );
}

/** @returns an array that always holds the last lines of the streams */
function lastLines(streams: readonly Readable[], log: (line: string) => void = () => {}): readonly string[] {
  const lines: string[] = [];
  for (const input of streams) {
    createInterface({ input }).on("line", (line) => {
      if (line === "") return;
      if (lines.push(line) > LINES_KEPT) lines.shift();
      log(line);
    });
  }
  return lines;
}
