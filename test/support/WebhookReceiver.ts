import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { until } from "./until.js";

/** A request as the receiver saw it. */
export interface Received {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For each secret that it knows: whether the public library verifies the request, or why not. */
  readonly verified: readonly (true | string)[];
}

export type Behaviour =
  | "ok"
  | "slow"
  | "fails"
  | "gone"
  | "hangs"
  | "closes"
  | "garbage"
  | "redirects"
  | "huge"
  | "hugeHead";

interface Settings {
  readonly behaviour?: Behaviour;
  readonly secrets?: readonly string[];
  readonly location?: string;
}

interface Waiting {
  readonly which?: (request: Received) => boolean;
  /** Milliseconds. */
  readonly patience?: number;
}

/** PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** A certificate for a name that is its own root. */
export async function tlsFor(host: string): Promise<Tls> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const extensions = [
    new SubjectAlternativeNameExtension([{ type: "dns", value: host }]),
    new BasicConstraintsExtension(true),
  ];
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: `CN=${host}`, keys, extensions });
  const key = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { cert: certificate.toString("pem"), key: PemConverter.encode(key, "PRIVATE KEY") };
}

/** The receiver's process (`webhookReceiver.mjs`), and what it has seen. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  private told = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    child.on("message", (message: Received | object) => "path" in message && this.received.push(message));
  }

  /** @param tls what it shows; without, it speaks plain HTTP */
  static async start(tls: Tls | null = null): Promise<WebhookReceiver> {
    const script = join(dirname(fileURLToPath(import.meta.url)), "webhookReceiver.mjs");
    const child = fork(script, [JSON.stringify(tls)], { execArgv: [] });
    const [{ port }] = (await once(child, "message")) as [{ port: number }];
    return new WebhookReceiver(child, port);
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** What it does on a path from now on, and the secrets that it verifies with there. */
  set(path: string, settings: Settings): Promise<void> {
    return this.tell({ path, behaviour: "ok", secrets: [], ...settings });
  }

  /** Lets its clock stand still. */
  async setClock(now: Date): Promise<void> {
    await this.tell({ now: now.getTime() });
  }

  at(path: string): Received[] {
    return this.received.filter((each) => each.path === path);
  }

  /** Waits for requests on a path. @returns all that there are by then, perhaps more; `which`: of these alone */
  async waitFor(path: string, count: number, { which = () => true, patience = 20_000 }: Waiting = {}) {
    const heard = () => this.at(path).filter(which);
    const otherwise = () => `${heard().length} of ${count} requests at ${path}`;
    await until(() => heard().length >= count, { patience, pause: 50, otherwise });
    return heard();
  }

  /** Afterwards everything is known that it has answered by now: its answer may be faster than its word of the request. */
  async settle(): Promise<void> {
    await this.tell({});
  }

  async stop(): Promise<void> {
    this.child.kill();
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, "exit");
  }

  private async tell(message: object): Promise<void> {
    const told = ++this.told;
    const done = new Promise<void>((resolve) => {
      const listen = (answer: object) => {
        if (!("done" in answer) || answer.done !== told) return;
        this.child.off("message", listen);
        resolve();
      };
      this.child.on("message", listen);
    });
    this.child.send({ ...message, told });
    await done;
  }
}
