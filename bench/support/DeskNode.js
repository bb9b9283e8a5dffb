import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** One process of the desk. As under a supervisor it is started again when it could not start. */
export class DeskNode {
  #child = null;
  #wanted = false;
  #starting = null;

  constructor(env, port) {
    this.env = { ...env, PORT: String(port) };
    this.url = `http://127.0.0.1:${port}`;
    this.socketUrl = `ws://127.0.0.1:${port}/graphql`;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Resolves when it is ready; tries until then. A start that is under way serves all who wait for it. */
  start() {
    this.#wanted = true;
    this.#starting ??= this.#startUntilReady().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Resolves when no start is under way. */
  async running() {
    await this.#starting;
  }

  /** With -9, whatever it is doing, starting too. @returns {Promise<boolean>} whether there was a process to end */
  async kill() {
    const child = this.#child;
    if (child === null || !isAlive(child)) return false;
    await end(child, "SIGKILL");
    return true;
  }

  /** @returns {Promise<void>} when the process has gone */
  async stop() {
    this.#wanted = false;
    const child = this.#child;
    if (child !== null && isAlive(child)) await end(child, "SIGTERM");
  }

  /** The sum of the samples whose name matches, or null when there is none. */
  async metric(pattern) {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const lines = text.split("\n").filter((line) => !line.startsWith("#") && pattern.test(line));
    return lines.length === 0 ? null : lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
  }

  async #startUntilReady() {
    if (this.#child !== null && isAlive(this.#child)) return;
    while (this.#wanted && !(await this.#launch())) await sleep(300);
  }

  #launch() {
    const child = spawn(process.execPath, [main], { env: this.env, stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    return new Promise((resolve) => {
      child.stdout.on("data", (data) => String(data).includes("ready ") && resolve(true));
      child.once("exit", () => resolve(false));
    });
  }
}

const isAlive = (child) => child.exitCode === null && child.signalCode === null;

async function end(child, signal) {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}
