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
 * An endpoint's place in the log of now. Where that was numbered anew it is behind the newest event that became a delivery: of
 * those before it the database refuses a second one. Without any it is the end.
 */
export async function placeOf(tx: EntityManager, { id, logEpoch, logPosition }: WebhookEndpoint): Promise<LogPlace> {
  const head = await headOf(tx);
  if (head.logEpoch === logEpoch) return { logEpoch, logPosition };
  const [{ position }] = await tx.query(
    "select max(v.position) as position from webhook_deliveries d join events v on v.log_id = d.event_log_id where d.endpoint_id = $1 and not d.test",
    [id],
  );
  return { logEpoch: head.logEpoch, logPosition: position ?? head.logPosition };
}
