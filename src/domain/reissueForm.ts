import type { Actor } from "./actor.js";
import type { FieldFault } from "./errors.js";
import { noteFaults } from "./revocationWish.js";
import { textFault } from "./textField.js";

/** A wish to reissue, as it came in (K32). Omitted and null are the same. */
export interface ReissueForm {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly commonName: string;
  readonly csr: string;
  readonly newCommonName?: string | null | undefined;
  readonly subjectAlternativeNames?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
}

/** A wish for a duplicate, as it came in. */
export type DuplicateForm = Pick<ReissueForm, "idempotencyKey" | "orderId" | "csr" | "note">;

/** Everything that is wrong with the form of a reissue, field by field; the CSR and the names are judged on their own. */
export function reissueFaults(form: ReissueForm, actor: Actor): FieldFault[] {
  return [
    ...textFault("idempotencyKey", form.idempotencyKey, 255),
    ...textFault("commonName", form.commonName, 253),
    ...(form.newCommonName == null ? [] : textFault("newCommonName", form.newCommonName, 253)),
    ...noteFaults(form.note, actor),
  ];
}

export function duplicateFaults(form: DuplicateForm, actor: Actor): FieldFault[] {
  return [...textFault("idempotencyKey", form.idempotencyKey, 255), ...noteFaults(form.note, actor)];
}
