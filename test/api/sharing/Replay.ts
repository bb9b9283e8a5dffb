import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import type { EventLog } from "../../../src/services/events/EventLog.js";

/** An event with its place in the log. */
export type Told = OrderEvent & { readonly position: string };

/** A log in memory that says again what another has said, at positions of its own. */
export class Replay implements EventLog {
  private readonly told: Told[] = [];
  private readonly hearers = new Set<(entries: readonly Told[]) => void>();

  get head() {
    return { epoch: "e", position: this.told.length };
  }

  /** @returns the event as its followers get it */
  tell(event: OrderEvent): Told {
    const again = Object.assign(new OrderEvent(), event, { position: String(this.told.length + 1) });
    this.told.push(again);
    for (const hear of this.hearers) hear([again]);
    return again;
  }

  since(position: number): readonly Told[] {
    return this.told.slice(position);
  }

  async page(): Promise<never> {
    throw new Error("memory reaches back to the beginning");
  }

  listen(hear: (entries: readonly Told[]) => void): () => void {
    this.hearers.add(hear);
    return () => void this.hearers.delete(hear);
  }

  onReplaced(): () => void {
    return () => undefined;
  }
}
