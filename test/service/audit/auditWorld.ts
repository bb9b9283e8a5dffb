import type { EntityManager } from "typeorm";
import { auditPrincipal, auditSuccess } from "../../../src/domain/audit.js";
import { ok, type Result } from "../../../src/domain/result.js";
import { AuditChains } from "../../../src/services/audit/AuditChains.js";
import { AuditKey } from "../../../src/services/audit/AuditKey.js";
import { AuditTrail } from "../../../src/services/audit/AuditTrail.js";
import { type AuditFault, verifyAudit } from "../../../src/services/audit/verifyAudit.js";
import { Database } from "../../../src/services/database.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { SystemClock } from "../../../src/services/SystemClock.js";
import { createTestDatabase } from "../../support/database.js";

export type AuditWorld = Awaited<ReturnType<typeof createAuditWorld>>;

/** The text of the key that seals in these tests. */
export const keyText = "the key of a test";

/** What a command of a test does in its transaction. */
export type Work = (tx: EntityManager) => Promise<Result<unknown, { readonly code: string }>>;

export const nothing: Work = async () => ok(null);

/** A database, and commands in it that do what they are told. */
export async function createAuditWorld() {
  const test = await createTestDatabase();
  const { dataSource } = test;
  const clock = new SystemClock();
  const ids = new RandomIds(clock);
  const key = new AuditKey(keyText);
  const complaints: unknown[] = [];
  const database = new Database(dataSource, () => undefined);
  const trail = new AuditTrail(dataSource, key, clock, ids);
  const chainer = () => new AuditChains(dataSource, key, (error) => complaints.push(error));

  const outcomeOf = (ended: Result<unknown, unknown>) => {
    if (!ended.ok) return "INTERNAL_SERVER_ERROR";
    return (ended.value as Result<unknown, { code: string }>).ok
      ? auditSuccess
      : (ended.value as { error: { code: string } }).error.code;
  };
  const opening = (command: string, accountId: string | null) => ({
    command,
    principal: auditPrincipal({ userId: "usr_1", role: accountId === null ? "OPERATOR" : "ADMIN", accountId }),
    subjects: [],
    requestId: "req_1",
    address: "192.0.2.1",
  });

  return {
    ...test,
    clock,
    key,
    database,
    complaints,
    chainer,
    /** Whatever a command does, between its coming and its answer. */
    during: <T>(command: string, accountId: string | null, work: () => Promise<T>) =>
      trail.during(opening(command, accountId), work, outcomeOf),
    /** A command of one transaction. */
    command: (command: string, accountId: string | null, work: Work = nothing) =>
      trail.during(opening(command, accountId), () => database.inTransaction(work), outcomeOf),
    records: (
      command: string,
    ): Promise<{ outcome: string; accountId: string | null; after: object; subjects: string[] }[]> =>
      dataSource.query(
        `select outcome, account_id as "accountId", after, subjects from audit_records where command = $1 order by id`,
        [command],
      ),
    verify: async (): Promise<readonly AuditFault[]> =>
      (await verifyAudit(dataSource, { key, now: clock.now() })).faults,
  };
}
