import type { EntityManager } from "typeorm";
import type { Actor } from "../../domain/actor.js";
import type { EventDraft } from "../../domain/events.js";
import { trimmed } from "../../domain/textField.js";
import type { Order } from "../../entities/Order.js";
import type { Ids } from "../ports.js";
import { insertNote } from "./insertNote.js";

/**
 * Keeps what came as `note` with a command that has no row of its own: of staff, who act on behalf, why (rules, section 7). The caller holds the order's lock.
 * @returns the event that says so, for `changeOrder`; none where nothing was noted
 */
export async function noteOf(
  tx: EntityManager,
  order: Order,
  command: { readonly actor: Actor; readonly note: string | null | undefined; readonly ids: Ids; readonly now: Date },
): Promise<EventDraft[]> {
  const { actor, ids, now } = command;
  const text = trimmed(command.note);
  if (text === null) return [];
  return [await insertNote(tx, order, { id: ids.next("not"), authorId: actor.userId, text, createdAt: now })];
}
