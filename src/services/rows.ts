import type { EntityManager, EntityTarget } from "typeorm";

/** The select of an entity's rows under the names that the entity has for its columns, and the columns by those names. */
type Select = { readonly text: string; readonly columns: ReadonlyMap<string, string> };

const selects = new Map<EntityTarget<object>, Select>();

/**
 * The row with these values, null when there is none: what `findOneBy` answers, for the paths where every command passes. The query is put together once for each entity, not each time, and the driver's
 * values are taken as they come. Only for values that are not null; where more rows fit it is any of them.
 */
export async function findRow<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  values: Partial<T>,
): Promise<T | null> {
  const { columns } = selectOf(manager, entity);
  const conditions = Object.keys(values).map((key, n) => `${columns.get(key)} = $${n + 1}`);
  return readRow(manager, entity, { where: conditions.join(" and "), parameters: Object.values(values) });
}

/** @throws when there is none: a bug */
export async function findRowOrFail<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  values: Partial<T>,
): Promise<T> {
  const row = await findRow(manager, entity, values);
  if (row === null) throw new Error(`no row of ${entity.name} where one must be`);
  return row;
}

/** The one row for which a condition holds, in SQL, with whatever may stand behind it (`for update`). */
export async function readRow<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  { where, parameters }: { readonly where: string; readonly parameters: readonly unknown[] },
): Promise<T | null> {
  const { text } = selectOf(manager, entity);
  const [row]: Partial<T>[] = await manager.query(`${text} where ${where}`, [...parameters]);
  return row === undefined ? null : Object.assign(new entity(), row);
}

function selectOf(manager: EntityManager, entity: EntityTarget<object>): Select {
  const known = selects.get(entity);
  if (known !== undefined) return known;
  const { columns, tableName } = manager.dataSource.getMetadata(entity);
  const names = new Map(columns.map((each) => [each.propertyName, each.databaseName]));
  const list = [...names].map(([property, name]) => `${name} as "${property}"`).join(", ");
  const select = { text: `select ${list} from ${tableName}`, columns: names };
  selects.set(entity, select);
  return select;
}
