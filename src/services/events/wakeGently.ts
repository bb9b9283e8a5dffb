/** Milliseconds that the bus has to bring what a notification tells of. */
const patience = 100;

/**
 * Whom a notification of the database tells: at once, or, while a bus brings the events themselves, a little later, once for many, to see whether it brought all.
 * @param tell takes where the log's head is, as the newest notification says it; empty when one of them told of something else
 * @param bus null: there is none
 */
export function wakeGently(
  tell: (head: string) => void,
  bus: { readonly connected: boolean } | null,
): (head: string) => void {
  let waiting: string | undefined;
  const later = () => {
    const head = waiting ?? "";
    waiting = undefined;
    tell(head);
  };
  return (head) => {
    if (bus?.connected !== true) return tell(head);
    if (waiting === undefined) setTimeout(later, patience).unref();
    waiting = waiting === "" ? "" : head;
  };
}
