import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** What a client asks of a list (Relay). Checked by the resolver: `size` is 1 to 100. */
export interface PageWish {
  readonly size: number;
  /** FORWARD from `cursor` on, or BACKWARD before it. */
  readonly direction: "FORWARD" | "BACKWARD";
  readonly cursor: string | null;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** By what a list is sorted: a column or expression that has an index together with the id, which breaks ties. */
export interface SortKey<T> {
  /** Stands in the cursor, so that one of another order is refused. */
  readonly name: string;
  readonly sql: string;
  readonly type: "timestamptz" | "text";
  readonly ascending: boolean;
  readonly valueOf: (row: T) => string;
}

/**
 * One page of a query by keyset: no row is skipped or doubled when others come or go in between.
 * @param query has its conditions, no order; its main alias has the column `id`
 * @returns null when the cursor is none of this list
 */
export async function readPage<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  key: SortKey<T>,
  { size, direction, cursor }: PageWish,
): Promise<Page<T> | null> {
  const forward = direction === "FORWARD";
  const ascending = key.ascending === forward;
  if (cursor !== null) {
    const place = decode(cursor, key);
    if (place === null) return null;
    query.andWhere(`(${key.sql}, ${query.alias}.id) ${ascending ? ">" : "<"} (:keysetValue::${key.type}, :keysetId)`, {
      keysetValue: place.value,
      keysetId: place.id,
    });
  }
  const order = ascending ? "ASC" : "DESC";
  const found = await query
    .orderBy(key.sql, order)
    .addOrderBy(`${query.alias}.id`, order)
    .limit(size + 1)
    .getMany();
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (!forward) rows.reverse();
  return {
    rows,
    cursors: rows.map((row) => encode(row, key)),
    hasNextPage: forward ? more : cursor !== null,
    hasPreviousPage: forward ? cursor !== null : more,
  };
}

function encode<T extends { id: string }>(row: T, key: SortKey<T>): string {
  return Buffer.from(JSON.stringify([key.name, key.valueOf(row), row.id])).toString("base64url");
}

function decode<T>(cursor: string, key: SortKey<T>): { value: string; id: string } | null {
  if (cursor.length > 1000) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === "string")) return null;
  const [name, value, id] = parts as [string, string, string];
  // A NUL cannot stand in a text of PostgreSQL.
  if (name !== key.name || (key.type === "timestamptz" && !isTimeKey(value)) || /\0/.test(value + id)) return null;
  return { value, id };
}

/** A time as it stands in a cursor; null sorts last. */
export const timeKey = (time: Date | null): string => time?.toISOString() ?? "infinity";

/** Exactly what `timeKey` writes: anything else (2026-02-30, the year 0) would be an error of PostgreSQL. */
function isTimeKey(text: string): boolean {
  const time = new Date(text);
  return text === "infinity" || (/^[1-9]\d{3}-/.test(text) && !Number.isNaN(time.getTime()) && timeKey(time) === text);
}
