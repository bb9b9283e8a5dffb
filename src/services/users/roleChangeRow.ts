import type { EntityManager } from "typeorm";
import { roleChangePatience } from "../../domain/roleChange.js";
import { RoleChange } from "../../entities/RoleChange.js";
import type { User } from "../../entities/User.js";
import type { Ids } from "../ports.js";

export type Asked = Pick<RoleChange, "fromRole" | "toRole" | "note" | "requestedById"> & {
  readonly ids: Ids;
  readonly now: Date;
};

/** A change that waits for a second pair of eyes. The user is locked, and has none that waits. */
export async function insertRoleChange(
  tx: EntityManager,
  { id: userId, accountId, email }: User,
  { ids, now, ...asked }: Asked,
): Promise<RoleChange> {
  if (accountId === null) throw new Error("roles of the desk's staff do not change here");
  const row = {
    id: ids.next("rch"),
    accountId,
    userId,
    email,
    ...asked,
    invitation: asked.fromRole === null,
    status: "PENDING",
    requestedAt: now,
    expiresAt: new Date(now.getTime() + roleChangePatience),
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
  } as const;
  await tx.insert(RoleChange, row);
  return Object.assign(new RoleChange(), row);
}

/** What waits for the user does so no longer. */
export async function closePending(
  tx: EntityManager,
  userId: string,
  end: Pick<RoleChange, "status" | "decidedById" | "decidedAt">,
): Promise<void> {
  await tx.update(RoleChange, { userId, status: "PENDING" }, end);
}
