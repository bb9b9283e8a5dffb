import type { Audience } from "../domain/audience.js";
import type { refuse } from "../domain/errors.js";
import type { MessageKey } from "../domain/messages/catalogue.js";

/** What a refusal for want of a right says. */
interface Words {
  readonly code: Parameters<typeof refuse>[0];
  readonly key: MessageKey;
}

/** Who may use a field, and what happens to everybody else. */
export type Right =
  /** No sign-in is needed; a token that is not good is no matter. */
  | { readonly kind: "OPEN" }
  /** Nobody may ask too, and learns nothing; a token that is shown must be good. */
  | { readonly kind: "ANONYMOUS" }
  /** Refused before anything is looked at. */
  | (Words & { readonly kind: "REFUSED"; readonly audience: Audience })
  /** Refused by the domain, on the row: who may not see it learns NOT_FOUND, not what he may not do (D19). */
  | (Words & { readonly kind: "BY_ROW"; readonly audience: Audience })
  /** Whoever signs in may ask; for others than these the service has nothing to answer. */
  | { readonly kind: "EMPTY"; readonly audience: Audience }
  /** Of a type's field: null for others. */
  | { readonly kind: "HIDDEN"; readonly audience: Audience };

export const open: Right = { kind: "OPEN" };
export const anonymous: Right = { kind: "ANONYMOUS" };
/** Whoever is signed in; what is seen is a matter of the rows. */
export const all: Right = { kind: "EMPTY", audience: "ALL" };

const words = (kind: "REFUSED" | "BY_ROW") => (code: Words["code"], key: MessageKey) => (audience: Audience) => ({
  kind,
  audience,
  code,
  key,
});
export const refused = words("REFUSED");
export const byRow = words("BY_ROW");
export const empty = (audience: Audience): Right => ({ kind: "EMPTY", audience });
export const hidden = (audience: Audience): Right => ({ kind: "HIDDEN", audience });
