import { type ExecutionArgs, type ExecutionResult, execute, locatedError } from "graphql";
import { doorErrors } from "../resolvers/limits/doorErrors.js";

/**
 * Executes an operation, or one event of a subscription, within its time. What comes too late is dropped: what it had
 * not committed by then rolls back at the latest by the database's own timeouts.
 * @param milliseconds until TIMEOUT
 * @param prepare what has to be done before any field is resolved
 */
export async function runOperation(
  args: ExecutionArgs,
  milliseconds: number,
  prepare: () => Promise<void> = async () => undefined,
): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => resolve({ data: null, errors: [doorErrors.timeout()] }), milliseconds);
  });
  try {
    return await Promise.race([prepared(args, prepare), late]);
  } finally {
    clearTimeout(timer);
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
