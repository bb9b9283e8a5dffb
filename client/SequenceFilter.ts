/**
 * Tells events from what a query has already shown. A query reads `streamHead` before anything else, so an event may be in
 * its answer and come once more by the subscription: it is old when its `sequence` is not above the `eventSequence` of its
 * order as the query read it. For `orderEvents` and the subscriptions that pick from it alike.
 */
export class SequenceFilter {
  private readonly known = new Map<string, number>();

  /** What a query has shown: `order { id eventSequence }`. */
  saw(order: { readonly id: string; readonly eventSequence: number }): void {
    this.known.set(order.id, Math.max(order.eventSequence, this.known.get(order.id) ?? 0));
  }

  /** Whether the event is news; it is known from then on. @param event `sequence order { id }` */
  isNews(event: { readonly sequence: number; readonly order: { readonly id: string } }): boolean {
    const { sequence, order } = event;
    if (sequence <= (this.known.get(order.id) ?? 0)) return false;
    this.known.set(order.id, sequence);
    return true;
  }
}
