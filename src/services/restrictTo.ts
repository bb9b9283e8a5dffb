import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { Visibility } from "../domain/actor.js";

/**
 * Adds to a query that only what the viewer may see exists (rules, section 7). Every read of something that belongs to an account passes here.
 * @param columns where the account and the one who placed the order stand; without `owner` a sub-select on the order decides
 */
export function restrictTo<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  visibility: Visibility,
  columns: { readonly account: string; readonly owner?: string; readonly order?: string },
): SelectQueryBuilder<T> {
  switch (visibility.kind) {
    case "ALL":
      return query;
    case "NONE":
      return query.andWhere("false");
    case "ACCOUNT":
      return query.andWhere(`${columns.account} = :visibleAccount`, { visibleAccount: visibility.accountId });
    case "OWN": {
      const values = { visibleAccount: visibility.accountId, visibleOwner: visibility.userId };
      const owner = columns.owner ?? `(select o.placed_by_id from orders o where o.id = ${columns.order})`;
      return query.andWhere(`${columns.account} = :visibleAccount and ${owner} = :visibleOwner`, values);
    }
  }
}
