import type { EntityManager } from "typeorm";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { passwordFaults } from "../../domain/password.js";
import { ok, type Result } from "../../domain/result.js";
import { nameFault } from "../../domain/user.js";
import { Invitation } from "../../entities/Invitation.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import type { Passwords } from "../identity/Passwords.js";
import type { Clock } from "../ports.js";
import { sha256 } from "../sha256.js";

export interface AcceptanceWish {
  readonly token: string;
  readonly password: string;
  /** Null and omitted: as the inviter wrote it. */
  readonly name?: string | null | undefined;
}

/** Who was invited takes a password, and is a user. */
export class Acceptance {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** CREDENTIALS_INVALID for a token that is unknown, spent, expired or taken back: which, is not told. */
  async accept({ token, password, name }: AcceptanceWish): Promise<Result<User, Refusal>> {
    if (!/^[0-9a-f]{64}$/.test(token)) return refused();
    const invited = await this.invited(this.database.manager, token);
    if (invited === null) return refused();
    const faults = [...passwordFaults("password", password, invited), ...(name == null ? [] : nameFault(name))];
    if (faults.length > 0) return invalid(...faults);
    const passwordHash = await this.passwords.hash(password);
    return this.database.inTransaction(async (tx) => {
      // The user's lock first, as whoever takes an invitation back has it: of several at once one finds it.
      await tx.query("select 1 from users where id = $1 for update", [invited.id]);
      const user = await this.invited(tx, token);
      if (user === null) return refused();
      const change = { passwordHash, disabledAt: null, name: name?.trim() ?? user.name };
      await tx.delete(Invitation, { id: user.id });
      await tx.update(User, { id: user.id }, change);
      return ok(Object.assign(user, change, { hasPassword: true }));
    });
  }

  private async invited(manager: EntityManager, token: string): Promise<User | null> {
    const open = { tokenHash: sha256(token), now: this.clock.now() };
    return manager
      .createQueryBuilder(User, "u")
      .innerJoin(Invitation, "i", "i.id = u.id")
      .where("i.tokenHash = :tokenHash and i.expiresAt > :now and u.passwordHash is null", open)
      .getOne();
  }
}

const refused = () => refuse("CREDENTIALS_INVALID", "identity.invitationInvalid");
