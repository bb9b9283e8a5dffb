import type { Actor } from "./actor.js";
import { alreadyDecided, mayDecide } from "./decideRevocation.js";
import { type Refusal, refuse } from "./errors.js";
import type { RequestFacts } from "./facts.js";
import { statusWords } from "./messages/statusWords.js";
import { ok, type Result } from "./result.js";
import { type RevocationStatus, undecidedRevocationStatuses } from "./revocation.js";

const isUndecided = (status: RevocationStatus) =>
  (undecidedRevocationStatuses as readonly RevocationStatus[]).includes(status);

/** K19: the reviewer asks, while the request waits for the decision. The right comes first, then who was first, then the state. */
export function mayAskForInfo(request: RequestFacts, actor: Actor): Result<null, Refusal> {
  const right = mayDecide(request, actor);
  if (!right.ok) return right;
  if (!isUndecided(request.status)) return alreadyDecided(request);
  return request.status === "NEEDS_APPROVAL"
    ? ok(null)
    : refuse("INVALID_STATE", "error.request.notAskable", statusWords("RevocationStatus", request.status));
}

/** K19: whoever may request answers what was asked. */
export function mayProvideInfo(request: RequestFacts): Result<null, Refusal> {
  return request.status === "INFO_REQUIRED"
    ? ok(null)
    : refuse("INVALID_STATE", "error.request.nothingAsked", statusWords("RevocationStatus", request.status));
}

/** K17: whoever may request confirms the intent, as long as that is what is waited for. */
export function mayConfirm(request: RequestFacts): Result<null, Refusal> {
  return request.status === "AWAITING_CONFIRMATION"
    ? ok(null)
    : refuse("INVALID_STATE", "error.request.nothingToConfirm", statusWords("RevocationStatus", request.status));
}

/** The circumstances as they read after an answer: what was said before stays, the question stands beside its answer (K19). */
export function answeredDescription(
  description: string | null,
  { question, answer }: { readonly question: string | null; readonly answer: string },
): string {
  const parts = [description, question === null ? null : `【質問】${question}`, `【回答】${answer}`];
  return parts.filter((part) => part !== null).join("\n\n");
}
