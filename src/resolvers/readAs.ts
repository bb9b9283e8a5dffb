import type { Actor } from "../domain/actor.js";
import type { Context } from "./context.js";

/** Somebody has just signed in: what stands below the answer is read as his. `authentication` stays what was shown. */
export function readAs(context: Context, actor: Actor): void {
  Object.assign(context, context.graphOf(actor));
}
