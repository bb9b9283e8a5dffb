/**
 * Text folded for search: full-width and half-width alike (NFKC), no difference of case. Both the column and what is
 * searched for pass here.
 */
export function foldForSearch(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** What `search` looks in: each part on a line of its own, so that no match runs across two. */
export function searchText(parts: readonly (string | null)[]): string {
  return [...new Set(parts.filter((part) => part !== null).map(foldForSearch))].join("\n");
}

/** The pattern for LIKE that finds the text anywhere; its wildcards are taken as they are written. */
export function likePattern(search: string): string {
  return `%${foldForSearch(search).replace(/[\\%_]/g, "\\$&")}%`;
}
