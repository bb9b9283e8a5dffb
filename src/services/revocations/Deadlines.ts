import type { EntityManager } from "typeorm";
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
import { leaseUntil } from "../leaseUntil.js";
import { queueMail } from "../mail/queueMail.js";
import { requesterOf } from "../mail/requesterOf.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { policyOf } from "../policyOf.js";
import type { Clock } from "../ports.js";
import { giveUpReissue } from "../reissues/giveUpReissue.js";
import { decidersOf } from "../users/decidersOf.js";
import type { CarryingOut } from "./CarryingOut.js";
import { heldByReissue, namedIn } from "./heldByReissue.js";
import { changeRequest } from "./requestRow.js";

/** What is due of a request, with its order locked. */
interface Due {
  readonly order: Order;
  readonly request: RevocationRequest;
  readonly step: DeadlineStep;
  readonly now: Date;
}

/** Nothing sits past its deadline (D8): warnings before it, and at it the revocation itself or staff. */
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
    if (taken.ok && taken.value === "CARRY_OUT") await this.carryingOut.carryOut(requestId);
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

const pick = ({ status, deadlineAt, deadlineSteps, keyCompromiseProven }: RevocationRequest) => ({
  status,
  deadlineAt,
  deadlineSteps,
  keyCompromiseProven,
});

async function take(tx: EntityManager, due: Due): Promise<void> {
  const { order, request, step, now } = due;
  if (step.kind === "WAIT") {
    await tx.update(RevocationRequest, { id: request.id }, { deadlineLookAt: step.nextLookAt });
    return;
  }
  const events = await (step.kind === "WARN" ? warn(tx, due, step) : atDeadline(tx, due, step));
  await changeOrder(tx, order, { events, actorId: null, now });
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
  const mail = { ...due, tx, kind: "DEADLINE_WARNING", hours } as const;
  await mailTo((await decidersOf(tx, request)).filter(others), { ...mail, template: toDeciders });
  if (toRequester !== null)
    await mailTo([{ id: "requester", email: await requesterOf(tx, due.order, request) }], {
      ...mail,
      template: toRequester,
    });
  return [updated("event.revocation.deadlineNear", { hours })];
}

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
    const event = await changeRequest(tx, request, { status: "APPROVED", deadlineSteps, nextTryAt: leaseUntil(now) });
    return [updated("event.revocation.carriedOut"), event];
  }
  const staffs = { status: "NEEDS_APPROVAL", decider: "STAFF", deadlineSteps, deadlineLookAt: null } as const;
  const event = await changeRequest(tx, request, staffs);
  await mailTo(await decidersOf(tx, request), {
    ...due,
    tx,
    kind: "DEADLINE_ALARM",
    template: "DEADLINE_ALARM",
    hours: 0,
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
  readonly hours: number;
}

async function mailTo(to: readonly Pick<User, "id" | "email">[], mail: DeadlineMail): Promise<void> {
  const { tx, order, request, kind, template, hours, now } = mail;
  const { deadlineAt: deadline, infoQuestion } = request;
  const values = { deadline, hours, ...(infoQuestion !== null && { question: infoQuestion }) };
  for (const { id, email } of to) {
    const dedupeKey = `deadline:${request.id}:${hours}:${id}`;
    await queueMail(tx, order, { kind, template, values, to: email, dedupeKey, now });
  }
}
