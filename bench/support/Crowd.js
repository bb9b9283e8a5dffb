import { Opened } from "./Opened.js";
import { Worker } from "./Worker.js";

/** Subscribers in two processes, as one. */
export class Crowd {
  #workers;
  #size = 0;

  static async gather(processes = 2) {
    const opened = new Opened();
    const start = async () => opened.add(await Worker.start("./subscribers.js"), (worker) => worker.stop());
    const started = await Promise.allSettled(Array.from({ length: processes }, start));
    const failed = started.find(({ status }) => status === "rejected");
    if (failed === undefined) return new Crowd(started.map(({ value }) => value));
    await opened.abandon();
    throw failed.reason;
  }

  constructor(workers) {
    this.#workers = workers;
  }

  /** @param {{ url: string, count: number, token: string | null, measure?: boolean }} wish */
  async connect({ count, ...wish }) {
    this.#size = count;
    await this.#all((index) => ({ do: "connect", count: this.#share(index), ...wish }));
  }

  /** @param {{ query: string, variables: object | object[] }} operation variables for all, or one for each subscriber */
  async subscribe({ query, variables }) {
    const { length } = this.#workers;
    const own = (index) =>
      Array.isArray(variables) ? variables.filter((_, each) => each % length === index) : variables;
    await this.#all((index) => ({ do: "subscribe", query, variables: own(index) }));
  }

  /** Until each has got `each` messages since the last reset. @throws when one does not get them, or a socket was closed */
  async wait(each, patience = 60_000) {
    const answers = await this.#all(() => ({ do: "wait", each, patience }));
    const behind = answers.reduce((sum, answer) => sum + answer.behind, 0);
    const closed = answers.flatMap((answer) => answer.closed);
    if (behind > 0 || closed.length > 0)
      throw new Error(
        `${behind} of ${this.#size} did not get ${each} messages, ${closed.length} sockets were closed (${[...new Set(closed)]})`,
      );
  }

  /**
   * Of the processes the slower one.
   * @param {{ from: number, to: number }[]} spans only of events that were under way at some time of them (epoch milliseconds); of all when omitted
   * @throws when there was none
   */
  async latency(spans = []) {
    const answers = await this.#all(() => ({ do: "latency", spans }));
    const p99 = Math.max(...answers.map((answer) => answer.p99 ?? Number.NEGATIVE_INFINITY));
    if (!Number.isFinite(p99)) throw new Error("no event came that could be measured");
    return { p99 };
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

  /** How many of them are in one of the processes. */
  #share(index) {
    const { length } = this.#workers;
    return Math.floor((this.#size + length - 1 - index) / length);
  }

  async #all(question) {
    const answers = await Promise.all(this.#workers.map((worker, index) => worker.ask(question(index))));
    const failed = answers.find(({ error }) => error !== undefined);
    if (failed !== undefined) throw new Error(failed.error);
    return answers;
  }
}
