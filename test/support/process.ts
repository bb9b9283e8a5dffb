import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

/** What `npm start` tells Node.js. */
const flags = (/node (--.*) dist\/main\.js$/.exec(scripts.start)?.[1] ?? "").split(" ").filter(Boolean);

/** The compiled server as people start it: a process that can be killed. */
export interface ServerProcess {
  readonly pid: number;
  /** Of the line `ready http://…/`; null when it ended before. */
  readonly url: string | null;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** A new folder that other users of the machine may pass through, as an embedded database wants it. */
export async function temporaryDirectory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "certdesk-data-"));
  await chmod(folder, 0o711);
  return folder;
}

/** Starts `dist/main.js` and waits until it is ready or has ended. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...flags, join(repository, "dist", "main.js")], {
    cwd: repository,
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ,
      DEMO_PASSWORD: "correct horse 12",
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal })),
  );
  const url = await Promise.race([ready(child, stdout), exited.then(() => null)]);
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return { pid: child.pid ?? 0, url, stdout, stderr, exited, kill };
}

function collect(stream: ChildProcess["stdout"]): () => string {
  let text = "";
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

function ready(child: ChildProcess, stdout: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on("data", () => {
      const match = /^ready (http:\S+)$/m.exec(stdout());
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
}
