/** Milliseconds that the bus has to bring what a notification tells of. */
const patience = 100;

/**
 * What a notification of the database wakes: at once, or, while a bus brings the events themselves, a little later, once for many, to see whether it brought all.
 * @param bus null: there is none
 */
export function wakeGently(wake: () => void, bus: { readonly connected: boolean } | null): () => void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    timer = undefined;
    wake();
  };
  return () => {
    if (bus?.connected !== true) wake();
    else if (timer === undefined) timer = setTimeout(later, patience).unref();
  };
}
