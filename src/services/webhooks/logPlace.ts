import type { EntityManager } from "typeorm";
import type { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";

/** Up to where the log has been made into deliveries of an endpoint. */
export type LogPlace = Pick<WebhookEndpoint, "logEpoch" | "logPosition">;

/** The present end of the log. */
export async function headOf(tx: EntityManager): Promise<LogPlace> {
  const [{ epoch, head }] = await tx.query("select epoch, head from stream_head");
  return { logEpoch: epoch, logPosition: head };
}

/**
 * An endpoint's place in the log of now. A new epoch ends cursors that clients hold, for they may be of another log; the place lies
 * in the same database as the log, was put back with it, and is carried along where the log is numbered anew. So it stays, and
 * nothing is lost and nothing comes twice. Beyond the end, where somebody has cut the log off, it would pass over what comes next.
 */
export async function placeOf(tx: EntityManager, { logPosition }: WebhookEndpoint): Promise<LogPlace> {
  const [{ epoch, place }] = await tx.query("select epoch, least(head, $1) as place from stream_head", [logPosition]);
  return { logEpoch: epoch, logPosition: place };
}
