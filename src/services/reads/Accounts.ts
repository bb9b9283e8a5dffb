import type { DataSource, SelectQueryBuilder } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import { Account } from "../../entities/Account.js";
import { type Page, type PageWish, readPage, type SortKey } from "./keyset.js";

/** Accounts: staff sees all, everybody else the own one. */
export class Accounts {
  constructor(private readonly dataSource: DataSource) {}

  /** By their codes. @returns null when the cursor is none of this list */
  async page(visibility: Visibility, page: PageWish): Promise<Page<Account> | null> {
    return readPage(this.query(visibility), byCode, page);
  }

  async count(visibility: Visibility): Promise<number> {
    return this.query(visibility).getCount();
  }

  async byId(visibility: Visibility, id: string): Promise<Account | null> {
    return this.query(visibility).andWhere("a.id = :id", { id }).getOne();
  }

  /** By its short name, as people at the desk say it. */
  async byCode(visibility: Visibility, code: string): Promise<Account | null> {
    return this.query(visibility).andWhere("a.code = :code", { code }).getOne();
  }

  private query(visibility: Visibility): SelectQueryBuilder<Account> {
    const query = this.dataSource.manager.createQueryBuilder(Account, "a");
    if (visibility.kind === "ALL") return query;
    // Not by `restrictTo`: LIMITED belong to their account as well as others do.
    const own = visibility.kind === "NONE" ? null : visibility.accountId;
    return query.andWhere("a.id = :own", { own });
  }
}

const byCode: SortKey<Account> = {
  name: "code",
  sql: "a.code",
  type: "text",
  ascending: true,
  valueOf: (account) => account.code,
};
