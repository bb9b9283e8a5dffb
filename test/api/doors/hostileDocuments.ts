/** Documents that a server must refuse cheaply, and the code that says why. All are for the schema of `doorSchema`. */
export interface Hostile {
  readonly query: string;
  readonly code: string;
  readonly variables?: unknown;
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const nested = (depth: number, field: string, leaf: string) =>
  `${`${field} {`.repeat(depth)} ${leaf} ${"}".repeat(depth)}`;

/** `query` and `{` are left out: the same goes through the WebSocket door as a subscription. */
export const hostileSelections: Readonly<Record<string, Hostile>> = {
  "31 aliases": { query: times(31, (index) => `a${index}: __typename`), code: "DOCUMENT_TOO_LARGE" },
  "21 directives": { query: times(21, () => "number @include(if: true)"), code: "DOCUMENT_TOO_LARGE" },
  "20,000 brackets": { query: "a{".repeat(20_000), code: "GRAPHQL_PARSE_FAILED" },
  "lists in lists": { query: `number(of: ${"[".repeat(20_000)}`, code: "GRAPHQL_PARSE_FAILED" },
  "2,000 tokens": { query: "number ".repeat(2000), code: "GRAPHQL_PARSE_FAILED" },
  "17 kB of comment": { query: `number #${"x".repeat(17_000)}\n`, code: "DOCUMENT_TOO_LARGE" },
  "unknown fields": {
    query: times(200, (index) => `nothing${index}${"y".repeat(40)}`),
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  "a long unknown field": { query: `n${"o".repeat(12_000)}`, code: "GRAPHQL_VALIDATION_FAILED" },
};

/** Full documents for the HTTP door. */
export const hostileQueries: Readonly<Record<string, Hostile>> = {
  ...Object.fromEntries(
    Object.entries(hostileSelections).map(([name, { query, code }]) => [
      name,
      { query: `{ order { ${query} } }`, code },
    ]),
  ),
  "1,001 tokens": {
    query: `{ ${times(5, (index) => `a${index}: hello(names: [${times(196, () => '"a"')}])`)} }`,
    code: "DOCUMENT_TOO_LARGE",
  },
  "13 deep": { query: `{ order { ${nested(11, "parent", "id")} } }`, code: "DOCUMENT_TOO_LARGE" },
  "11 root fields": { query: `{ ${times(11, (index) => `a${index}: hello`)} }`, code: "DOCUMENT_TOO_LARGE" },
  "11 root fields in a fragment": {
    query: `{ ...F } fragment F on Query { ${times(11, (index) => `a${index}: hello`)} }`,
    code: "DOCUMENT_TOO_LARGE",
  },
  "pages in pages": {
    query: "{ orders(first: 100) { edges { node { lines(first: 100) { edges { node { id } } } } } } }",
    code: "DOCUMENT_TOO_LARGE",
  },
  "lists in lists of objects": {
    query: `{ order { ${nested(5, "tags { order", "tags { name }")} ${"}".repeat(5)} } }`,
    code: "DOCUMENT_TOO_LARGE",
  },
  "a page of 101": { query: "{ orders(first: 101) { totalCount } }", code: "BAD_USER_INPUT" },
  "a page of -1": { query: "{ orders(last: -1) { totalCount } }", code: "BAD_USER_INPUT" },
  "a page of 1,000 by a variable": {
    query: "query ($n: Int) { orders(first: $n) { totalCount } }",
    variables: { n: 1000 },
    code: "BAD_USER_INPUT",
  },
  "circular fragments": {
    query: `{ order { ...F0 } } ${times(60, (index) => `fragment F${index} on Order { ...F${(index + 1) % 60} ...F${(index + 7) % 60} }`)}`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  "fragments that double": {
    query: `{ order { ...F0 } } ${times(25, (index) => `fragment F${index} on Order { a: parent { ...F${index + 1} } b: parent { ...F${index + 1} } }`)} fragment F25 on Order { id }`,
    code: "DOCUMENT_TOO_LARGE",
  },
  "fragments that double without aliases": {
    query: `{ order { ...F0 } } ${times(60, (index) => `fragment F${index} on Order { parent { ...F${index + 1} } parent { ...F${index + 1} } }`)} fragment F60 on Order { id }`,
    code: "DOCUMENT_TOO_LARGE",
  },
  "251 entries in a variable": {
    query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
    variables: { ids: new Array(251).fill("x") },
    code: "BAD_USER_INPUT",
  },
  "251 entries in the document": {
    query: `{ nodes(ids: [${times(251, () => "1")}]) { id } }`,
    code: "DOCUMENT_TOO_LARGE",
  },
  "a long id": {
    query: "query ($id: ID) { order(id: $id) { id } }",
    variables: { id: "x".repeat(256) },
    code: "BAD_USER_INPUT",
  },
  "a long string": {
    query: "query ($n: String) { hello(name: $n) }",
    variables: { n: "x".repeat(20_001) },
    code: "BAD_USER_INPUT",
  },
  "wrong strings": {
    query: "query ($c: Color) { hello(color: $c) }",
    variables: { c: "\u0001".repeat(250) },
    code: "BAD_USER_INPUT",
  },
  "many wrong variables": {
    query: `query (${times(90, (index) => `$v${index}: Int!`)}) { hello }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  "input within input": {
    query: "query ($i: Item) { hello(item: $i) }",
    variables: { i: JSON.parse(`${'{"name":"a","inner":'.repeat(2500)}null${"}".repeat(2500)}`) },
    code: "BAD_USER_INPUT",
  },
  "an introspection bomb": {
    query: `{ ${times(10, (index) => `a${index}: __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } }`)} }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  "no operation of that name": { query: "query A { hello } query B { hello }", code: "OPERATION_RESOLUTION_FAILURE" },
};
