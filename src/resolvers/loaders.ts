import DataLoader from "dataloader";
import type { HistoryPage, HistoryWish } from "../services/events/EventHistory.js";
import type { Batch } from "../services/reads/batchQueries.js";
import type { Batches } from "../services/reads/createBatches.js";
import type { Services } from "./services.js";

type EdgeLoaders = {
  readonly [Edge in keyof Batches]: Batches[Edge] extends Batch<infer K, infer V> ? DataLoader<K, V, string> : never;
};

/** One for each edge of the graph: what a document asks of many rows is read at once (no N+1). */
export type Loaders = EdgeLoaders & { readonly history: DataLoader<HistoryWish, HistoryPage, string> };

/**
 * New ones for each request, and for each event of a subscription: what they have read they keep. A document asks for few of the edges, so each is made when it is first asked for: making all of
 * them was an eighth of executing an event.
 */
export function createLoaders(services: Pick<Services, "batches" | "history">): Loaders {
  const { batches } = services;
  const known = kinds.get(batches);
  if (known !== undefined) return Object.create(known);
  const kind = kindOf(services);
  kinds.set(batches, kind);
  return Object.create(kind);
}

/** What the loaders of one graph inherit: for each edge how it is made. */
const kinds = new WeakMap<Batches, Loaders>();

function kindOf({ batches, history }: Pick<Services, "batches" | "history">): Loaders {
  const kind = {};
  const define = (edge: string, make: () => object) =>
    Object.defineProperty(kind, edge, {
      get(this: object) {
        const value = make();
        Object.defineProperty(this, edge, { value, enumerable: true });
        return value;
      },
    });
  for (const [edge, batch] of Object.entries(batches)) define(edge, () => new DataLoader(batch, { cacheKeyFn: idOf }));
  const cacheKeyFn = (wish: HistoryWish) => JSON.stringify(wish);
  define("history", () => new DataLoader((wishes: readonly HistoryWish[]) => history.pages(wishes), { cacheKeyFn }));
  return kind as Loaders;
}

/** After a command: what was read before it is no longer so. Those that nobody has asked for are not there. */
export function clearLoaders(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}

const idOf = (key: string | { readonly id: string }) => (typeof key === "string" ? key : key.id);
