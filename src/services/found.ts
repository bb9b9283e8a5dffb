/** For rows that a foreign key says are there. @throws when they are not: a bug */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Error("a row that a foreign key names is not there");
  return row;
}
