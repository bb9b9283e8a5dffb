import type { Role } from "../../domain/actor.js";

/**
 * Rights that changed, at its place in the log: a role, an account or the disabling of a user, or the end of a session. No client sees it; at that position each node stops serving whoever had them
 * (realtime). Triggers of the database write it in the transaction of the change, so that no way of changing rights can forget it.
 */
export interface ViewerChange {
  readonly kind: "ViewerChanged";
  readonly position: number;
  readonly userId: string;
  /** The session that has ended; null when the change is the user's. */
  readonly sessionId: string | null;
  /** What the user may be from now on; null when nothing: disabled, or the session has ended. */
  readonly now: { readonly role: Role; readonly accountId: string | null } | null;
}

/** Whether somebody who signed in as this may no longer go on as he is. */
export function concerns(
  change: ViewerChange,
  viewer: { readonly sessionId: string; readonly actor: { userId: string; role: Role; accountId: string | null } },
): boolean {
  if (change.userId !== viewer.actor.userId) return false;
  if (change.sessionId !== null) return change.sessionId === viewer.sessionId;
  return change.now?.role !== viewer.actor.role || change.now.accountId !== viewer.actor.accountId;
}
