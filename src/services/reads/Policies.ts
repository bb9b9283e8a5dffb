import type { DataSource, SelectQueryBuilder } from "typeorm";
import { type Actor, can } from "../../domain/actor.js";
import { Policy } from "../../entities/Policy.js";
import { type Page, type PageWish, readPage, type SortKey } from "./keyset.js";

/** Every version of every brand's rules, for staff; one that an order or a product names is seen by whoever sees that. */
export class Policies {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; none for others than staff. @returns null when the cursor is none of this list */
  async page(actor: Actor, brand: string | null, page: PageWish): Promise<Page<Policy> | null> {
    return readPage(this.query(actor, brand), byId, page);
  }

  async count(actor: Actor, brand: string | null): Promise<number> {
    return this.query(actor, brand).getCount();
  }

  private query(actor: Actor, brand: string | null): SelectQueryBuilder<Policy> {
    const query = this.dataSource.manager.createQueryBuilder(Policy, "p");
    if (!can(actor, "STAFF")) query.andWhere("false");
    return brand === null ? query : query.andWhere("p.brand = :brand", { brand });
  }
}

/** Ids begin with the time at which they were made. */
const byId: SortKey<Policy> = {
  name: "id",
  sql: "p.id",
  type: "text",
  ascending: false,
  valueOf: (policy) => policy.id,
};
