import { rm } from "node:fs/promises";
import type { DataSource } from "typeorm";
import { Client } from "../support/client.js";
import { copyDemo, password } from "../support/demoTemplate.js";
import { freePort } from "../support/freePort.js";
import { PaymentGatewayDouble } from "../support/paymentGateway.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { SmtpServer } from "../support/smtpServer.js";

/** Processes of the compiled server: what commands of one process settle among themselves, those of two settle in the database. RACE_PROCESSES=1 for one. */
const processes = Number(process.env.RACE_PROCESSES ?? 2);

/** Two processes of the compiled server, the demo world in their database, and what they call: a payment gateway and a mail server. */
export class RaceWorld {
  private constructor(
    private readonly servers: readonly ServerProcess[],
    /** Of each process, with a slash at the end. */
    readonly urls: readonly string[],
    readonly dataDir: string,
    readonly dataSource: DataSource,
    private readonly called: { readonly gateway: PaymentGatewayDouble; readonly smtp: SmtpServer },
    private readonly upkeep: { readonly drop: () => Promise<void>; readonly analyze: () => Promise<unknown> },
  ) {}

  get gateway(): PaymentGatewayDouble {
    return this.called.gateway;
  }

  get smtp(): SmtpServer {
    return this.called.smtp;
  }

  /**
   * What autovacuum does where it is on: without it the server of tests plans for tables that it takes to be small, and reads them whole. Like it, this passes over tables with
   * hardly a row: one that was counted while it was empty is planned for as empty.
   */
  async analyze(): Promise<void> {
    await this.upkeep.analyze();
  }

  static async start(): Promise<RaceWorld> {
    const gateway = await PaymentGatewayDouble.start();
    const smtp = await SmtpServer.start(await freePort());
    const { database, dataDir } = await copyDemo();
    const env = {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      DEMO: "1",
      LIMIT_RATE: "0",
      PAYMENT_GATEWAY_URL: gateway.url,
      SMTP_URL: smtp.url,
    };
    const ports = await Promise.all(Array.from({ length: processes }, freePort));
    const servers = await Promise.all(ports.map((port) => startServer({ ...env, PORT: String(port) })));
    const urls = servers.map((server) => {
      if (server.url === null) throw new Error(`the server does not start: ${server.stderr()}`);
      return server.url;
    });
    const upkeep = { drop: () => database.destroy(), analyze: () => database.asOwner(analyzeGrown) };
    return new RaceWorld(servers, urls, dataDir, database.dataSource, { gateway, smtp }, upkeep);
  }

  as(email: string): Promise<Client> {
    return new Client(this.url).as(email, password);
  }

  /** Of the first process. */
  get url(): string {
    return this.urls[0] ?? "";
  }

  get pids(): number[] {
    return this.servers.map(({ pid }) => pid);
  }

  /** What the servers had to complain about. */
  get complaints(): string {
    return this.servers.map((each) => each.stderr() + each.stdout().replace(/^[^{].*$/gm, "")).join("");
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill("SIGTERM")));
    await Promise.all([this.gateway.stop(), this.smtp.stop()]);
    await this.upkeep.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

const analyzeGrown = `do $$ declare grown regclass; begin
  for grown in select relid from pg_stat_user_tables where pg_relation_size(relid) > 16384 loop execute format('analyze %s', grown); end loop;
end $$`;
