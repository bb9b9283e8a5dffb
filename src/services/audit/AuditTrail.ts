import type { DataSource } from "typeorm";
import { fail, ok, type Result } from "../../domain/result.js";
import type { AuditRecord } from "../../entities/AuditRecord.js";
import type { Clock, Ids } from "../ports.js";
import type { AuditKey } from "./AuditKey.js";
import { type CommandOpening, CommandRecord } from "./CommandRecord.js";
import { duringCommand } from "./currentCommand.js";
import { RecordQueue } from "./RecordQueue.js";

/** Leaves a record of each command. */
export class AuditTrail {
  private readonly queue: RecordQueue;

  constructor(
    dataSource: DataSource,
    readonly key: AuditKey,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.queue = new RecordQueue(dataSource);
  }

  /**
   * Runs a command; when it is answered its record stands.
   * @param outcomeOf what became of it, by its answer or what it threw
   * @throws what the command throws; where the record alone cannot be written, that: nothing is answered that is not on record
   */
  async during<T>(
    opening: CommandOpening,
    work: () => Promise<T>,
    outcomeOf: (ended: Result<T, unknown>) => string,
  ): Promise<T> {
    const record = this.open(opening);
    const ended = await duringCommand(record, work).then(ok<T>, fail<unknown>);
    const written = record.write(this.insert, outcomeOf(ended));
    if (ended.ok) await written;
    // The database is away: what was thrown says so already.
    else await written.catch(() => undefined);
    if (!ended.ok) throw ended.error;
    return ended.value;
  }

  /** A command that did not even begin. */
  async refused(opening: CommandOpening, outcome: string): Promise<void> {
    await this.open(opening).write(this.insert, outcome);
  }

  private readonly insert = (record: AuditRecord) => this.queue.insert(record);

  private open(opening: CommandOpening): CommandRecord {
    return new CommandRecord(opening, { id: this.ids.next("aud"), occurredAt: this.clock.now() }, this.key);
  }
}
