import { rm } from "node:fs/promises";
import { Client } from "../support/client.js";
import { copyDemo, type DemoCopy, password } from "../support/demoTemplate.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { freePort } from "../support/world.js";

/** What the process has used: milliseconds of CPU since its start, bytes of memory and of heap. */
export interface Figures {
  readonly cpu: number;
  readonly resident: number;
  readonly heap: number;
}

/** The compiled server with the demo world, as an attacker finds it: a process and its port. */
export class AttackWorld {
  private constructor(
    readonly demo: DemoCopy,
    private readonly env: Readonly<Record<string, string>>,
    readonly servers: ServerProcess[] = [],
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<AttackWorld> {
    const world = new AttackWorld(await copyDemo(), env);
    await world.start();
    return world;
  }

  /** One more process on the same database. */
  async start(): Promise<ServerProcess> {
    const server = await startServer({
      DATABASE_URL: this.demo.database.url,
      DATA_DIR: this.demo.dataDir,
      DEMO: "1",
      LIMIT_RATE: "0",
      PORT: String(await freePort()),
      ...this.env,
    });
    if (server.url === null) throw new Error(server.stderr());
    this.servers.push(server);
    return server;
  }

  get server(): ServerProcess {
    const [server] = this.servers;
    if (server === undefined) throw new Error("not started");
    return server;
  }

  get url(): string {
    return this.server.url ?? "";
  }

  get socketUrl(): string {
    return `${this.url.replace("http", "ws")}graphql`;
  }

  as(email: string): Promise<Client> {
    return new Client(this.url).as(email, password);
  }

  async figures(): Promise<Figures> {
    const text = await (await fetch(`${this.url}metrics`)).text();
    const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
    return {
      cpu: read("process_cpu_seconds") * 1000,
      resident: read("process_resident_memory_bytes"),
      heap: read("nodejs_heap_used_bytes"),
    };
  }

  /** What it has written as an error, or worse: nothing that a stranger sends is one. */
  complaints(): string[] {
    const lines = this.servers.flatMap((server) => server.stderr().split("\n"));
    return lines.filter((line) => /"level":(50|60)|^\s+at |Warning:|Error:/.test(line));
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill("SIGKILL")));
    await this.demo.database.destroy();
    await rm(this.demo.dataDir, { recursive: true, force: true });
  }
}
