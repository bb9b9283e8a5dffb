/** What was begun and must end, whatever fails in between: the last first. */
export class Opened {
  #ends = [];

  /** @returns what was begun. @param {(thing: any) => unknown} end what ends it */
  add(thing, end) {
    this.#ends.unshift(() => end(thing));
    return thing;
  }

  /** Ends everything, also when one of them does not end well. @throws the first that went wrong */
  async close() {
    const failed = [];
    for (const end of this.#ends.splice(0))
      try {
        await end();
      } catch (error) {
        failed.push(error);
      }
    if (failed.length > 0) throw failed[0];
  }

  /** As `close`, for the way out of a failure: what fails now is no news. */
  async abandon() {
    await this.close().catch(() => undefined);
  }
}
