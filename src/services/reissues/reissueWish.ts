import type { Refusal } from "../../domain/errors.js";
import type { CsrFacts } from "../../domain/issuing.js";
import type { ReissueWish } from "../../domain/reissue.js";
import type { ReissueForm } from "../../domain/reissueForm.js";
import type { Result } from "../../domain/result.js";
import { trimmed } from "../../domain/textField.js";
import { writtenName } from "../orders/writtenName.js";
import { nameMeant } from "../pki/nameMeant.js";
import { csrAsNamed, type NamedOrder } from "./csrAsNamed.js";

/** What the form wants, its names as they are stored: the order's, else those of the CSR, else as they were typed. */
export function reissueWish(form: ReissueForm, given: Result<CsrFacts, Refusal>, order: NamedOrder): ReissueWish {
  const csr = csrAsNamed(given, order);
  const inCsr = csr.ok && csr.value.commonName !== null ? [csr.value.commonName] : [];
  const written = (name: string) => writtenName(order.kind, name);
  const newCommonName = trimmed(form.newCommonName);
  return {
    commonName: nameMeant(form.commonName, [order.commonName]),
    newCommonName: newCommonName && nameMeant(written(newCommonName), [order.commonName, ...inCsr]),
    subjectAlternativeNames: form.subjectAlternativeNames?.map(written) ?? null,
    csr,
  };
}
