/** Rounds of what belongs to different orders. Requests of one order come one after the other: each changes the order that the one before has left. */
export function eachOfAnotherOrder<T extends { readonly request: { readonly orderId: string } }>(
  all: readonly T[],
): T[][] {
  const rounds: T[][] = [];
  const seen = new Map<string, number>();
  for (const each of all) {
    const { orderId } = each.request;
    const round = seen.get(orderId) ?? 0;
    seen.set(orderId, round + 1);
    rounds[round] = [...(rounds[round] ?? []), each];
  }
  return rounds;
}
