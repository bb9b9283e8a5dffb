import type { EntityManager } from "typeorm";
import {
  type AccountSettings,
  changedSettings,
  type NewAccountWish,
  newAccountFaults,
  settingsFaults,
} from "../../domain/account.js";
import { type Actor, can, managedAccount } from "../../domain/actor.js";
import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { Account } from "../../entities/Account.js";
import { PasswordReset } from "../../entities/PasswordReset.js";
import { User } from "../../entities/User.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import { found } from "../found.js";
import { keyFaults, onceIfKeyed } from "../idempotency.js";
import { canonicalEmail } from "../identity/canonicalEmail.js";
import type { Passwords } from "../identity/Passwords.js";
import type { Clock, Ids } from "../ports.js";
import { insertRows } from "../rows.js";
import { noteChange } from "./noteChange.js";

/** Null and left out are the same: no change. */
export type SettingsWish = { readonly [K in keyof AccountSettings]?: AccountSettings[K] | null | undefined } & {
  /** Null: the actor's own. */
  readonly accountId?: string | null | undefined;
};

export interface MadeAccount {
  readonly account: Account;
  readonly administrator: User;
}

/** Accounts are made by the desk; what one decides for itself is changed by its administrators too. */
export class AccountAdministration {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** With its first administrator, who signs in with the password that he is told, or sets one himself by a mail. The same key answers the same account. */
  async create(actor: Actor, wish: NewAccountWish): Promise<Result<MadeAccount, Refusal>> {
    if (!can(actor, "STAFF")) return refuse("FORBIDDEN", "error.desk.staffOnly");
    const faults = [...keyFaults(wish.idempotencyKey), ...newAccountFaults(wish)];
    if (faults.length > 0) return invalid(...faults);
    const { initialPassword, ...administrator } = wish.administrator;
    // One that nobody knows, until he has set his own.
    const passwordHash = await this.passwords.hash(initialPassword ?? this.ids.secret(32));
    // The key's row keeps a fast hash of the input: the password has no part in it.
    const input = { ...wish, administrator };
    const { idempotencyKey: key } = wish;
    const command = { principal: actor.userId, key, command: "createAccount", input, now: this.clock.now() };
    const made = await this.database.inTransaction((tx) =>
      onceIfKeyed(tx, command, () => this.insert(tx, wish, passwordHash)),
    );
    return made.ok ? ok(await this.shown(made.value.id)) : made;
  }

  /** What was asked for before is judged by what was allowed then: requests and orders carry it with them (D6). */
  async updateSettings(actor: Actor, wish: SettingsWish): Promise<Result<Account, Refusal>> {
    const change = changedSettings(wish);
    const own = managedAccount(actor);
    const accountId = wish.accountId ?? own;
    if (own === null && !can(actor, "STAFF")) return refuse("FORBIDDEN", "error.desk.staffOrAdminOnly");
    if (accountId === null) return invalid(fault("accountId", "error.field.required"));
    const faults = settingsFaults(change);
    if (faults.length > 0) return invalid(...faults);
    if (accountId !== own && !can(actor, "STAFF")) return refuse("NOT_FOUND", "error.account.notFound");
    return this.database.inTransaction(async (tx) => {
      const account = await tx.findOne(Account, { where: { id: accountId }, lock: { mode: "for_no_key_update" } });
      if (account === null) return refuse("NOT_FOUND", "error.account.notFound");
      noteChange(account, change);
      if (Object.keys(change).length > 0) await tx.update(Account, { id: accountId }, change);
      return ok(Object.assign(account, change));
    });
  }

  /** The outcome that is kept under the key: both ids. */
  private async insert(
    tx: EntityManager,
    wish: NewAccountWish,
    passwordHash: string,
  ): Promise<Result<string, Refusal>> {
    const { code, name, administrator } = wish;
    const [id, userId, createdAt] = [this.ids.next("acc"), this.ids.next("usr"), this.clock.now()];
    const account = { id, code, name: name.trim(), ...newSettings, createdAt };
    if (!(await insertNew(tx, Account, account))) return invalid(fault("code", "error.account.codeTaken"));
    const email = found(canonicalEmail(administrator.email));
    const user = { id: userId, accountId: id, name: administrator.name.trim(), email, role: "ADMIN" as const };
    const made = await insertNew(tx, User, { ...user, passwordHash, disabledAt: null, createdAt });
    if (!made) return invalid(fault(["administrator", "email"], "error.user.emailTaken"));
    if (administrator.initialPassword == null) await this.inviteBy(tx, email, createdAt);
    currentCommand()?.concerns(id, id);
    currentCommand()?.concerns(userId);
    return ok(`${id} ${userId}`);
  }

  /** As if he had asked for a new password: the job writes to him. Later he can ask himself. */
  private async inviteBy(tx: EntityManager, email: string, createdAt: Date): Promise<void> {
    await insertRows(tx, PasswordReset, [{ id: this.ids.next("pwr"), email, createdAt, nextTryAt: createdAt }]);
  }

  private async shown(outcome: string): Promise<MadeAccount> {
    const [accountId = "", userId = ""] = outcome.split(" ");
    const { manager } = this.database;
    const account = found(await manager.findOneBy(Account, { id: accountId }));
    return { account, administrator: found(await manager.findOneBy(User, { id: userId })) };
  }
}

const newSettings = {
  approvesNewOrders: false,
  allowsSelfApproval: false,
  requiresStepUp: false,
  requiresTotp: false,
  organizationName: null,
  organizationLocality: null,
  organizationCountry: null,
  organizationVettedUntil: null,
};

/** Of two that want the same unique value the database lets one have it. @returns whether it was this one */
async function insertNew<T extends object>(tx: EntityManager, entity: new () => T, row: Partial<T>): Promise<boolean> {
  const insert = tx
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(row as never);
  const { raw } = await insert.orIgnore().returning("id").updateEntity(false).execute();
  return raw.length === 1;
}
