/** How many catch up in one turn of the event loop: some milliseconds, so that everybody else is served in between. */
const perTurn = 32;

/** Lets many go on, a few in each turn of the event loop, in the order in which they asked. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private scheduled = false;

  take(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      for (const go of this.waiting.splice(0, perTurn)) go();
      this.schedule();
    });
  }
}
