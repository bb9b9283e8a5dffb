import type { EntityManager } from "typeorm";
import { message, type Refusal } from "../../domain/errors.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import { isTerminalOrder } from "../../domain/order.js";
import { undecidedRevocationStatuses } from "../../domain/revocation.js";
import type { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { findRowOrFail } from "../rows.js";

/** Why nothing waits for a validation any more: its order has ended, its request is decided (K17), its reissue is over. Null while something does. */
export async function overRefusal(
  manager: EntityManager,
  row: DomainValidation,
  { status }: Pick<Order, "status">,
): Promise<Refusal | null> {
  if (isTerminalOrder(status))
    return {
      code: "INVALID_STATE",
      message: message("error.validationRow.closed", statusWords("OrderStatus", status)),
    };
  if (row.requestId !== null) {
    const request = await findRowOrFail(manager, RevocationRequest, { id: row.requestId });
    const waits = (undecidedRevocationStatuses as readonly string[]).includes(request.status);
    const words = statusWords("RevocationStatus", request.status);
    return waits ? null : { code: "INVALID_STATE", message: message("error.validationRow.requestOver", words) };
  }
  if (row.reissueId === null) return null;
  const reissue = await findRowOrFail(manager, Reissue, { id: row.reissueId });
  return reissue.status === "WAITING"
    ? null
    : { code: "INVALID_STATE", message: message("error.validationRow.reissueOver") };
}
