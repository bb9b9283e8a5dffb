import { can } from "../../domain/actor.js";
import { mayChangeDeciding, mayDecideNow, type SignInFacts } from "../../domain/decidingSignIn.js";
import type { Refusal } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import type { SignedIn } from "./SignedIn.js";

/** Of each table whose rows are decided on, the column that says whose they are. */
const accountColumns = {
  accounts: "id",
  orders: "account_id",
  revocation_requests: "account_id",
  cancellations: "account_id",
  settlements: "account_id",
  certificates: "account_id",
} as const;

/** What each act wants of a sign-in. */
const judges = { DECIDES: mayDecideNow, CHANGES_DECIDING: mayChangeDeciding } as const;

/** What a command does, and the row that it is about, whose account's settings count for staff, who have no account. */
export interface DecidedOn {
  readonly act: keyof typeof judges;
  readonly table: keyof typeof accountColumns;
  readonly column: "id" | "serial_number";
  readonly value: string;
}

/** Whether somebody has signed in well enough to decide, or to move money. */
export class DecidingGuard {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** TOTP_REQUIRED or STEP_UP_REQUIRED. Whoever has no right to decide hears that from the command, at any time. */
  async check(
    { actor, sessionId, decidesFreely = false }: SignedIn,
    { act, table, column, value }: DecidedOn,
  ): Promise<Result<null, Refusal>> {
    if (decidesFreely || !can(actor, "DECIDE")) return ok(null);
    const [facts]: SignInFacts[] = await this.database.manager.query(
      `select coalesce(a.requires_totp, false) as "requiresTotp", coalesce(a.requires_step_up, false) as "requiresStepUp",
        exists (select from totp_secrets where user_id = $1 and confirmed_at is not null) as "totpEnabled",
        (select coalesce(authenticated_at, created_at) from sessions where id = $2) as "authenticatedAt"
       from (values (coalesce($3, (select ${accountColumns[table]} from ${table} where ${column} = $4)))) of(account_id) left join accounts a on a.id = of.account_id`,
      [actor.userId, sessionId, actor.accountId, value],
    );
    return facts === undefined ? ok(null) : judges[act](facts, this.clock.now());
  }
}
