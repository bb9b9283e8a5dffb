import type { EntityManager } from "typeorm";
import { Certificate } from "../../entities/Certificate.js";
import { Order } from "../../entities/Order.js";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { renewalStands } from "../orders/renewalStands.js";
import { findRows, readRows } from "../rows.js";

/** What each of the keys leads to, in their order; the number of queries does not depend on how many keys there are. */
export type Batch<K, V> = (keys: readonly K[]) => Promise<V[]>;

type EntityClass<T> = new () => T;

// `= any(:keys)` where rows are looked for by a parent: one statement for any number of keys, so that it is parsed once (and planned each time: docs/adr/0007).

/** One row for each id; null where there is none. */
export function byId<T extends { id: string }>(
  manager: EntityManager,
  entity: EntityClass<T>,
): Batch<string, T | null> {
  return async (ids) => alignedTo(ids, (await findRows<{ id: string }>(manager, entity, { id: ids })) as T[]);
}

/** All rows that name a parent in one of their columns; in the order of their ids. For what is bounded by nature. */
export function rowsOf<T extends { id: string }>(
  manager: EntityManager,
  entity: EntityClass<T>,
  { parent, where = "true" }: { readonly parent: keyof T & string; readonly where?: string },
): Batch<string, T[]> {
  return async (ids) => {
    const query = manager.createQueryBuilder(entity, "row").where(`row.${parent} = any(:ids)`, { ids }).andWhere(where);
    return groupedBy(ids, await query.orderBy("row.id").getMany(), (row) => row[parent]);
  };
}

interface NewestOf<T> {
  readonly parent: keyof T & string;
  readonly time: keyof T & string;
  readonly most: number;
  /** Condition on `child`. */
  readonly first?: string;
}

/** The newest of the rows that name a parent, newest first; of those that `first` holds for, if any, before all others. The limit holds for each parent. */
export function newestOf<T extends { id: string }>(
  manager: EntityManager,
  entity: EntityClass<T>,
  { parent, time, most, first }: NewestOf<T>,
): Batch<string, T[]> {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const column = (property: string) => columns.find((each) => each.propertyName === property)?.databaseName;
  const newest = `select newest.id from unnest(:ids::text[]) parent(id) cross join lateral
    (select child.id from ${tableName} child where child.${column(parent)} = parent.id
     order by ${first === undefined ? "" : `(${first}) desc, `}child.${column(time)} desc, child.id desc limit ${most}) newest`;
  return async (ids) => {
    const query = manager.createQueryBuilder(entity, "row").where(`row.id in (${newest})`, { ids });
    const rows = await query.orderBy(`row.${time}`, "DESC").addOrderBy("row.id", "DESC").getMany();
    return groupedBy(ids, rows, (row) => row[parent]);
  };
}

/** The order that renews another: of several the one that was not given up (there is at most one: K1), else the last. */
export function renewalsOf(manager: EntityManager): Batch<string, Order | null> {
  return async (ids) => {
    const where = `renewal_of_id = any($1) order by ${renewalStands} desc, created_at desc, id desc`;
    const rows = await readRows(manager, Order, { where, parameters: [ids] });
    return groupedBy(ids, rows, (row) => row.renewalOfId).map(([renewal]) => renewal ?? null);
  };
}

/** A public id of an event is its log id (`evt_42`), by which it is found. */
export function eventsById(manager: EntityManager): Batch<string, OrderEvent | null> {
  return async (ids) => {
    const logIds = ids.map((id) => /^evt_(\d{1,18})$/.exec(id)?.[1]).filter((logId) => logId !== undefined);
    const query = manager.createQueryBuilder(OrderEvent, "row").where("row.logId = any(:logIds)", { logIds });
    return alignedTo(ids, await query.andWhere("row.position is not null").getMany());
  };
}

/** Ids of the certificates that each request is about, newest first. */
export function certificateIdsOfRequests(manager: EntityManager, most: number): Batch<string, string[]> {
  return async (ids) => {
    const query = manager
      .createQueryBuilder(Certificate, "row")
      .select(["row.id as id", "named.request_id as request"]);
    query.innerJoin("revocation_request_certificates", "named", "named.certificate_id = row.id");
    query.where("named.request_id = any(:ids)", { ids }).orderBy("row.createdAt", "DESC").addOrderBy("row.id", "DESC");
    const pairs = await query.getRawMany<{ id: string; request: string }>();
    const grouped = groupedBy(ids, pairs, (pair) => pair.request);
    return grouped.map((each) => each.slice(0, most).map(({ id }) => id));
  };
}

function alignedTo<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): (T | null)[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

function groupedBy<T>(ids: readonly string[], rows: readonly T[], parentOf: (row: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(parentOf(row))?.push(row);
  return ids.map((id) => groups.get(id) ?? []);
}
