import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process that is asked and answers, by messages with an id. */
export class Worker {
  #waiting = new Map();
  #last = 0;

  /** @param {string} file of this folder or beside it. Resolves when the process has said { ready }. */
  static async start(file, { env = {} } = {}) {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(path, { env: { ...process.env, ...env }, serialization: "advanced" });
    const ready = await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    });
    return new Worker(child, ready);
  }

  constructor(child, ready) {
    this.child = child;
    this.ready = ready;
    child.on("message", ({ id, ...answer }) => {
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
    });
    child.once("exit", (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`a worker ended with ${code}`));
    });
  }

  get pid() {
    return this.child.pid;
  }

  /** Rejects when the process has ended, before or meanwhile. */
  ask(question) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.child.send({ id, ...question }, (error) => error && reject(error));
    });
  }

  stop() {
    this.child.kill("SIGKILL");
  }
}
