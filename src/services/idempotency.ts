import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import { type FieldFault, type Refusal, refuse } from "../domain/errors.js";
import { ok, type Result } from "../domain/result.js";
import { textFault } from "../domain/textField.js";
import { IdempotencyKey } from "../entities/IdempotencyKey.js";
import { currentCommand } from "./audit/currentCommand.js";
import { changeRows, findRow, findRowOrFail } from "./rows.js";
import { run } from "./statements.js";

/** A command that was given a key. */
export interface KeyedCommand {
  /** Whose key it is. */
  readonly principal: string;
  readonly key: string;
  readonly command: string;
  /** Everything that the client sent. */
  readonly input: object;
  readonly now: Date;
}

/** What the first call with the key made, and when. */
export interface Outcome {
  readonly id: string;
  readonly madeAt: Date;
  readonly replayed: boolean;
}

/**
 * Runs `work` once for a key: a second call with the same input answers with what the first one made, with other input IDEMPOTENCY_CONFLICT. Written in the transaction
 * of the change; a twin in flight waits for the first on the primary key. A refusal is not stored: it rolls back with the transaction and is judged anew (D5).
 * @param work answers the id of what it made
 */
export async function once(
  tx: EntityManager,
  command: KeyedCommand,
  work: () => Promise<Result<string, Refusal>>,
): Promise<Result<Outcome, Refusal>> {
  const inputHash = hashOf(command);
  const [, inserted] = await Promise.all([
    // How long the twin waits; a statement's usual 5 s would cut it short.
    run(tx, "select set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true)", ["10s", "11s"]),
    run(
      tx,
      `insert into idempotency_keys (principal, key, input_hash, outcome_id, created_at) values ($1, $2, $3, '', $4)
       on conflict (principal, key) do nothing returning 1`,
      [command.principal, command.key, inputHash, command.now],
    ),
  ]);
  const where = { principal: command.principal, key: command.key };
  if (inserted.count === 0) return replayed(await findRowOrFail(tx, IdempotencyKey, where), inputHash);
  const result = await work();
  if (!result.ok) return result;
  // Leaves with the COMMIT, which is refused if this is.
  changeRows(tx, IdempotencyKey, { where, set: { outcomeId: result.value } }).catch(() => undefined);
  return made(result.value, command.now);
}

/** The record of the command says what it made. */
function made(id: string, madeAt: Date): Result<Outcome, never> {
  for (const each of id.split(" ")) currentCommand()?.concerns(each);
  return ok({ id, madeAt, replayed: false });
}

function repeated({ outcomeId: id, createdAt: madeAt }: IdempotencyKey): Result<Outcome, never> {
  currentCommand()?.repeatsAnother();
  return ok({ id, madeAt, replayed: true });
}

/** `once` where a key may be given or not: without one it is done each time. */
export async function onceIfKeyed(
  tx: EntityManager,
  { key, ...command }: Omit<KeyedCommand, "key"> & { readonly key: string | null | undefined },
  work: () => Promise<Result<string, Refusal>>,
): Promise<Result<Outcome, Refusal>> {
  if (key != null) return once(tx, { ...command, key }, work);
  const result = await work();
  return result.ok ? made(result.value, command.now) : result;
}

/**
 * What a key has made already: asked before anything is judged that may be another today, as which keys are blocked. @returns null: nothing yet; `once` has the last word
 */
export async function madeBefore(
  manager: EntityManager,
  command: KeyedCommand,
): Promise<Result<Outcome, Refusal> | null> {
  const stored = await findRow(manager, IdempotencyKey, { principal: command.principal, key: command.key });
  return stored && replayed(stored, hashOf(command));
}

function replayed(stored: IdempotencyKey, inputHash: string): Result<Outcome, Refusal> {
  if (stored.inputHash !== inputHash) return refuse("IDEMPOTENCY_CONFLICT", "error.idempotencyConflict");
  return repeated(stored);
}

const hashOf = ({ command, input }: KeyedCommand): string =>
  createHash("sha256")
    .update(`${command}\n${canonical(input)}`)
    .digest("hex");

/** A key that was given is a line of text (standards: at most 255 characters). */
export function keyFaults(key: string | null | undefined): FieldFault[] {
  return key == null ? [] : textFault("idempotencyKey", key, 255);
}

/** The same input in another order of fields is the same; a field that is null or left out is not there. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, each]) => each !== null && each !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
