import type { DataSource } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import { Mail } from "../../entities/Mail.js";
import { restrictTo } from "../restrictTo.js";

export type { Mail };

/** How many are shown. */
const most = 100;

/** Mails of a demo that has nowhere to send them, in full. */
export class KeptMails {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, at most 100. @param orderId only of this order */
  async newest(visibility: Visibility, orderId: string | null = null): Promise<Mail[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Mail, "m")
      .leftJoin("orders", "o", "o.id = m.orderId")
      .where("m.status = 'KEPT'");
    if (orderId !== null) query.andWhere("m.orderId = :orderId", { orderId });
    restrictTo(query, visibility, { account: "m.accountId", owner: "o.placed_by_id" });
    return query.orderBy("m.createdAt", "DESC").addOrderBy("m.id", "DESC").limit(most).getMany();
  }
}
