import type { OrderEvent } from "../../entities/OrderEvent.js";
import { type EventScope, isInScope } from "./eventScope.js";

/** Stands for every account, or for every order of an account. */
const every = "*";

/** Finds who follows an event by its account and order, without asking everybody (account → order → followers). */
export class EventIndex<Follower extends { readonly scope: EventScope }> {
  private readonly accounts = new Map<string, Map<string, Set<Follower>>>();

  add(follower: Follower): void {
    const { account, order } = placeOf(follower.scope);
    const orders = this.accounts.get(account) ?? new Map<string, Set<Follower>>();
    this.accounts.set(account, orders);
    const followers = orders.get(order) ?? new Set<Follower>();
    orders.set(order, followers.add(follower));
  }

  delete(follower: Follower): void {
    const { account, order } = placeOf(follower.scope);
    const orders = this.accounts.get(account);
    const followers = orders?.get(order);
    followers?.delete(follower);
    if (followers?.size === 0) orders?.delete(order);
    if (orders?.size === 0) this.accounts.delete(account);
  }

  /** Calls for each follower in whose scope the event is. */
  forEach(event: OrderEvent, call: (follower: Follower) => void): void {
    for (const account of [event.accountId, every]) {
      const orders = this.accounts.get(account);
      if (orders === undefined) continue;
      for (const order of [event.orderId, every])
        for (const follower of orders.get(order) ?? []) if (isInScope(event, follower.scope)) call(follower);
    }
  }
}

function placeOf({ visibility, orderId }: EventScope): { account: string; order: string } {
  const account = visibility.kind === "ALL" || visibility.kind === "NONE" ? every : visibility.accountId;
  return { account, order: orderId ?? every };
}
