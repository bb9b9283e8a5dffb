import type { PageInfo } from "../schema/PageInfo.js";
import type { Page } from "../services/reads/keyset.js";
import { requestErrors } from "./requestErrors.js";

/** A page as Relay's connections show it. */
export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: PageInfo;
}

/** @param page null when the cursor is none of this list. @throws GraphQLError BAD_USER_INPUT then */
export function connectionOf<T>(page: Page<T> | null): Connection<T> {
  if (page === null) throw requestErrors.badCursor();
  const { rows, cursors, hasNextPage, hasPreviousPage } = page;
  const edges = rows.map((node, index) => ({ node, cursor: cursors[index] ?? "" }));
  const [startCursor = null, endCursor = null] = [cursors[0], cursors.at(-1)];
  return { edges, pageInfo: { hasNextPage, hasPreviousPage, startCursor, endCursor } };
}
