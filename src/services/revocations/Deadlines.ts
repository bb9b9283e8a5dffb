import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import { type DeadlineStep, deadlineStep } from "../../domain/deadline.js";
import { type Message, message } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import type { MessageKey } from "../../domain/messages/catalogue.js";
import type { MailTemplate } from "../../domain/messages/mailTexts.js";
import { ok } from "../../domain/result.js";
import type { undecidedRevocationStatuses } from "../../domain/revocation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import { queueMail } from "../mail/queueMail.js";
import type { MailValues } from "../mail/renderMail.js";
import { requesterOf } from "../mail/requesterOf.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { policyOf } from "../policyOf.js";
import type { Clock } from "../ports.js";
import { giveUpReissue } from "../reissues/giveUpReissue.js";
import { decidersOf } from "../users/decidersOf.js";
import { approvedNow } from "./approvedNow.js";
import type { CarryingOut } from "./CarryingOut.js";
import { certificatesOf, targets } from "./certificatesOf.js";
import { heldByReissue, namedIn } from "./heldByReissue.js";
import { changeRequest } from "./requestRow.js";

/** What is due of a request, with its order locked. */
interface Due {
  readonly order: Order;
  readonly request: RevocationRequest;
  readonly step: DeadlineStep;
  readonly now: Date;
}

/** Nothing sits past its deadline (D8): warnings before it, and at it the revocation itself or staff; where the CA does not revoke what is approved, staff hears of it. */
export class Deadlines {
  constructor(
    private readonly database: Database,
    private readonly carryingOut: CarryingOut,
    private readonly clock: Clock,
  ) {}

  /** Takes the step that is due for one request, if any. Twice or late does no harm. */
  async look(requestId: string): Promise<void> {
    const taken = await this.database.inTransaction(async (tx) => {
      const seen = await tx.findOneByOrFail(RevocationRequest, { id: requestId });
      const order = await lockedOrder(tx, seen.orderId);
      const request = await tx.findOneByOrFail(RevocationRequest, { id: requestId });
      const now = this.clock.now();
      const step = await this.stepOf(tx, order, { request, now });
      await take(tx, { order, request, step, now });
      return ok(step.kind);
    });
    // A CA that never answers holds up no other deadline.
    if (taken.ok && taken.value === "CARRY_OUT") await this.carryingOut.finish(requestId);
  }

  private async stepOf(
    tx: EntityManager,
    order: Order,
    { request, now }: { request: RevocationRequest; now: Date },
  ): Promise<DeadlineStep> {
    const policy = await policyOf(tx, order);
    const confirmations = await tx.findBy(DomainValidation, { requestId: request.id });
    const { requestedById: id } = request;
    const requester = id === null ? null : await tx.findOneByOrFail(User, { id });
    const domainConfirmed = confirmations.length > 0 && confirmations.every(({ status }) => status === "VALID");
    const askedByAccount = requester?.accountId === order.accountId;
    return deadlineStep({ ...pick(request), domainConfirmed, askedByAccount }, policy, now);
  }
}

const pick = ({ status, deadlineAt, approvedAt, deadlineSteps, keyCompromiseProven }: RevocationRequest) => ({
  status,
  deadlineAt,
  approvedAt,
  deadlineSteps,
  keyCompromiseProven,
});

async function take(tx: EntityManager, due: Due): Promise<void> {
  const { order, request, step, now } = due;
  if (step.kind === "WAIT") {
    await tx.update(RevocationRequest, { id: request.id }, { deadlineLookAt: step.nextLookAt });
    return;
  }
  await changeOrder(tx, order, { events: await eventsOf(tx, due, step), actorId: null, now });
}

async function eventsOf(
  tx: EntityManager,
  due: Due,
  step: Exclude<DeadlineStep, { kind: "WAIT" }>,
): Promise<EventDraft[]> {
  if (step.kind === "WARN") return warn(tx, due, step);
  return step.kind === "UNREVOKED" ? unrevoked(tx, due, step) : atDeadline(tx, due, step);
}

/** What is missing, to those who decide; and to the requester, where only he can go on (K17, K19). */
const warningTexts = {
  AWAITING_CONFIRMATION: { toDeciders: "DEADLINE_UNCONFIRMED", toRequester: "DEADLINE_CONFIRM" },
  INFO_REQUIRED: { toDeciders: "DEADLINE_UNANSWERED", toRequester: "DEADLINE_ANSWER" },
  NEEDS_APPROVAL: { toDeciders: "DEADLINE_WARNING", toRequester: null },
} as const satisfies Record<
  (typeof undecidedRevocationStatuses)[number],
  { toDeciders: MailTemplate; toRequester: MailTemplate | null }
>;

async function warn(
  tx: EntityManager,
  due: Due,
  { hours, steps, nextLookAt }: DeadlineStep & { kind: "WARN" },
): Promise<EventDraft[]> {
  const { request } = due;
  await tx.update(RevocationRequest, { id: request.id }, { deadlineSteps: steps, deadlineLookAt: nextLookAt });
  const others = (user: User) => user.id !== request.requestedById || request.selfDecisionAllowed;
  const { toDeciders, toRequester } = warningTexts[request.status as keyof typeof warningTexts];
  const mail = {
    ...due,
    tx,
    kind: "DEADLINE_WARNING",
    values: { hours },
    once: `deadline:${request.id}:${hours}`,
  } as const;
  await mailTo((await decidersOf(tx, request)).filter(others), { ...mail, template: toDeciders });
  if (toRequester !== null)
    await mailTo([{ id: "requester", email: await requesterOf(tx, due.order, request) }], {
      ...mail,
      template: toRequester,
    });
  return [updated("event.revocation.deadlineNear", { hours })];
}

/** Nobody can decide any more, and only staff can see to the CA (D20): what is not revoked, since when, and that it is late. */
async function unrevoked(
  tx: EntityManager,
  due: Due,
  { hours, steps, nextLookAt }: DeadlineStep & { kind: "UNREVOKED" },
): Promise<EventDraft[]> {
  const { request } = due;
  await tx.update(RevocationRequest, { id: request.id }, { deadlineSteps: steps, deadlineLookAt: nextLookAt });
  const all = targets(request, await certificatesOf(tx, [request]));
  const valid = all.filter(({ status }) => isLiveCertificate(status));
  // Only the reason is to be raised yet, or what was to be revoked has expired: nothing is valid that should not be.
  if (valid.length === 0) return [];
  const serials = valid.map(({ serialNumber }) => serialNumber);
  const values = { hours, serials: serials.join("\n"), ...(request.approvedAt && { since: request.approvedAt }) };
  await mailTo(await decidersOf(tx, { decider: "STAFF", accountId: request.accountId }), {
    ...due,
    tx,
    ...(hours > 0 ? silenceMails.near : silenceMails.over),
    values,
    once: `silence:${request.id}:${steps}`,
  });
  return [hours > 0 ? updated("event.revocation.unanswered", { hours }) : updated("event.revocation.overdue")];
}

const silenceMails = {
  near: { kind: "DEADLINE_WARNING", template: "DEADLINE_UNREVOKED" },
  over: { kind: "DEADLINE_ALARM", template: "DEADLINE_MISSED" },
} as const;

/** Carried out, or into OPERATOR's queue with an alarm, whatever it waited for. */
async function atDeadline(
  tx: EntityManager,
  due: Due,
  { kind, steps: deadlineSteps }: DeadlineStep & { kind: "CARRY_OUT" | "ESCALATE" },
): Promise<EventDraft[]> {
  const { order, request, now } = due;
  if (kind === "CARRY_OUT") {
    // D8 before C36: nothing sits past its deadline, so a reissue that holds it up ends.
    if (await heldByReissue(order, request, namedIn(tx))) await giveUpReissue(tx, order, { actorId: null, now });
    const event = await changeRequest(tx, request, approvedNow(request, now));
    return [updated("event.revocation.carriedOut"), event];
  }
  const staffs = { status: "NEEDS_APPROVAL", decider: "STAFF", deadlineSteps, deadlineLookAt: null } as const;
  const event = await changeRequest(tx, request, staffs);
  await mailTo(await decidersOf(tx, request), {
    ...due,
    tx,
    kind: "DEADLINE_ALARM",
    template: "DEADLINE_ALARM",
    once: `deadline:${request.id}:0`,
  });
  return [updated("event.revocation.escalated"), event];
}

function updated(key: MessageKey, values?: Message["values"]): EventDraft {
  return { kind: "OrderUpdated", aspect: "OTHER", message: message(key, values) };
}

interface DeadlineMail extends Due {
  readonly tx: EntityManager;
  readonly kind: "DEADLINE_WARNING" | "DEADLINE_ALARM";
  readonly template: MailTemplate;
  readonly values?: MailValues;
  /** What nobody is told twice. */
  readonly once: string;
}

async function mailTo(to: readonly Pick<User, "id" | "email">[], mail: DeadlineMail): Promise<void> {
  const { tx, order, request, kind, template, once, now } = mail;
  const { deadlineAt: deadline, infoQuestion } = request;
  const values = { ...mail.values, deadline, ...(infoQuestion !== null && { question: infoQuestion }) };
  for (const { id, email } of to)
    await queueMail(tx, order, { kind, template, values, to: email, dedupeKey: `${once}:${id}`, now });
}
