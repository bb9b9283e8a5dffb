/**
 * Keeps an entry as the most recent one, and forgets the one that was not kept for longest where there are too many: what bounds a memory that strangers can fill.
 * @param most entries
 */
export function keepRecent<K, V>(entries: Map<K, V>, [key, value]: readonly [K, V], most: number): void {
  entries.delete(key);
  entries.set(key, value);
  const [leastRecent] = entries.keys();
  if (entries.size > most && leastRecent !== undefined) entries.delete(leastRecent);
}
