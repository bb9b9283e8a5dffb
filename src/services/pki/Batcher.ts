/** Does in one go whatever is asked for while the last go was busy: a thousand revocations are a few transactions. */
export class Batcher<T> {
  private waiting: { readonly items: T[]; readonly done: Promise<void> } | null = null;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly work: (items: readonly T[]) => Promise<void>) {}

  /** @returns when the work with this item is done; rejects when that work does */
  run(item: T): Promise<void> {
    this.waiting ??= this.next();
    this.waiting.items.push(item);
    return this.waiting.done;
  }

  private next() {
    const items: T[] = [];
    const done = this.last.then(() => {
      this.waiting = null;
      return this.work(items);
    });
    this.last = done.catch(() => undefined);
    return { items, done };
  }
}
