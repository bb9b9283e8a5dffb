import { type EntityManager, IsNull, MoreThan } from "typeorm";
import type { Actor } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { fail, type Ok, ok, type Result } from "../../domain/result.js";
import { Session } from "../../entities/Session.js";
import { User } from "../../entities/User.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { readRow } from "../rows.js";
import { sha256 } from "../sha256.js";
import type { Proven } from "./Credentials.js";

/** Milliseconds that a refresh token lives; each rotation starts anew. */
const lifetime = 30 * 24 * 60 * 60_000;

export interface OpenSession {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly refreshToken: string;
}

/** Where somebody signs in from; his list of sessions shows it. */
export interface SessionClient {
  readonly address: string | null;
  readonly userAgent: string | null;
}

const nowhere: SessionClient = { address: null, userAgent: null };

/** What a refresh token says: its session, and the hash under which the newest one is kept. */
type Shown = Pick<Session, "id" | "refreshHash">;

/**
 * Families of refresh tokens (RFC 9700 4.14.2). One family, one row: the newest token's hash. Whoever shows another token of
 * the family shows a spent one, so it was stolen, or the newest was: the family ends. That holds for two refreshes at
 * the same time as well: one wins, the other one's use counts as reuse. Made-up tokens are not told from spent ones;
 * making one up takes the session's id, which nobody but its owner sees.
 */
/** Whose a session is. */
export interface SessionHolder {
  readonly actor: Actor;
  /** Whether the account asks no more for a decision than that somebody is signed in. Of staff the order's account decides that: true where no account asks for more. */
  readonly decidesFreely: boolean;
}

export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open(actor: Actor): Promise<OpenSession> {
    const opened = await this.database.inTransaction<OpenSession, never>(async (tx) =>
      ok(await this.insert(tx, actor, nowhere)),
    );
    return (opened as Ok<OpenSession>).value;
  }

  /** The same, if the password is still the one that was shown: whoever changes it ends the sessions that are there then, and no other may come after. */
  async openFor({ actor, passwordHash }: Proven, client: SessionClient): Promise<OpenSession | null> {
    const where = "id = $1 and password_hash = $2 and disabled_at is null for share";
    const opened = await this.database.inTransaction(async (tx) => {
      const user = await readRow(tx, User, { where, parameters: [actor.userId, passwordHash] });
      return user === null ? fail(null) : ok(await this.insert(tx, actor, client));
    });
    return opened.ok ? opened.value : null;
  }

  /** Spends the token for a new one. CREDENTIALS_INVALID if it is not the newest of a living session of an enabled user. */
  async rotate(spent: string): Promise<Result<OpenSession, Refusal>> {
    const shown = read(spent);
    if (shown === null) return refused();
    const refreshToken = this.tokenOf(shown.id);
    const rotated = await this.database.inTransaction<OpenSession | null, null>(async (tx) => {
      // Compare-and-set: of two at once the second waits for the row, finds another hash and changes nothing.
      const good = { ...shown, endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
      const { affected } = await tx.update(Session, good, this.newest(refreshToken));
      if (affected !== 1) {
        await this.endFamily(tx, shown.id);
        currentCommand()?.isRefused("CREDENTIALS_INVALID");
        return ok(null); // commits: the refusal that follows must not undo the end
      }
      const actor = await this.actorOf(shown.id, tx);
      if (actor !== null) currentCommand()?.isOf(actor);
      return actor === null ? fail(null) : ok({ actor, sessionId: shown.id, refreshToken });
    });
    return rotated.ok && rotated.value !== null ? ok(rotated.value) : refused();
  }

  /**
   * Ends the family, whichever of its tokens is shown. Answers when it ended, also once more; CREDENTIALS_INVALID if the
   * token was not the newest.
   */
  async end(refreshToken: string): Promise<Result<Date, Refusal>> {
    const shown = read(refreshToken);
    if (shown === null) return refused();
    const ended = await this.database.inTransaction<Date | null, never>(async (tx) => {
      const actor = await this.actorOf(shown.id, tx);
      await this.endFamily(tx, shown.id);
      const session = await tx.findOneBy(Session, shown);
      if (session === null) currentCommand()?.isRefused("CREDENTIALS_INVALID");
      else if (actor !== null) currentCommand()?.isOf(actor);
      return ok(session?.endedAt ?? null);
    });
    return ended.ok && ended.value !== null ? ok(ended.value) : refused();
  }

  /** Who acts in a session, as the database has it now; null when it has ended or the user is disabled. One query. */
  async actorOf(sessionId: string, manager: EntityManager = this.database.manager): Promise<Actor | null> {
    return (await this.holdersOf([sessionId], manager))[0]?.actor ?? null;
  }

  /** The same for many sessions, in the order given, and what their accounts ask of a sign-in. Also one query. */
  async holdersOf(
    sessionIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<(SessionHolder | null)[]> {
    const rows: (Actor & { sessionId: string; decidesFreely: boolean })[] = await manager.query(
      `select s.id as "sessionId", u.id as "userId", u.role, u.account_id as "accountId",
         case when u.account_id is null then not exists (select from accounts where requires_totp or requires_step_up)
           else not (a.requires_totp or a.requires_step_up) end as "decidesFreely"
       from sessions s join users u on u.id = s.user_id left join accounts a on a.id = u.account_id
       where s.id = any($1) and s.ended_at is null and s.expires_at > $2 and u.disabled_at is null`,
      [sessionIds, this.clock.now()],
    );
    const holders = new Map(
      rows.map(({ sessionId, decidesFreely, ...actor }) => [sessionId, { actor, decidesFreely }]),
    );
    return sessionIds.map((id) => holders.get(id) ?? null);
  }

  private async insert(tx: EntityManager, actor: Actor, client: SessionClient): Promise<OpenSession> {
    const sessionId = this.ids.next("ses");
    currentCommand()?.isOf(actor);
    const refreshToken = this.tokenOf(sessionId);
    const fresh = this.newest(refreshToken);
    const { refreshedAt: now } = fresh;
    const row = { ...fresh, ...client, userId: actor.userId, createdAt: now, authenticatedAt: now, endedAt: null };
    await tx.insert(Session, { id: sessionId, ...row });
    return { actor, sessionId, refreshToken };
  }

  private async endFamily(tx: EntityManager, id: string): Promise<void> {
    await tx.update(Session, { id, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  private tokenOf(sessionId: string): string {
    return `${sessionId}.${this.ids.secret(32)}`;
  }

  private newest(refreshToken: string): Pick<Session, "refreshHash" | "refreshedAt" | "expiresAt"> {
    const refreshedAt = this.clock.now();
    return { refreshHash: sha256(refreshToken), refreshedAt, expiresAt: new Date(refreshedAt.getTime() + lifetime) };
  }
}

function read(refreshToken: string): Shown | null {
  const id = /^(ses_[0-9a-z]{26})\.[0-9a-f]{64}$/.exec(refreshToken)?.[1];
  return id === undefined ? null : { id, refreshHash: sha256(refreshToken) };
}

const refused = () => refuse("CREDENTIALS_INVALID", "identity.sessionEnded");
