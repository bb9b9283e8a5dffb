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

/** New ones for each request, and for each event of a subscription: what they have read they keep. */
export function createLoaders({ batches, history }: Pick<Services, "batches" | "history">): Loaders {
  const edges = Object.entries(batches).map(([edge, batch]) => [edge, new DataLoader(batch, { cacheKeyFn: idOf })]);
  return {
    ...(Object.fromEntries(edges) as EdgeLoaders),
    history: new DataLoader((wishes) => history.pages(wishes), { cacheKeyFn: (wish) => JSON.stringify(wish) }),
  };
}

/** After a command: what was read before it is no longer so. */
export function clearLoaders(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}

const idOf = (key: string | { readonly id: string }) => (typeof key === "string" ? key : key.id);
