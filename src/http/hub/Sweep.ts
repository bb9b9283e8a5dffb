/** Milliseconds between two rounds. */
const round = 1000;

/** Who keeps something for a while. */
export interface Keeper {
  /** What is too old. @returns whether it still keeps something */
  forget(): boolean;
}

/** Has old things dropped also where nothing happens any more: by one timer for all, which runs while anybody keeps anything. */
export class Sweep {
  private readonly keepers = new Set<Keeper>();
  private timer: NodeJS.Timeout | undefined;

  add(keeper: Keeper): void {
    this.keepers.add(keeper);
    this.timer ??= setInterval(() => this.run(), round).unref();
  }

  private run(): void {
    for (const keeper of this.keepers) if (!keeper.forget()) this.keepers.delete(keeper);
    if (this.keepers.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
