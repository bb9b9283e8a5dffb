import { IsNull, MoreThan } from "typeorm";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { Session } from "../../entities/Session.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import { endSessions } from "./endSessions.js";
import type { SignedIn } from "./SignedIn.js";

/** How many are shown. */
const most = 100;

/** A session as its user sees it. */
export interface ShownSession {
  readonly id: string;
  readonly openedAt: Date;
  readonly lastUsedAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly current: boolean;
}

/** Where a user is signed in, and ending that from afar. */
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that are open, the one used last first, at most 100. @param current id of the one that asks */
  async list(userId: string, current: string | null): Promise<ShownSession[]> {
    const where = { userId, endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const order = { refreshedAt: "DESC", id: "DESC" } as const;
    const rows = await this.database.manager.find(Session, { where, order, take: most });
    return rows.map((row) => shown(row, current));
  }

  /** One of them; null when it is none of the viewer's, or has ended. */
  async find({ actor, sessionId }: SignedIn, id: string): Promise<ShownSession | null> {
    const where = { id, userId: actor.userId, endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const row = await this.database.manager.findOneBy(Session, where);
    return row && shown(row, sessionId);
  }

  /** NOT_FOUND for one that is none of the viewer's, or has ended. */
  async end({ actor }: SignedIn, input: { readonly sessionId: string }): Promise<Result<number, Refusal>> {
    const open = { id: input.sessionId, userId: actor.userId, endedAt: IsNull() };
    return this.database.inTransaction(async (tx) => {
      const { affected } = await tx.update(Session, open, { endedAt: this.clock.now() });
      return affected === 1 ? ok(1) : refuse("NOT_FOUND", "identity.session.notFound");
    });
  }

  /** All but the one that asks, and those that shall go on. @returns how many */
  async endOthers(
    { actor, sessionId }: SignedIn,
    input: { readonly keepSessionIds?: readonly string[] | null | undefined },
  ): Promise<Result<number, Refusal>> {
    const but = { keeps: [sessionId, ...(input.keepSessionIds ?? [])], now: this.clock.now() };
    return this.database.inTransaction(async (tx) => ok(await endSessions(tx, actor.userId, but)));
  }
}

function shown(row: Session, current: string | null): ShownSession {
  const { id, createdAt, refreshedAt, address, userAgent } = row;
  return { id, openedAt: createdAt, lastUsedAt: refreshedAt, address, userAgent, current: id === current };
}
