import type { DataSource } from "typeorm";
import type { AuditRecord } from "../../entities/AuditRecord.js";
import { Batcher } from "../Batcher.js";
import { insertRecords, textOf } from "./insertRecords.js";

/** Records of one statement at most. */
const most = 100;

/** Writes records that leave with no COMMIT, refusals most of them. What comes while others are written goes with the next statement; nobody waits for company. */
export class RecordQueue {
  private readonly batcher: Batcher<AuditRecord, void>;

  constructor(dataSource: DataSource) {
    const write = async (records: readonly AuditRecord[]) => {
      for (let first = 0; first < records.length; first += most)
        await dataSource.query(insertRecords, [textOf(records.slice(first, first + most))]);
    };
    this.batcher = new Batcher(write, 0);
  }

  /** @returns when the record stands. @throws the driver's error */
  insert(record: AuditRecord): Promise<void> {
    return this.batcher.run(record);
  }
}
