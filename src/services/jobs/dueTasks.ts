import type { DataSource } from "typeorm";
import type { AbandonedOrders } from "../cancellations/AbandonedOrders.js";
import type { CompletingCancellations } from "../cancellations/CompletingCancellations.js";
import type { DueCancellations } from "../cancellations/DueCancellations.js";
import type { OrganizationVettings } from "../desk/OrganizationVettings.js";
import { found } from "../found.js";
import type { CompromisedKeys } from "../keys/CompromisedKeys.js";
import type { MailSender } from "../mail/MailSender.js";
import type { Notices } from "../mail/Notices.js";
import type { Expiring } from "../orders/Expiring.js";
import type { Issuing } from "../orders/Issuing.js";
import type { CardPayments } from "../payments/CardPayments.js";
import type { Clock } from "../ports.js";
import type { CarryingOut } from "../revocations/CarryingOut.js";
import type { Deadlines } from "../revocations/Deadlines.js";
import type { Validations } from "../validations/Validations.js";
import type { DueTask } from "./DueLoop.js";
import { claimDue, type DueTime, findDue, leased, unleased } from "./dueRows.js";
import { forgetKeys } from "./forgetKeys.js";

/** The use cases that do something by themselves. */
export interface DueWork {
  readonly validations: Validations;
  readonly issuing: Issuing;
  readonly vettings: OrganizationVettings;
  readonly carryingOut: CarryingOut;
  readonly deadlines: Deadlines;
  readonly compromisedKeys: CompromisedKeys;
  readonly completing: CompletingCancellations;
  readonly dueCancellations: DueCancellations;
  readonly abandoned: AbandonedOrders;
  readonly cards: CardPayments;
  readonly expiring: Expiring;
  readonly notices: Notices;
  /** Without a mail server mails are kept, and none is due. */
  readonly mailSender?: MailSender | null;
}

/** How a task takes its rows, and by which it is known that there are any. */
type Claim = (due: DueTime) => Pick<DueTask, "claim" | "due" | "followsClock">;

/** What is done by itself, each with the rows that say when. */
export function dueTasks(dataSource: DataSource, clock: Clock, work: DueWork): DueTask[] {
  const claim: Claim = (due) => leased(dataSource, clock, due);
  const keepTime: Claim = (due) => ({ due, claim: claimDue(dataSource, clock, due) });
  const find: Claim = (due) => ({ due, claim: findDue(dataSource, clock, due) });
  return [
    ...issuing(work, claim),
    ...revoking(work, claim, keepTime),
    ...cancelling(work, claim),
    ...ending(work, find),
    ...mailing(work, claim),
    forgetKeys(dataSource, clock),
  ];
}

function issuing(work: DueWork, claim: Claim): DueTask[] {
  return [
    {
      name: "check domain validations",
      ...claim({ table: "domain_validations", column: "next_check_at" }),
      run: (id) => work.validations.check(id),
    },
    {
      name: "issue",
      ...claim({ table: "issuances", column: "next_try_at", where: "status = 'REQUESTED'" }),
      run: (id) => work.issuing.issue(id),
    },
    {
      name: "tell orders of a vetting",
      ...claim({ table: "organization_vettings", column: "next_try_at" }),
      run: (id) => work.vettings.tell(id),
    },
  ];
}

function revoking(work: DueWork, claim: Claim, keepTime: Claim): DueTask[] {
  return [
    {
      name: "revoke",
      ...claim({ table: "revocation_requests", column: "next_try_at", where: "status <> 'SCHEDULED'" }),
      together: { most: 50, run: (ids) => work.carryingOut.carryOutAll(ids) },
    },
    {
      name: "revoke what a reissue has scheduled",
      // C34: the time was announced, and holds by any clock.
      ...keepTime({ table: "revocation_requests", column: "next_try_at", where: "status = 'SCHEDULED'" }),
      run: (id) => work.carryingOut.carryOutSchedule(id),
    },
    {
      name: "deadlines of revocations",
      ...claim({ table: "revocation_requests", column: "deadline_look_at" }),
      run: (id) => work.deadlines.look(id),
    },
    {
      name: "certificates with a blocked key",
      ...claim({ table: "blocked_keys", column: "next_look_at", id: "key_hash" }),
      // One key at a time, however many came at once.
      together: { most: 1, run: (keyHashes) => work.compromisedKeys.look(found(keyHashes[0])) },
    },
  ];
}

function cancelling(work: DueWork, claim: Claim): DueTask[] {
  return [
    {
      name: "complete cancellations",
      ...claim({ table: "cancellations", column: "next_try_at", where: "status = 'RECEIVED'" }),
      run: (id) => work.completing.carryOut(id),
    },
    {
      name: "due days of cancellations",
      ...claim({ table: "cancellations", column: "due_look_at" }),
      run: (id) => work.dueCancellations.look(id),
    },
    {
      name: "cancel what nobody finishes",
      claim: unleased((limit) => work.abandoned.due(limit)),
      run: (id) => work.abandoned.cancel(id),
    },
    {
      name: "ask the payment gateway",
      ...claim({ table: "card_authorizations", column: "next_try_at" }),
      run: (id) => work.cards.carryOut(id),
    },
  ];
}

function ending(work: DueWork, find: Claim): DueTask[] {
  return [
    {
      name: "expire certificates",
      ...find({
        table: "certificates",
        column: "not_after",
        where: "status in ('ISSUED', 'REVOCATION_SCHEDULED')",
      }),
      run: (id) => work.expiring.expireCertificate(id),
    },
    {
      name: "expire orders",
      ...find({ table: "orders", column: "coverage_ends_at", where: "status in ('ISSUED', 'REISSUE_PENDING')" }),
      run: (id) => work.expiring.expireOrder(id),
    },
    {
      name: "announce what ends soon",
      claim: (limit) => work.notices.claim(limit),
      run: (id) => work.notices.announce(id),
    },
  ];
}

function mailing({ mailSender }: DueWork, claim: Claim): DueTask[] {
  if (mailSender == null) return [];
  const due = claim({ table: "mails", column: "next_try_at", where: "status = 'QUEUED'" });
  return [{ name: "send mail", ...due, run: (id) => mailSender.send(id) }];
}
