import type { DataSource } from "typeorm";
import { type Actor, can, visibilityOf } from "../../domain/actor.js";
import { Mail } from "../../entities/Mail.js";
import { restrictTo } from "../restrictTo.js";

export type { Mail };

/** How many are shown. */
const most = 100;

/** Mails of a demo that has nowhere to send them, in full. */
export class KeptMails {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Newest first, at most 100: of orders that the viewer sees, and those about the account that he manages or that went to himself. A mail that lets its reader in is its reader's alone.
   * @param viewer null: every mail, as the demo's page shows them
   * @param orderId only of this order
   */
  async newest(viewer: Actor | null, orderId: string | null = null): Promise<Mail[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Mail, "m")
      .leftJoin("orders", "o", "o.id = m.orderId")
      .where("m.status = 'KEPT'");
    if (orderId !== null) query.andWhere("m.orderId = :orderId", { orderId });
    if (viewer !== null) {
      restrictTo(query, visibilityOf(viewer), { account: "m.accountId", owner: "o.placed_by_id" });
      const isTheirs =
        "(m.orderId is not null or :manages and m.kind not in ('PASSWORD_RESET', 'USER_INVITED') or m.recipient = (select email from users where id = :userId))";
      query.andWhere(isTheirs, { manages: can(viewer, "MANAGE_ACCOUNT"), userId: viewer.userId });
    }
    return query.orderBy("m.createdAt", "DESC").addOrderBy("m.id", "DESC").limit(most).getMany();
  }
}
