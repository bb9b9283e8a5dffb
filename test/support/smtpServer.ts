import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. */
export interface Received {
  /** Of the envelope. */
  readonly to: readonly string[];
  readonly raw: string;
  /** As a mail program reads it. */
  readonly mail: Email;
}

/** A real SMTP server. It takes every mail but those to `refused`. */
export class SmtpServer {
  readonly received: Received[] = [];
  /** Mailboxes that do not exist. */
  readonly refused = new Set<string>();
  private server: SMTPServer | undefined;

  private constructor(readonly port: number) {}

  /** @param port the same again for a server that was away */
  static async start(port: number): Promise<SmtpServer> {
    const started = new SmtpServer(port);
    await started.open();
    return started;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 100,
      disabledCommands: ["STARTTLS", "AUTH"],
      onRcptTo: ({ address }, _session, done) =>
        done(this.refused.has(address) ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const raw = Buffer.concat(chunks);
          const to = session.envelope.rcptTo.map(({ address }) => address);
          PostalMime.parse(raw).then((mail) => {
            this.received.push({ to, raw: raw.toString("latin1"), mail });
            done();
          }, done);
        });
      },
    });
    await new Promise<void>((resolve, reject) => {
      server.on("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server !== undefined) await new Promise<void>((resolve) => void server.close(() => resolve()));
  }

  /** What was sent to an address, oldest first. */
  to(address: string): Received[] {
    return this.received.filter((each) => each.to.includes(address));
  }
}
