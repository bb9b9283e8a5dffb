import pg from "pg";

/** What a statement answers, as it was described once: its columns and how each is read. */
interface Description {
  readonly fields: unknown;
  readonly _parsers: unknown;
  readonly _prebuiltEmptyResultObject: unknown;
}

/** Descriptions by the names of statements. */
export type Descriptions = Map<string, Description>;

type Answer = (error: Error | null, result: pg.QueryResult) => void;

/** What the driver's query has that its types do not tell. Its version is pinned, and a test runs it. */
interface DriverQuery {
  readonly name: string;
  readonly _result: Description;
  _accumulateRows: boolean;
  hasBeenParsed(connection: Connection): boolean;
  prepare(connection: Connection): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}

interface Connection {
  describe(what: object): void;
}

const { prototype } = pg.Query as unknown as { prototype: DriverQuery };

/**
 * A prepared statement whose answer is described once, not each time: the driver asks for the description with every execution and makes its readers anew, a tenth of what a command takes
 * (docs/adr/0007). Should a migration change what a statement answers, PostgreSQL refuses the prepared statement.
 */
export class DescribedQuery extends pg.Query {
  constructor(
    statement: { readonly name: string; readonly text: string; readonly values: unknown[] },
    private readonly descriptions: Descriptions,
    answer: Answer,
  ) {
    // A text, not the statement: the driver copies a statement in a way that costs more than all else here.
    super(statement.text, statement.values, answer as never);
    (this as { name?: string }).name = statement.name;
  }

  prepare(this: DescribedQuery & DriverQuery, connection: Connection): void {
    const known = this.descriptions.get(this.name);
    const isKnown = known !== undefined && this.hasBeenParsed(connection);
    if (isKnown) {
      Object.assign(this._result, known);
      this._accumulateRows = true;
    }
    prototype.prepare.call(this, isKnown ? undescribed(connection) : connection);
  }

  handleCommandComplete(this: DescribedQuery & DriverQuery, message: unknown, connection: Connection): void {
    prototype.handleCommandComplete.call(this, message, connection);
    if (this.descriptions.has(this.name)) return;
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.descriptions.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}

const silent = new WeakMap<Connection, Connection>();

/** The same connection, but that it asks for no description. */
function undescribed(connection: Connection): Connection {
  const known = silent.get(connection);
  if (known !== undefined) return known;
  const made: Connection = Object.assign(Object.create(connection), { describe: () => undefined });
  silent.set(connection, made);
  return made;
}
