/** Milliseconds for which a loop holds up everybody else, about: whoever waits meets several of them on his way. */
const longestHold = 1;

/** Milliseconds for which those who go on in one turn of the event loop hold up everybody else, about. */
const longestTurn = 5;

/**
 * For a loop whose pieces of work may let nobody in between: to be awaited after each piece, it rests when its turn has been long enough.
 * @param rest how the others get theirs
 */
export function pacer(rest: () => Promise<unknown>): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestHold) return;
    await rest();
    since = performance.now();
  };
}

/** How many go on in one turn of the event loop, at most. */
const mostPerTurn = 32;

/** Lets many go on, a few in each turn of the event loop, in the order in which they asked: fewer where what they do takes long. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private scheduled = false;
  private perTurn = mostPerTurn;

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
      const begun = performance.now();
      for (const go of this.waiting.splice(0, this.perTurn)) go();
      // What they do stands in promises, which are through when the next turn comes.
      setImmediate(() => this.took(performance.now() - begun));
    });
  }

  private took(milliseconds: number): void {
    const isLong = milliseconds > longestTurn;
    this.perTurn = isLong ? Math.max(1, this.perTurn >> 1) : Math.min(mostPerTurn, this.perTurn * 2);
    this.scheduled = false;
    this.schedule();
  }
}
