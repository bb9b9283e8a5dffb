import { type Actor, permissions } from "../domain/actor.js";
import { answer } from "../schema/answer.js";
import { Viewer } from "../schema/Viewer.js";

/** The viewer as a Node: a view of the user, so its id is the user's with another prefix. */
export function viewerNode({ userId, role, accountId }: Actor): Viewer {
  return answer(Viewer, { id: userId.replace(/^usr_/, "vwr_"), permissions: permissions[role], userId, accountId });
}
