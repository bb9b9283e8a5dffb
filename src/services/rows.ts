import type { EntityManager, EntityTarget } from "typeorm";
import { type Answer, run } from "./statements.js";

/** A column by its name in the database, and whether it holds JSON. */
interface Column {
  readonly name: string;
  readonly isJson: boolean;
}

/** An entity's table, its select under the names that the entity has for its columns, and the columns by those names. */
interface Table {
  readonly name: string;
  readonly select: string;
  readonly columns: ReadonlyMap<string, Column>;
  /** Statements by what they were made of: made once, they are the same string each time, whose hash is known. */
  readonly statements: Map<string, string>;
}

const tables = new Map<EntityTarget<object>, Table>();

/** Values that columns have or get. In a condition a list is any of its values. */
type Values<T> = { readonly [K in keyof T]?: T[K] };
type Conditions<T> = { readonly [K in keyof T]?: NonNullable<T[K]> | readonly NonNullable<T[K]>[] };

/**
 * The row with these values, null when there is none: what `findOneBy` answers, for the paths where every command passes. The statement is put together from names only, so that the driver's
 * values are taken as they come. Where more rows fit it is any of them.
 */
export async function findRow<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  values: Conditions<T>,
): Promise<T | null> {
  return (await findRows(manager, entity, values))[0] ?? null;
}

/** All rows with these values, in no order: what `findBy` answers. */
export async function findRows<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  values: Conditions<T>,
): Promise<T[]> {
  const table = tableOf(manager, entity);
  const wanted = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, alone(value)]));
  const shape = shapeOf(wanted);
  const text = remembered(table, `select ${shape}`, () => `${table.select} where ${conditionsOf(table, wanted, 1)}`);
  return rowsOf(entity, await run(manager, text, Object.values(wanted)));
}

/**
 * The condition that a column has one of the values, the statement's first parameter. PostgreSQL plans `= any(list)` anew at each execution, because it takes a list to be longer than ours mostly are: five times what
 * reading the row costs. For one value it keeps its plan (docs/adr/0007).
 */
export function equalsAny(column: string, values: readonly string[]): SqlCondition {
  return values.length === 1
    ? { where: `${column} = $1`, parameters: values }
    : { where: `${column} = any($1)`, parameters: [values] };
}

/** A list of one value is that value: see `equalsAny`. */
function alone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** @throws when there is none: a bug */
export async function findRowOrFail<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  values: Conditions<T>,
): Promise<T> {
  const row = await findRow(manager, entity, values);
  if (row === null) throw new Error(`no row of ${entity.name} where one must be`);
  return row;
}

/** The one row for which a condition holds, in SQL, with whatever may stand behind it (`for update`). */
export async function readRow<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  condition: SqlCondition,
): Promise<T | null> {
  return (await readRows(manager, entity, condition))[0] ?? null;
}

interface SqlCondition {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

/** All such rows. */
export async function readRows<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  { where, parameters }: SqlCondition,
): Promise<T[]> {
  const table = tableOf(manager, entity);
  const text = remembered(table, where, () => `${table.select} where ${where}`);
  return rowsOf(entity, await run(manager, text, parameters));
}

function rowsOf<T extends object>(entity: new () => T, { rows }: Answer<Partial<T>>): T[] {
  return rows.map((row) => Object.assign(new entity(), row));
}

/** What `update` does, for the same paths. @returns how many rows there were to change */
export async function changeRows<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  { where, set }: { readonly where: Conditions<T>; readonly set: Values<T> },
): Promise<number> {
  const table = tableOf(manager, entity);
  const keys = Object.keys(set);
  const text = remembered(table, `update ${keys} ${shapeOf(where)}`, () => {
    const assignments = keys.map((key, n) => `${columnOf(table, key).name} = $${n + 1}`);
    return `update ${table.name} set ${assignments.join(", ")} where ${conditionsOf(table, where, keys.length + 1)}`;
  });
  return (await run(manager, text, [...valuesOf(table, set, keys), ...Object.values(where)])).count;
}

/** What `insert` does, for the same paths: all rows in one statement, what a row leaves out is null or the table's default for all. */
export async function insertRows<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Values<T>[],
): Promise<void> {
  const table = tableOf(manager, entity);
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = remembered(table, `insert ${rows.length} ${keys}`, () => {
    const names = keys.map((key) => columnOf(table, key).name);
    const tuples = rows.map((_, row) => `(${keys.map((_, n) => `$${row * keys.length + n + 1}`).join(", ")})`);
    return `insert into ${table.name} (${names.join(", ")}) values ${tuples.join(", ")}`;
  });
  await run(
    manager,
    text,
    rows.flatMap((row) => valuesOf(table, row, keys)),
  );
}

/** As the columns take them: JSON as its text. */
function valuesOf(table: Table, values: object, keys: readonly string[]): unknown[] {
  const given = values as Readonly<Record<string, unknown>>;
  return keys.map((key) => {
    const value = given[key] ?? null;
    return columnOf(table, key).isJson && value !== null ? JSON.stringify(value) : value;
  });
}

/** What of the values makes the statement. */
function shapeOf(values: object): string {
  return Object.entries(values)
    .map(([key, value]) => (Array.isArray(value) ? `${key}[]` : key))
    .join();
}

/** @param first the number of the first parameter */
function conditionsOf(table: Table, values: object, first: number): string {
  const conditions = Object.entries(values).map(([key, value], n) => {
    const { name } = columnOf(table, key);
    const place = `$${first + n}`;
    return Array.isArray(value) ? `${name} = any(${place})` : `${name} = ${place}`;
  });
  return conditions.join(" and ");
}

function remembered({ statements }: Table, key: string, make: () => string): string {
  const known = statements.get(key);
  if (known !== undefined) return known;
  const text = make();
  statements.set(key, text);
  return text;
}

function columnOf({ name, columns }: Table, key: string): Column {
  const column = columns.get(key);
  if (column === undefined) throw new Error(`${name} has no column for ${key}`);
  return column;
}

function tableOf(manager: EntityManager, entity: EntityTarget<object>): Table {
  const known = tables.get(entity);
  if (known !== undefined) return known;
  const { columns: metadata, tableName: name } = manager.dataSource.getMetadata(entity);
  const columns = new Map(
    metadata.map(({ propertyName, databaseName, type }) => [
      propertyName,
      { name: databaseName, isJson: type === "jsonb" },
    ]),
  );
  const read = metadata.filter(({ isSelect }) => isSelect);
  const list = read.map(({ propertyName, databaseName }) => `${databaseName} as "${propertyName}"`).join(", ");
  const table = { name, select: `select ${list} from ${name}`, columns, statements: new Map() };
  tables.set(entity, table);
  return table;
}
