import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import type { Order } from "../../entities/Order.js";
import type { RevocationRequest } from "../../entities/RevocationRequest.js";
import { giveUpReissueOf } from "../reissues/giveUpReissueOf.js";
import { replaceSchedules } from "./endSchedules.js";
import { insertRequest } from "./newRequest.js";

/**
 * Stores a request that somebody makes: a reissue that waits with a key which it calls compromised ends (C36), and what was scheduled for its certificates is replaced (D5). The caller holds the
 * order's lock and appends the events.
 */
export async function insertAsked(
  tx: EntityManager,
  order: Order,
  { request, certificateIds }: { readonly request: RevocationRequest; readonly certificateIds: readonly string[] },
): Promise<EventDraft[]> {
  const { reason, requestedById: actorId, requestedAt: now } = request;
  await giveUpReissueOf(tx, order, { reason, certificateIds, actorId, now });
  const [event, replaced] = await Promise.all([
    insertRequest(tx, request, certificateIds),
    replaceSchedules(tx, certificateIds),
  ]);
  return [event, ...replaced];
}
