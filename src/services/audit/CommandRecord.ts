import type { ClientBase, QueryResult } from "pg";
import type { Actor } from "../../domain/actor.js";
import {
  type AuditChange,
  type AuditPrincipal,
  type AuditState,
  auditPrincipal,
  auditSuccess,
} from "../../domain/audit.js";
import type { AuditRecord } from "../../entities/AuditRecord.js";
import type { AuditKey } from "./AuditKey.js";
import { contentOf } from "./auditContent.js";
import { insertRecords, textOf } from "./insertRecords.js";

/** What is known of a command when it comes. */
export interface CommandOpening {
  readonly command: string;
  readonly principal: AuditPrincipal;
  /** Public ids that its input names. */
  readonly subjects: readonly string[];
  readonly requestId: string;
  readonly address: string;
}

/** A command that concerns more names no more: it is a sweep, and its events tell the rest. */
const mostSubjects = 100;

/**
 * The record of the command that runs: opened when it comes, filled by what it does, written once. It leaves with the COMMIT of the first transaction that changes something, so that no crash
 * loses it; whatever has not left by the end is written then.
 */
export class CommandRecord {
  /** SENT: with a COMMIT that has not been answered; another transaction of the same command does not send it again. */
  private state: "OPEN" | "SENT" | "WRITTEN" = "OPEN";
  private principal: AuditPrincipal;
  private refusal: string | null = null;
  private repeats = false;
  private readonly subjects: Set<string>;
  private readonly accounts = new Set<string>();
  private before: AuditState = {};
  private after: AuditState = {};

  constructor(
    private readonly opening: CommandOpening,
    private readonly made: { readonly id: string; readonly occurredAt: Date },
    private readonly key: AuditKey,
  ) {
    this.principal = opening.principal;
    this.subjects = new Set(opening.subjects.slice(0, mostSubjects));
  }

  /** Who was found to act, where nobody was signed in: sessions. */
  isOf(actor: Actor): void {
    if (this.principal.id === null) this.principal = auditPrincipal(actor);
  }

  /** @param accountId whose it is; with it the record of a stranger or of staff is the account's */
  concerns(id: string, accountId: string | null = null): void {
    if (accountId !== null) this.accounts.add(accountId);
    if (this.subjects.size < mostSubjects) this.subjects.add(id);
  }

  /** Of several changes of one thing it is the first state and the last. */
  changes({ subjectId, field, before, after }: AuditChange): void {
    this.concerns(subjectId);
    if (!this.subjects.has(subjectId)) return;
    const is = this.after[subjectId] ?? {};
    if (before !== null && is[field] === undefined)
      this.before = { ...this.before, [subjectId]: { ...this.before[subjectId], [field]: before } };
    if (after !== null) this.after = { ...this.after, [subjectId]: { ...is, [field]: after } };
  }

  /** What was changed is rolled back; what is committed from here on belongs to the refusal: a session that ends since its token was stolen. */
  isRefused(code: string): void {
    this.refusal = code;
    this.changesNothing();
  }

  /** The outcome of an earlier command is answered again: nothing is committed that the record would have to leave with. */
  repeatsAnother(): void {
    this.repeats = true;
  }

  /** The COMMIT, and the record before it in the same write. */
  commitOver(connection: ClientBase): Promise<QueryResult> {
    if (this.state !== "OPEN" || this.repeats) return connection.query("COMMIT");
    this.state = "SENT";
    // Leaves with the COMMIT, which is refused if this is.
    connection.query(insertRecords, [textOf([this.as(this.refusal ?? auditSuccess)])]).catch(() => undefined);
    return connection.query("COMMIT").then(
      (answer) => {
        this.state = answer.command === "COMMIT" ? "WRITTEN" : "OPEN";
        return answer;
      },
      (error) => {
        this.state = "OPEN";
        throw error;
      },
    );
  }

  /** Where it is not written yet. After a COMMIT that nobody answered it may be: by its id it is there once. */
  async write(insert: (record: AuditRecord) => Promise<void>, outcome: string): Promise<void> {
    if (this.state === "WRITTEN") return;
    this.state = "SENT";
    if (outcome !== auditSuccess) this.changesNothing();
    await insert(this.as(outcome));
    this.state = "WRITTEN";
  }

  private changesNothing(): void {
    this.before = {};
    this.after = {};
  }

  private as(outcome: string): AuditRecord {
    const { id: principal, how, role, accountId: own } = this.principal;
    const [only = null, ...others] = this.accounts;
    const accountId = own ?? (others.length === 0 ? only : null);
    const { command, requestId } = this.opening;
    const address = this.opening.address || null;
    const said = { command, subjects: [...this.subjects], outcome, before: this.before, after: this.after };
    const record = { ...this.made, accountId, principal, how, role, ...said, requestId, address };
    return { ...record, seal: this.key.seal("record", contentOf(record)) };
  }
}
