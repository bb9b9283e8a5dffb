import { setTimeout as sleep } from "node:timers/promises";

/** Does in one go whatever is asked for while the last go was busy: a thousand revocations are a few transactions, as many refusals a few records' statements. */
export class Batcher<T, R> {
  /** Whether somebody waited when the last go was over. */
  private busy = false;
  private waiting: { readonly items: T[]; readonly done: Promise<R> } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** @param breath milliseconds of rest where one go comes upon another; 0: none */
  constructor(
    private readonly work: (items: readonly T[]) => Promise<R>,
    private readonly breath: number,
  ) {}

  /** @returns what the work with this item and its companions answers; rejects when that work does */
  run(item: T): Promise<R> {
    this.waiting ??= this.next();
    this.waiting.items.push(item);
    return this.waiting.done;
  }

  private next() {
    const items: T[] = [];
    const done = this.last.then(async () => {
      // Asked for while the last go was on: where one comes upon the other, a rest makes one go of more of them.
      if (this.busy && this.breath > 0) await sleep(this.breath);
      this.waiting = null;
      this.busy = true;
      try {
        return await this.work(items);
      } finally {
        this.busy = this.waiting !== null;
      }
    });
    this.last = done.catch(() => undefined);
    return { items, done };
  }
}
