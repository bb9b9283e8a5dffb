import { setTimeout as sleep } from "node:timers/promises";

interface Waiting {
  /** Milliseconds after which it is too late. */
  readonly patience?: number;
  /** Milliseconds between two looks. */
  readonly pause?: number;
  /** What to say of it when it is too late. */
  readonly otherwise?: () => unknown;
}

/** Looks until it is so. @throws when it does not become so in time */
export async function until(isSo: () => boolean | Promise<boolean>, more: Waiting = {}): Promise<void> {
  const { patience = 20_000, pause = 20, otherwise = () => isSo } = more;
  for (const end = Date.now() + patience; !(await isSo()); await sleep(pause))
    if (Date.now() > end) throw new Error(`not within ${patience} ms: ${await otherwise()}`);
}
