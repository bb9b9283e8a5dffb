import { rm } from "node:fs/promises";
import type { DataSource } from "typeorm";
import { Client } from "./client.js";
import { copyDemo, password } from "./demoTemplate.js";
import { freePort } from "./freePort.js";
import { startServer } from "./process.js";

/** The compiled server on a demo world of its own, which logs all that it ever would. */
export interface LoggedServer {
  readonly url: string;
  readonly dataSource: DataSource;
  /** A statement of the owner of the tables. */
  asOwner(sql: string): Promise<unknown>;
  readonly client: Client;
  as(email: string, givenPassword?: string): Promise<Client>;
  log(): string;
  stop(): Promise<void>;
}

export async function startLogged(env: Readonly<Record<string, string>> = {}): Promise<LoggedServer> {
  const { database, dataDir } = await copyDemo();
  const server = await startServer({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: "1",
    PORT: String(await freePort()),
    LIMIT_RATE: "0",
    LOG_LEVEL: "trace",
    ...env,
  });
  if (server.url === null) throw new Error(server.stderr());
  const client = new Client(server.url, null, { "user-agent": "a test" });
  return {
    url: server.url,
    dataSource: database.dataSource,
    asOwner: (sql) => database.asOwner(sql),
    client,
    as: (email, givenPassword = password) => client.as(email, givenPassword),
    log: () => server.stdout() + server.stderr(),
    async stop() {
      await server.kill("SIGTERM");
      await database.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
