import { type Actor, can } from "./actor.js";
import { type FieldFault, fault } from "./errors.js";
import type { RevocationReason } from "./revocation.js";
import { proseFault, textFault, trimmed } from "./textField.js";

/** What somebody asks to be revoked, as it came in. Omitted and null are the same. */
export interface RequestRevocationWish {
  readonly idempotencyKey: string;
  readonly orderId?: string | null | undefined;
  readonly serialNumber?: string | null | undefined;
  readonly commonName: string;
  readonly reason: RevocationReason;
  /** K15: 会社名, 担当者名, 電話番号, all mandatory. */
  readonly requester: { readonly company: string; readonly contactName: string; readonly phone: string };
  readonly description?: string | null | undefined;
  readonly keyCompromiseProof?: string | null | undefined;
  readonly immediately?: boolean | null | undefined;
  readonly confirmationToken?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** Everything that is wrong with the form of a request, field by field. */
export function revocationFaults(wish: RequestRevocationWish, actor: Actor): FieldFault[] {
  const both = (trimmed(wish.orderId) === null) === (trimmed(wish.serialNumber) === null);
  return [
    ...textFault("idempotencyKey", wish.idempotencyKey, 255),
    ...(both ? [fault("orderId", "error.target.exactlyOne")] : []),
    ...textFault("commonName", wish.commonName, 253),
    ...textFault(["requester", "company"], wish.requester.company, 200),
    ...textFault(["requester", "contactName"], wish.requester.contactName, 200),
    ...textFault(["requester", "phone"], wish.requester.phone, 50),
    ...proseFault("description", wish.description),
    ...noteFaults(wish.note, actor),
  ];
}

/** Staff who act on behalf must say why (rules, section 7). */
export function noteFaults(note: string | null | undefined, actor: Actor): FieldFault[] {
  if (can(actor, "STAFF") && trimmed(note) === null) return [fault("note", "error.staffNote.required")];
  return proseFault("note", note);
}

/** Upper-case hexadecimal as the CA writes it; people paste it with colons, spaces or in lower case. */
export function normalizedSerial(serialNumber: string): string {
  return serialNumber.replace(/[\s:]/g, "").toUpperCase();
}
