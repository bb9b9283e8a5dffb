/** What a viewer sees, said once more and apart from the server's own code: of all, of an account, or only of what he placed himself. */
export function isSeen({ role, account_id: account, user_id: user }, event) {
  if (role === "OPERATOR") return true;
  return event.account_id === account && (role !== "LIMITED" || event.owner_id === user);
}

/**
 * Holds what one client got against the log.
 * @param {{ received: { id: string, sequence: number, orderId: string }[] }} client
 * @param {{ id: string, position: number }[]} truth all events of its viewer after its start, in order
 */
export function judgeClient({ received }, truth) {
  const positions = new Map(truth.map(({ id, position }) => [id, position]));
  const got = new Set(received.map(({ id }) => id));
  const missing = truth.filter(({ id }) => !got.has(id)).length;
  const foreign = received.filter(({ id }) => !positions.has(id)).length;
  return {
    events: received.length,
    missing,
    duplicates: received.length - got.size,
    foreign,
    ...gapsIn(received, positions),
  };
}

/** Positions that do not rise, and orders whose numbers jump. */
function gapsIn(received, positions) {
  let [last, disorder, gaps] = [0, 0, 0];
  const sequences = new Map();
  for (const { id, sequence, orderId } of received) {
    const position = positions.get(id) ?? 0;
    if (position <= last) disorder += 1;
    last = Math.max(last, position);
    const before = sequences.get(orderId);
    if (before !== undefined && sequence !== before + 1) gaps += 1;
    sequences.set(orderId, sequence);
  }
  return { disorder, gaps };
}
