import type { Context } from "./context.js";

const heads = new WeakMap<Context, string>();

/**
 * Reads the head of the log, if the document asks for `streamHead`. A door awaits this before it executes the document:
 * graphql-js begins all root fields at once, so a resolver of its own could read it after the others have read, and what
 * happened in between would be missed by whoever subscribes after it.
 * @param rootFields names of the root fields of the operation
 */
export async function primeStreamHead(context: Context, rootFields: ReadonlySet<string>): Promise<void> {
  if (rootFields.has("streamHead")) heads.set(context, await context.services.stream.head());
}

/** @throws when the door has not called `primeStreamHead`: a bug */
export function streamHeadOf(context: Context): string {
  const head = heads.get(context);
  if (head === undefined) throw new Error("the head of the log was not read before the document was executed");
  return head;
}
