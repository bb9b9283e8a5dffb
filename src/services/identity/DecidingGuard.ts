import { can } from "../../domain/actor.js";
import { mayChangeDeciding, mayDecideNow, type SignInFacts } from "../../domain/decidingSignIn.js";
import type { Refusal } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import type { SignedIn } from "./SignedIn.js";

/** The row that a decision is about; its account's settings count for staff, who have no account. */
export interface DecidedOn {
  readonly table: "accounts" | "orders" | "revocation_requests" | "cancellations" | "settlements" | "certificates";
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
    { table, column, value }: DecidedOn,
  ): Promise<Result<null, Refusal>> {
    if (decidesFreely || !can(actor, "DECIDE")) return ok(null);
    const account = table === "accounts" ? "id" : "account_id";
    const [facts]: SignInFacts[] = await this.database.manager.query(
      `select coalesce(a.requires_totp, false) as "requiresTotp", coalesce(a.requires_step_up, false) as "requiresStepUp",
        exists (select from totp_secrets where user_id = $1 and confirmed_at is not null) as "totpEnabled",
        (select coalesce(authenticated_at, created_at) from sessions where id = $2) as "authenticatedAt"
       from (values (coalesce($3, (select ${account} from ${table} where ${column} = $4)))) of(account_id) left join accounts a on a.id = of.account_id`,
      [actor.userId, sessionId, actor.accountId, value],
    );
    const judge = table === "accounts" ? mayChangeDeciding : mayDecideNow;
    return facts === undefined ? ok(null) : judge(facts, this.clock.now());
  }
}
