import { Any, type EntityManager } from "typeorm";
import type { DuplicateFacts } from "../../domain/reissue.js";
import { validationDomain } from "../../domain/validation.js";
import { Account } from "../../entities/Account.js";
import type { Order } from "../../entities/Order.js";
import { found } from "../found.js";

/** What decides whether a duplicate would wait for something (D14, D16), for many orders in two queries; in the order given. */
export async function loadDuplicating(
  manager: EntityManager,
  orders: readonly Order[],
): Promise<DuplicateFacts["duplicating"][]> {
  const accountIds = [...new Set(orders.map(({ accountId }) => accountId))];
  const bases = new Set(orders.flatMap(({ subjectAlternativeNames: names }) => names.map(validationDomain)));
  const domains = [...bases].flatMap((base) => [base, `*.${base}`]);
  const accounts = await manager.findBy(Account, { id: Any(accountIds) });
  const rows: Proven[] = await manager.query(proven, [accountIds, domains]);
  const newest = new Map<string, Date>();
  for (const { accountId, domain, at } of rows) newest.set(keyOf(accountId, domain), at);
  return orders.map(({ accountId, subjectAlternativeNames: names }) => ({
    provenAt: names.map((name) => newest.get(keyOf(accountId, name)) ?? null),
    organizationVettedUntil: found(accounts.find(({ id }) => id === accountId)).organizationVettedUntil,
  }));
}

const keyOf = (accountId: string, domain: string) => `${accountId} ${validationDomain(domain)}`;

interface Proven {
  readonly accountId: string;
  readonly domain: string;
  readonly at: Date;
}

/** Oldest first. A confirmation of intent never serves again (D16). */
const proven = `select account_id as "accountId", domain, max(validated_at) as at from domain_validations
  where account_id = any($1) and domain = any($2) and status = 'VALID' and request_id is null and validated_at is not null
  group by account_id, domain order by at`;
