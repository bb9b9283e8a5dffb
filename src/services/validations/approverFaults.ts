import { getDomain } from "tldts";
import { approverLocalParts, emailValidationIsOpen, mayApprove } from "../../domain/emailValidation.js";
import { type FieldFault, fault } from "../../domain/errors.js";

/** What is wrong with validating these names by mail to this address (D15), or by mail at all. @param names A-labels; path of method: `methodField` */
export function approverFaults(
  approverEmail: string,
  names: readonly string[],
  { methodField, now }: { methodField: string; now: Date },
): FieldFault[] {
  if (!emailValidationIsOpen(now)) return [fault(methodField, "error.emailValidation.ended")];
  // A suffix of the list's private section (github.io) has an owner who is not the name's.
  const wrong = names.find(
    (name) => !mayApprove(approverEmail, name, getDomain(name.replace(/^\*\./, ""), { allowPrivateDomains: true })),
  );
  if (wrong === undefined) return [];
  const name = wrong.replace(/^\*\./, "");
  return [fault("approverEmail", "error.approver.address", { locals: approverLocalParts.join(", "), name })];
}
