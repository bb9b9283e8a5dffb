/** Lets so many works run at once; the others wait in the order in which they came. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The slot is handed over, not freed: nobody who comes now may overtake who waits.
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }
}
