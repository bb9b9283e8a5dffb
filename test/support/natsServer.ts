import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./freePort.js";

/** Where Debian puts it is not on everybody's path. */
const places = ["nats-server", "/usr/sbin/nats-server", "/usr/local/bin/nats-server"];

/** The nats-server of this machine; null: there is none, and whoever wants one says loudly that he skips. */
export function findNatsServer(): string | null {
  const found = places.find((place) => {
    try {
      return /nats-server/.test(execFileSync(place, ["--version"], { encoding: "utf8" }));
    } catch {
      return false;
    }
  });
  return found ?? null;
}

/** A real NATS server in a process of its own that can be killed and started again on its port. */
export class NatsServer {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly binary: string,
    readonly port: number,
    private readonly options: readonly string[],
  ) {}

  static async start(binary: string, options: readonly string[] = []): Promise<NatsServer> {
    const server = new NatsServer(binary, await freePort(), options);
    await server.start();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const where = ["--addr", "127.0.0.1", "--port", String(this.port)];
    this.child = spawn(this.binary, [...where, ...this.options], { stdio: "ignore" });
    while (!(await answers(this.port))) await sleep(20);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    this.child = null;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => resolve(true)).once("error", () => resolve(false));
    socket.once("data", () => socket.destroy());
  });
}
