import type { EntityManager } from "typeorm";
import { type Actor, can } from "../../domain/actor.js";
import { fault, invalid, message, type Refusal, refuse, unknown } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import {
  type InvitationWish,
  invitationFaults,
  invitationPause,
  managesUsers,
  mostInvitations,
  stateOf,
} from "../../domain/user.js";
import { Invitation } from "../../entities/Invitation.js";
import type { RoleChange } from "../../entities/RoleChange.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import { canonicalEmail } from "../identity/canonicalEmail.js";
import type { Clock, Ids } from "../ports.js";
import { lockUser } from "./lockUser.js";
import { closePending, insertRoleChange } from "./roleChangeRow.js";
import { sendInvitation } from "./sendInvitation.js";

/** Who was invited, and what must be confirmed before the mail goes out; null: it has. */
export interface Invited {
  readonly user: User;
  readonly roleChange: RoleChange | null;
}

/** Invitations by administrators: made, sent again, taken back. */
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Sends the mail; for an ADMIN once a second administrator has confirmed it. */
  async invite(actor: Actor, wish: InvitationWish): Promise<Result<Invited, Refusal>> {
    if (!managesUsers(actor)) return refuse("INVALID_STATE", "error.user.adminOnly");
    const email = canonicalEmail(wish.email);
    const faults = invitationFaults(wish, email);
    const accountId = can(actor, "STAFF") ? (wish.accountId ?? null) : actor.accountId;
    if (accountId === null) faults.push(fault("accountId", "error.user.accountRequired"));
    else if ((wish.accountId ?? accountId) !== accountId) faults.push(unknown("accountId", "error.account.unknown"));
    if (faults.length > 0 || email === null || accountId === null) return invalid(...faults);
    const row = { email, accountId, name: wish.name.trim(), role: wish.role };
    return this.database.inTransaction((tx) => this.store(tx, actor, row));
  }

  /** With a new code; the one before is good no longer. At most once a minute. */
  async resend(actor: Actor, id: string): Promise<Result<User, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const invited = await lockInvited(tx, actor, id);
      if (!invited.ok) return invited;
      const now = this.clock.now();
      const sent = await tx.findOneBy(Invitation, { id });
      // Without one it has never been sent: an ADMIN whom nobody has confirmed.
      if (sent === null) return refuse("INVALID_STATE", "error.user.awaitsConfirmation");
      const wait = Math.ceil((sent.sentAt.getTime() + invitationPause - now.getTime()) / 1000);
      if (wait > 0) return tooSoon(wait);
      await sendInvitation(tx, invited.value, { ids: this.ids, invitedById: actor.userId, now });
      return invited;
    });
  }

  /** The user is gone, and the address free. @returns his id */
  async withdraw(actor: Actor, id: string): Promise<Result<string, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const invited = await lockInvited(tx, actor, id);
      if (!invited.ok) return invited;
      await closePending(tx, id, { status: "WITHDRAWN", decidedById: actor.userId, decidedAt: this.clock.now() });
      await tx.delete(User, { id });
      return ok(id);
    });
  }

  private async store(
    tx: EntityManager,
    actor: Actor,
    wish: Pick<User, "email" | "name" | "role"> & { readonly accountId: string },
  ): Promise<Result<Invited, Refusal>> {
    const now = this.clock.now();
    const [account] = await tx.query("select 1 from accounts where id = $1 for no key update", [wish.accountId]);
    if (account === undefined) return invalid(unknown("accountId", "error.account.unknown"));
    await forgetLapsed(tx, wish.email, now);
    const [{ waiting }] = await tx.query(
      "select count(*)::int as waiting from users where account_id = $1 and password_hash is null",
      [wish.accountId],
    );
    if (waiting >= mostInvitations)
      return refuse("INVALID_STATE", "error.user.tooManyInvitations", { most: mostInvitations });
    const user = { ...wish, id: this.ids.next("usr"), hasPassword: false, disabledAt: now, createdAt: now };
    const made = await tx.createQueryBuilder().insert().into(User).values(user).orIgnore().returning("id").execute();
    if (made.raw.length === 0) return invalid(fault("email", "error.user.emailTaken"));
    const by = { ids: this.ids, now };
    if (user.role !== "ADMIN") {
      await sendInvitation(tx, user, { ...by, invitedById: actor.userId });
      return ok({ user, roleChange: null });
    }
    const asked = { fromRole: null, toRole: user.role, note: null, requestedById: actor.userId };
    return ok({ user, roleChange: await insertRoleChange(tx, user, { ...by, ...asked }) });
  }
}

/** An address is not kept from others by an invitation that nobody can accept any more. */
async function forgetLapsed(tx: EntityManager, email: string, now: Date): Promise<void> {
  await tx.query(
    `delete from users u where email = $1 and password_hash is null
       and not exists (select from invitations i where i.id = u.id and i.expires_at > $2)
       and not exists (select from role_changes r where r.user_id = u.id and r.status = 'PENDING' and r.expires_at > $2)`,
    [email, now],
  );
}

async function lockInvited(tx: EntityManager, actor: Actor, id: string): Promise<Result<User, Refusal>> {
  const locked = await lockUser(tx, actor, id);
  if (!locked.ok) return locked;
  const { user } = locked.value;
  return stateOf(user) === "INVITED" ? ok(user) : refuse("INVALID_STATE", "error.user.notInvited");
}

function tooSoon(seconds: number): Result<never, Refusal> {
  const said = message("error.user.sentJustNow", { seconds });
  return fail({ code: "RATE_LIMITED", message: said, retryAfterSeconds: seconds });
}
