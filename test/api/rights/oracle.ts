/** Rights of a user from a commit on; `open`: whether his sessions are. */
export interface Rights {
  readonly since: number;
  readonly role: string;
  readonly accountId: string | null;
  readonly open: boolean;
}
export interface Written {
  readonly at: number;
  readonly accountId: string;
  readonly ownerId: string | null;
}
export interface Received {
  readonly key: string;
  /** The number of the last change that had begun when it came. */
  readonly until: number;
  /** The node that it came from. */
  readonly url: string;
}

/**
 * What a user was given although at no moment, from the event's commit until it reached him, he had the right to it. Replay goes by today's rights, so a right that came later is as good.
 * @param history of his rights, oldest first
 */
export function forbidden(
  userId: string,
  history: readonly Rights[],
  received: readonly (Pick<Received, "key" | "until"> & { readonly event: Written })[],
): string[] {
  const sees = ({ role, accountId, open }: Rights, event: Written) =>
    open &&
    (role === "OPERATOR" || (event.accountId === accountId && (role !== "LIMITED" || event.ownerId === userId)));
  return received
    .filter(({ event, until }) => {
      const meanwhile = history.filter(
        ({ since }, index) => since <= until && (history[index + 1]?.since ?? Number.POSITIVE_INFINITY) > event.at,
      );
      return !meanwhile.some((rights) => sees(rights, event));
    })
    .map(({ key }) => key);
}
