import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError, locatedError } from "graphql";
import { doorErrors } from "../resolvers/limits/doorErrors.js";
import { whileAsked } from "../services/abandoning.js";

interface Running {
  /** Until TIMEOUT. */
  readonly milliseconds: number;
  /** Aborted when nobody waits for the answer any more: then what it reads is cancelled, so not for commands. */
  readonly gone?: AbortSignal | undefined;
  /** Is aborted when it is given up, for whatever reason. */
  readonly over?: AbortController;
  /** What has to be done before any field is resolved. */
  readonly prepare?: () => Promise<void>;
}

/**
 * Executes an operation, or one event of a subscription, within its time and while somebody waits for it. What is read for one that is given up is cancelled; of commands the one that runs ends,
 * within the times that the database and whoever else it asks have, and no further one begins (`auditMutations`).
 */
export async function runOperation(
  args: ExecutionArgs,
  { milliseconds, gone, over = new AbortController(), prepare = async () => undefined }: Running,
): Promise<ExecutionResult> {
  let giveUp = (_error: GraphQLError): void => undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    giveUp = (error) => {
      over.abort("given up"); // a reason that need not be made each time
      resolve({ data: null, errors: [error] });
    };
  });
  const timer = setTimeout(() => giveUp(doorErrors.timeout()), milliseconds);
  const abandon = () => giveUp(doorErrors.abandoned());
  gone?.addEventListener("abort", abandon);
  if (gone?.aborted) abandon();
  const work = () => prepared(args, prepare);
  try {
    return await Promise.race([gone === undefined ? work() : whileAsked(over.signal, work), late]);
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener("abort", abandon);
  }
}

async function prepared(args: ExecutionArgs, prepare: () => Promise<void>): Promise<ExecutionResult> {
  try {
    await prepare();
  } catch (error) {
    return { data: null, errors: [locatedError(error, undefined)] };
  }
  return execute(args);
}
