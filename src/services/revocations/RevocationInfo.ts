import { type EntityManager, In } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, message, type Refusal, refuse } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import { answeredDescription, mayAskForInfo, mayConfirm, mayProvideInfo } from "../../domain/revocationInfo.js";
import { proseFault, textFault, trimmed } from "../../domain/textField.js";
import { Certificate } from "../../entities/Certificate.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import type { Database } from "../database.js";
import type { CompromisedKeys } from "../keys/CompromisedKeys.js";
import type { KeyProof } from "../keys/challenges.js";
import { changeOrder, findVisibleOrder, lockOrderOf } from "../orders/orderRow.js";
import type { Clock } from "../ports.js";
import type { Validations } from "../validations/Validations.js";
import type { RequestOutcome } from "./Revocations.js";
import { changeRequest } from "./requestRow.js";

export interface AskForInfoWish {
  readonly requestId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly question: string;
}
export interface ProvideInfoWish {
  readonly requestId: string;
  readonly answer: string;
  readonly keyCompromiseProof?: string | null | undefined;
}

/** Characters of a question, and of an answer. */
const most = 4000;

/** What happens to a request before it is decided: the confirmation of intent (K17), the reviewer's question and its answer (K19). */
export class RevocationInfo {
  constructor(
    private readonly database: Database,
    private readonly validations: Validations,
    private readonly keys: CompromisedKeys,
    private readonly clock: Clock,
  ) {}

  /** `confirmRevocation`: looks at the domain at once. What is not found is no error; the request then still waits, and the validation says what stood there. */
  async confirm(actor: Actor, requestId: string): Promise<Result<RequestOutcome, Refusal>> {
    const { manager } = this.database;
    const before = await this.visible(manager, actor, requestId);
    if (!before.ok) return before;
    const allowed = mayConfirm(before.value.request);
    const confirmations = await manager.findBy(DomainValidation, { requestId });
    // Confirmed meanwhile, by the job: that is what was asked for.
    const confirmed = confirmations.length > 0 && confirmations.every(({ status }) => status === "VALID");
    if (!allowed.ok) return confirmed ? before : allowed;
    if (confirmations.some(({ status, expiresAt }) => status === "EXPIRED" || expiresAt <= this.clock.now()))
      return refuse("INVALID_STATE", "error.validationRow.expired");
    for (const { id } of confirmations) await this.validations.check(id);
    return this.visible(manager, actor, requestId);
  }

  /** `askForRevocationInfo`: by the reviewer (K19). The deadline goes on (D8). */
  async ask(actor: Actor, wish: AskForInfoWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults = proseFaults("question", wish.question);
    if (faults.length > 0) return invalid(...faults);
    return this.database.inTransaction(async (tx) => {
      const locked = await this.locked(tx, actor, wish.requestId);
      if (!locked.ok) return locked;
      const { request, order } = locked.value;
      const allowed = mayAskForInfo(request, actor);
      if (!allowed.ok) return allowed;
      if (wish.expectedVersion != null && wish.expectedVersion !== request.version) return stale(request);
      const set = { status: "INFO_REQUIRED", infoQuestion: wish.question.trim() } as const;
      const event = await changeRequest(tx, request, set);
      await changeOrder(tx, order, { events: [event], actorId: actor.userId, now: this.clock.now() });
      return ok({ request, order });
    });
  }

  /** `provideRevocationInfo`: the answer goes into the description, and the request back to its reviewer (K19). A valid proof is taken in any state (D5). */
  async provide(actor: Actor, wish: ProvideInfoWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults = proseFaults("answer", wish.answer);
    if (faults.length > 0) return invalid(...faults);
    const proof = await this.proofOf(actor, wish);
    const answered = await this.database.inTransaction((tx) => this.answer(tx, { actor, wish, proof }));
    if (!answered.ok || proof === null) return answered;
    await this.keys.finish(proof);
    return this.visible(this.database.manager, actor, wish.requestId);
  }

  private async answer(
    tx: EntityManager,
    { actor, wish, proof }: { actor: Actor; wish: ProvideInfoWish; proof: KeyProof | null },
  ): Promise<Result<RequestOutcome, Refusal>> {
    const locked = await this.locked(tx, actor, wish.requestId);
    if (!locked.ok) return locked;
    const { request, order } = locked.value;
    const allowed = mayProvideInfo(request);
    if (proof === null && !allowed.ok) return allowed;
    if (proof === null && trimmed(wish.keyCompromiseProof) !== null)
      return refuse("PROOF_INVALID", "error.proofInvalid");
    if (allowed.ok) {
      const { description, infoQuestion: question } = request;
      const text = answeredDescription(description, { question, answer: wish.answer.trim() });
      // Editing what was asked for resets the decision.
      const undecided = { decision: null, decidedById: null, decidedAt: null, decisionNote: null };
      const event = await changeRequest(tx, request, { status: "NEEDS_APPROVAL", description: text, ...undecided });
      await changeOrder(tx, order, { events: [event], actorId: actor.userId, now: this.clock.now() });
    }
    if (proof === null) return locked;
    const draft = { description: wish.answer.trim(), requester: null, requestedById: actor.userId, staffNote: null };
    const accepted = await this.keys.accept(tx, order, { proof, draft: { ...draft, wholeOrder: false } });
    return accepted.ok ? locked : accepted;
  }

  /** Tried against what the request is about. */
  private async proofOf(actor: Actor, wish: ProvideInfoWish): Promise<KeyProof | null> {
    const proof = trimmed(wish.keyCompromiseProof);
    const { manager } = this.database;
    const visible = proof === null ? null : await this.visible(manager, actor, wish.requestId);
    if (proof === null || !visible?.ok) return null;
    const { wholeOrder, orderId, id: requestId } = visible.value.request;
    const rows = wholeOrder ? [] : await manager.findBy(RevocationRequestCertificate, { requestId });
    const where = wholeOrder ? { orderId } : { id: In(rows.map((row) => row.certificateId)) };
    return this.keys.find(await manager.findBy(Certificate, where), proof);
  }

  private async visible(manager: EntityManager, actor: Actor, id: string): Promise<Result<RequestOutcome, Refusal>> {
    const request = await manager.findOneBy(RevocationRequest, { id });
    const order = request && (await findVisibleOrder(manager, request.orderId, visibilityOf(actor)));
    return request && order ? ok({ request, order }) : refuse("NOT_FOUND", "error.request.notFound");
  }

  private async locked(tx: EntityManager, actor: Actor, id: string): Promise<Result<RequestOutcome, Refusal>> {
    const order = await lockOrderOf(tx, { table: "revocation_requests", id }, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.request.notFound");
    return ok({ request: await tx.findOneByOrFail(RevocationRequest, { id }), order });
  }
}

/** Mandatory, in lines. */
function proseFaults(path: "question" | "answer", text: string) {
  return trimmed(text) === null ? textFault(path, text, most) : proseFault(path, text, most);
}

function stale({ id, version }: RevocationRequest): Result<never, Refusal> {
  return fail({
    code: "STALE_VERSION",
    message: message("error.staleVersion"),
    currentVersion: version,
    currentId: id,
  });
}
