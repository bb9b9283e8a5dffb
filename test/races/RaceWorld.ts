import { rm } from "node:fs/promises";
import type { DataSource } from "typeorm";
import { Client } from "../support/client.js";
import { copyDemo, password } from "../support/demoTemplate.js";
import { freePort } from "../support/freePort.js";
import { PaymentGatewayDouble } from "../support/paymentGateway.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { SmtpServer } from "../support/smtpServer.js";

/** The compiled server in a process of its own, the demo world in its database, and what it calls: a payment gateway and a mail server. */
export class RaceWorld {
  private constructor(
    private readonly server: ServerProcess,
    readonly url: string,
    readonly dataDir: string,
    readonly dataSource: DataSource,
    readonly gateway: PaymentGatewayDouble,
    readonly smtp: SmtpServer,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<RaceWorld> {
    const gateway = await PaymentGatewayDouble.start();
    const smtp = await SmtpServer.start(await freePort());
    const { database, dataDir } = await copyDemo();
    const server = await startServer({
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      DEMO: "1",
      LIMIT_RATE: "0",
      PAYMENT_GATEWAY_URL: gateway.url,
      SMTP_URL: smtp.url,
    });
    if (server.url === null) throw new Error(`the server does not start: ${server.stderr()}`);
    const drop = () => database.destroy();
    return new RaceWorld(server, server.url, dataDir, database.dataSource, gateway, smtp, drop);
  }

  as(email: string): Promise<Client> {
    return new Client(this.url).as(email, password);
  }

  get pid(): number {
    return this.server.pid;
  }

  /** What the server had to complain about. */
  get complaints(): string {
    return this.server.stderr() + this.server.stdout().replace(/^[^{].*$/gm, "");
  }

  async stop(): Promise<void> {
    await this.server.kill("SIGTERM");
    await Promise.all([this.gateway.stop(), this.smtp.stop()]);
    await this.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
