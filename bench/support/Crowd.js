import { Worker } from "./Worker.js";

/** Subscribers in two processes, as one. */
export class Crowd {
  #workers;

  static async gather(processes = 2) {
    const started = Array.from({ length: processes }, () => Worker.start("./subscribers.js"));
    return new Crowd(await Promise.all(started));
  }

  constructor(workers) {
    this.#workers = workers;
  }

  /** @param {{ url: string, count: number, token: string | null, measure?: boolean }} wish */
  async connect({ count, ...wish }) {
    this.size = count;
    const share = (index) => Math.floor((count + this.#workers.length - 1 - index) / this.#workers.length);
    await this.#all((index) => ({ do: "connect", count: share(index), ...wish }));
  }

  /** @param {{ query: string, variables: object | object[] }} operation variables for all, or one for each subscriber */
  async subscribe({ query, variables }) {
    const { length } = this.#workers;
    const own = (index) =>
      Array.isArray(variables) ? variables.filter((_, each) => each % length === index) : variables;
    await this.#all((index) => ({ do: "subscribe", query, variables: own(index) }));
  }

  /** Until each has got `each` messages since the last reset. @throws when they do not come, or a socket was closed */
  async wait(each, patience = 60_000) {
    const { length } = this.#workers;
    const share = (index) => Math.floor((this.size + length - 1 - index) / length);
    const answers = await this.#all((index) => ({ do: "wait", total: each * share(index), patience }));
    const received = answers.reduce((sum, answer) => sum + answer.received, 0);
    const closed = answers.flatMap((answer) => answer.closed);
    if (received < each * this.size || closed.length > 0)
      throw new Error(
        `${received} of ${each * this.size} messages came, ${closed.length} sockets were closed (${[...new Set(closed)]})`,
      );
  }

  /** Of the processes the slower one. */
  async latency() {
    const answers = await this.#all(() => ({ do: "latency" }));
    return answers.reduce((one, other) => (other.p99 > one.p99 ? other : one));
  }

  reset() {
    return this.#all(() => ({ do: "reset" }));
  }

  close() {
    return this.#all(() => ({ do: "close" }));
  }

  stop() {
    for (const worker of this.#workers) worker.stop();
  }

  async #all(question) {
    const answers = await Promise.all(this.#workers.map((worker, index) => worker.ask(question(index))));
    const failed = answers.find(({ error }) => error !== undefined);
    if (failed !== undefined) throw new Error(failed.error);
    return answers;
  }
}
