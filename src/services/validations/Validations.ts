import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { type FieldFault, fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import { emailFault, trimmed } from "../../domain/textField.js";
import { type ValidationMethod, validationChallenge, validationTryPeriod } from "../../domain/validation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { changeOrder, findVisibleOrder, lockOrder } from "../orders/orderRow.js";
import type { Clock, DomainValidator, Ids } from "../ports.js";
import { approverFaults } from "./approverFaults.js";
import { askApprover, emailSecretBytes } from "./askApprover.js";
import { firstCheckAt } from "./openValidations.js";
import { overRefusal } from "./overRefusal.js";
import { storeCheck } from "./storeCheck.js";

export interface ChangeValidationMethodWish {
  readonly id: string;
  readonly method: ValidationMethod;
  readonly approverEmail?: string | null | undefined;
}

/** An order and one of its validations, both as they stand now. */
export interface ValidationOutcome {
  readonly domainValidation: DomainValidation;
  readonly order: Order;
}

/** Control over domains: looked at by itself for a week, at once when asked, changed to another method. */
export class Validations {
  constructor(
    private readonly database: Database,
    private readonly validator: DomainValidator,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `checkDomainValidation`: looks at once. What is VALID already stays so; what is not found is no error, `lastError` says it. */
  async checkDomainValidation(actor: Actor, id: string): Promise<Result<ValidationOutcome, Refusal>> {
    const before = await this.visible(this.database.manager, actor, id);
    if (!before.ok) return before;
    const { status, expiresAt } = before.value.domainValidation;
    if (status === "VALID") return before;
    const over = await overRefusal(this.database.manager, before.value.domainValidation, before.value.order);
    if (over !== null) return fail(over);
    if (status === "EXPIRED" || expiresAt <= this.clock.now())
      return refuse("INVALID_STATE", "error.validationRow.expired");
    await this.check(id);
    return this.visible(this.database.manager, actor, id);
  }

  /** One look outside of any transaction, its outcome in one. For the jobs, and for who waits at the screen. */
  async check(id: string): Promise<void> {
    const row = await this.database.manager.findOneBy(DomainValidation, { id });
    if (row === null || (row.status !== "PENDING" && row.status !== "FAILED")) return;
    const order = await this.database.manager.findOneByOrFail(Order, { id: row.orderId });
    if ((await overRefusal(this.database.manager, row, order)) !== null) {
      await this.database.manager.update(DomainValidation, { id }, { nextCheckAt: null });
      return;
    }
    const { domain, location, value, method, requestedAt } = row;
    const outcome = await this.validator.check({ domain, location, value, method, requestedAt });
    this.database.passes("validating:after-check");
    await this.database.inTransaction((tx) => storeCheck(tx, row, { outcome, ids: this.ids, now: this.clock.now() }));
  }

  /** `changeValidationMethod`: new values or another method, a new week (D16); not once it is VALID. */
  async changeValidationMethod(
    actor: Actor,
    wish: ChangeValidationMethodWish,
  ): Promise<Result<ValidationOutcome, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const visible = await this.visible(tx, actor, wish.id);
      if (!visible.ok) return visible;
      const order = await lockOrder(tx, visible.value.order.id, visibilityOf(actor));
      const row = await tx.findOneByOrFail(DomainValidation, { id: wish.id });
      if (order === null) return refuse("NOT_FOUND", "error.validationRow.notFound");
      const over = row.status === "VALID" ? null : await overRefusal(tx, row, order);
      const refusal = over ?? changeRefusal(row, order, { ...wish, now: this.clock.now() });
      if (refusal !== null) return fail(refusal);
      const domainValidation = await this.renew(tx, row, wish);
      const event = {
        kind: "OrderUpdated",
        aspect: "DOMAIN_VALIDATION",
        message: { key: "event.validation.changed", values: { domain: row.domain } },
      } as const;
      await changeOrder(tx, order, { events: [event], actorId: actor.userId, now: this.clock.now() });
      if (wish.method === "EMAIL")
        await askApprover(tx, order, { rows: [domainValidation], now: domainValidation.requestedAt });
      return ok({ domainValidation, order });
    });
  }

  private async renew(
    tx: EntityManager,
    row: DomainValidation,
    wish: ChangeValidationMethodWish,
  ): Promise<DomainValidation> {
    const now = this.clock.now();
    const set = {
      ...validationChallenge(wish.method, row.domain, this.ids.secret(20)),
      method: wish.method,
      status: "PENDING",
      approverEmail: trimmed(wish.approverEmail),
      emailSecret: wish.method === "EMAIL" ? this.ids.secret(emailSecretBytes) : null,
      lastErrorKey: null,
      lastErrorValues: null,
      requestedAt: now,
      expiresAt: new Date(now.getTime() + validationTryPeriod),
      nextCheckAt: firstCheckAt(now),
      tries: 0,
      version: row.version + 1,
    } as const;
    await tx.update(DomainValidation, { id: row.id, version: row.version }, set);
    return Object.assign(row, set);
  }

  private async visible(manager: EntityManager, actor: Actor, id: string): Promise<Result<ValidationOutcome, Refusal>> {
    const domainValidation = await manager.findOneBy(DomainValidation, { id });
    const order = domainValidation && (await findVisibleOrder(manager, domainValidation.orderId, visibilityOf(actor)));
    return domainValidation && order
      ? ok({ domainValidation, order })
      : refuse("NOT_FOUND", "error.validationRow.notFound");
  }
}

function changeRefusal(
  row: DomainValidation,
  order: Order,
  wish: ChangeValidationMethodWish & { now: Date },
): Refusal | null {
  if (row.status === "VALID") return refuse("INVALID_STATE", "error.validationRow.valid").error;
  if (wish.method === "HTTP_FILE" && row.domain.startsWith("*."))
    return invalid(fault("method", "error.http.wildcard")).error; // D15
  const faults = changedApproverFaults(row, order, wish);
  return faults.length > 0 ? invalid(...faults).error : null;
}

function changedApproverFaults(
  row: DomainValidation,
  order: Order,
  { method, approverEmail, now }: ChangeValidationMethodWish & { now: Date },
): FieldFault[] {
  const approver = trimmed(approverEmail);
  if (method !== "EMAIL") return approver === null ? [] : [fault("approverEmail", "error.field.notForMethod")];
  const faults = emailFault("approverEmail", approver);
  if (faults.length > 0 || approver === null) return faults;
  // K28: the address that was registered when the order was placed stays.
  if (order.approverEmail !== null && order.approverEmail.toLowerCase() !== approver.toLowerCase())
    return [fault("approverEmail", "error.approver.fixed")];
  return approverFaults(approver, [row.domain], { methodField: "method", now });
}
