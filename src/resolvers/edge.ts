import type DataLoader from "dataloader";
import { found } from "../services/found.js";

type RowLoader<T> = DataLoader<string, T | null, string>;

/** The row that a foreign key names. Null where there is no key; a key without a row is a bug and throws. */
export function edge<T>(loader: RowLoader<T>, id: string): Promise<T>;
export function edge<T>(loader: RowLoader<T>, id: string | null): Promise<T | null>;
export async function edge<T>(loader: RowLoader<T>, id: string | null): Promise<T | null> {
  return id === null ? null : found(await loader.load(id));
}
