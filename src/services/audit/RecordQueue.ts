import type { DataSource } from "typeorm";
import type { AuditRecord } from "../../entities/AuditRecord.js";
import { insertRecords, textOf } from "./insertRecords.js";

/** Records of one statement at most. */
const most = 100;

interface Waiting {
  readonly record: AuditRecord;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Writes records that leave with no COMMIT, refusals most of them. What comes while one statement is under way goes with the next, so that many refusals cost few statements; nobody waits for company. */
export class RecordQueue {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(private readonly dataSource: DataSource) {}

  /** @returns when the record stands. @throws the driver's error */
  insert(record: AuditRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ record, resolve, reject });
      if (!this.isWriting) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, most);
      const text = textOf(batch.map(({ record }) => record));
      await this.dataSource.query(insertRecords, [text]).then(
        () => {
          for (const { resolve } of batch) resolve();
        },
        (error) => {
          for (const { reject } of batch) reject(error);
        },
      );
    }
    this.isWriting = false;
  }
}
