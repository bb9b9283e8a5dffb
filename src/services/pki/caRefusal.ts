import type { MessageKey } from "../../domain/messages/catalogue.js";
import { type Fail, fail } from "../../domain/result.js";
import type { CaRefusal } from "../ports.js";

/** What the CA will never do, however often it is asked. */
export function refuseByCa(key: MessageKey): Fail<CaRefusal> {
  return fail({ retry: false, message: { key } });
}
