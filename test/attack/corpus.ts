/** A document that the server must refuse cheaply, for the schema that it really has. */
export interface HostileDocument {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

const times = (count: number, text: (index: number) => string, between = " ") =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);
const nested = (depth: number, open: string, leaf: string, close = "}") =>
  `${open.repeat(depth)}${leaf}${close.repeat(depth)}`;
const deep = (depth: number, open: string, close: string) => JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);

const place = "mutation ($i: PlaceOrderInput!) { placeOrder(input: $i) { __typename } }";
const order = {
  idempotencyKey: "k",
  productCode: "CC_OV",
  csr: "x",
  contactEmail: "a@b.test",
  payment: { method: "CREDIT_CARD" },
};
const signIn = "mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }";
const nodes = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";

const ofText: Readonly<Record<string, HostileDocument>> = {
  nothing: { query: "" },
  "only blanks": { query: " \n\t,,,".repeat(1000) },
  "a byte order mark and no more": { query: "\uFEFF" },
  NUL: { query: "{ viewer { id } }\u0000" },
  "NUL in a name": { query: "{ view\u0000er { id } }" },
  "NUL in a string": { query: '{ order(number: "\\u0000") { id } ' },
  "half a surrogate pair": { query: "{ \uD800 }" },
  "letters that look like others": { query: "{ vіewer { id } }" },
  "an endless string": { query: `{ order(id: "${"x".repeat(15_000)} } }` },
  "an endless block string": { query: `{ order(id: """${"x\n".repeat(7000)}) { id } }` },
  "escapes that are none": { query: `{ order(id: "${"\\u{FFFFFFFF}".repeat(1000)}") { id } }` },
  "20,000 brackets": { query: "{".repeat(20_000) },
  "20,000 fields in fields": { query: "{a".repeat(20_000) },
  "20,000 lists in lists": { query: `{ nodes(ids: ${"[".repeat(20_000)}` },
  "20,000 objects in objects": { query: `{ orders(filter: ${"{a:".repeat(20_000)}` },
  "20,000 types of lists": { query: `query ($v: ${"[".repeat(20_000)}` },
  "60 kB of commas": { query: `{ viewer { id } }${",".repeat(60_000)}` },
  "60 kB of comment": { query: `{ viewer { id } } #${"x".repeat(60_000)}` },
  "17 kB of newlines": { query: `{ viewer { id } }${"\n".repeat(17_000)}` },
  "a name of 15 kB": { query: `{ ${"a".repeat(15_000)} }` },
  "a number of 15,000 digits": { query: `{ orders(first: ${"9".repeat(15_000)}) { edges { node { id } } } }` },
  "1e9999": { query: "{ orders(first: 1e9999) { edges { node { id } } } }" },
  "2,000 tokens": { query: `{ ${"viewer { id } ".repeat(500)} }` },
  "10,000 tokens": { query: `{ ${"a ".repeat(7500)} }` },
  "a schema instead of a query": { query: "type Query { a: Int }" },
  "an extension of the schema": { query: "extend type Query { a: Int } { viewer { id } }" },
  "words of another language": { query: "SELECT * FROM users; DROP TABLE users; --" },
  "a page": { query: "<script>alert(1)</script>" },
};

const ofShape: Readonly<Record<string, HostileDocument>> = {
  "31 aliases": { query: `{ ${times(31, (index) => `a${index}: __typename`)} }` },
  "200 aliases": { query: `{ ${times(200, (index) => `a${index}:__typename`)} }` },
  "aliases of one field that reads": { query: `{ ${times(11, (index) => `a${index}: viewer { id }`)} }` },
  "21 directives": { query: `{ ${times(21, () => "__typename @include(if: true)")} }` },
  "200 directives on one field": { query: `{ __typename ${"@skip(if: false) ".repeat(200)} }` },
  "300 directives that are none": { query: `{ __typename ${"@a".repeat(300)} }` },
  "11 root fields": { query: `{ ${times(11, () => "__typename viewer { id }")} }` },
  "13 deep": { query: `{ order(id: "1") { ${nested(13, "renewalOf { ", "id", " }")} } }` },
  "200 deep": { query: `{ order(id: "1") ${nested(200, "{ renewalOf ", "{ id }", " }")} }` },
  "inline fragments in inline fragments": {
    query: `{ ${nested(490, "... { ", "__typename", " }")} }`.slice(0, 16_000),
  },
  "pages in pages": {
    query:
      "{ orders(first: 100) { edges { node { events(first: 100) { edges { node { id order { events(first: 100) { edges { node { id } } } } } } } } } } }",
  },
  "lists in lists": {
    query: `{ orders(first: 100) { edges { node { certificates { order { certificates { order { certificates { id } } } } } } } } }`,
  },
  "a page of 101": { query: "{ orders(first: 101) { edges { node { id } } } }" },
  "a page of 0": { query: "{ orders(first: 0) { edges { node { id } } } }" },
  "a page of -1": { query: "{ orders(last: -1) { edges { node { id } } } }" },
  "a fragment of itself": { query: "{ ...F } fragment F on Query { ...F }" },
  "two fragments of each other": { query: "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }" },
  "a circle of 100 fragments": {
    query: `{ ...F0 } ${times(100, (index) => `fragment F${index} on Query { ...F${(index + 1) % 100} }`)}`,
  },
  "fragments that double": {
    query: `{ order(id: "1") { ...F0 } } ${times(14, (index) => `fragment F${index} on Order { a: renewalOf { ...F${index + 1} } b: renewalOf { ...F${index + 1} } }`)} fragment F14 on Order { id }`,
  },
  "fragments that double without aliases": {
    query: `{ order(id: "1") { ...F0 } } ${times(60, (index) => `fragment F${index} on Order { renewalOf { ...F${index + 1} } renewalOf { ...F${index + 1} } }`)} fragment F60 on Order { id }`,
  },
  "spreads that double": {
    query: `{ ...F0 } ${times(60, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F60 on Query { nothing }`,
  },
  "100 fragments that nobody uses": {
    query: `{ viewer { id } } ${times(100, (index) => `fragment F${index} on Query { __typename }`)}`,
  },
  "100 fields that overlap": {
    query: `{ order(id: "1") { ${times(120, (index) => `x: renewalOf { a${index}: id }`)} } }`,
  },
  "fields that overlap differently": {
    query: `{ viewer { ${times(150, (index) => (index % 2 ? "x: id" : "x: permissions"))} } }`,
  },
  "100 operations": { query: times(100, (index) => `query Q${index} { __typename }`) },
  "100 operations of one name": { query: times(100, () => "query Q { __typename }") },
  "200 unknown fields": { query: `{ ${times(200, (index) => `unknown${index}`)} }` },
  "unknown fields that sound like known ones": { query: `{ ${times(200, (index) => `order${index % 10}Eventz`)} }` },
  "200 unknown arguments": { query: `{ viewer(${times(200, (index) => `a${index}: 1`)}) { id } }` },
  "an introspection bomb": {
    query: `{ __schema { types { ${nested(10, "fields { type { ", "name", " } }")} } } }`,
  },
  "introspection in circles": {
    query: "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }",
  },
  "a subscription among queries": { query: "query { viewer { id } } subscription { orderEvents { id } }" },
  "a subscription to two things": { query: "subscription { orderEvents { id } orderStatusChanged { id } }" },
  "@defer": { query: "{ ... @defer { viewer { id } } }" },
  "a persisted query": { query: "", variables: {}, operationName: "x" },
};

const ofVariables: Readonly<Record<string, HostileDocument>> = {
  "251 entries": { query: nodes, variables: { ids: Array(251).fill("x") } },
  "20,000 entries": { query: nodes, variables: { ids: Array(20_000).fill("") } },
  "lists in lists of variables": { query: nodes, variables: { ids: deep(2000, "[", "]") } },
  "objects in objects of variables": { query: place, variables: { i: deep(2000, '{"payment":', "}") } },
  "an id of 60 kB": { query: nodes, variables: { ids: ["x".repeat(60_000)] } },
  "a CSR of 60 kB": { query: place, variables: { i: { ...order, csr: "A".repeat(60_000) } } },
  "300 names": { query: place, variables: { i: { ...order, subjectAlternativeNames: Array(300).fill("a.test") } } },
  "5,000 unknown fields": {
    query: place,
    variables: {
      i: { ...order, ...Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}`, index])) },
    },
  },
  "a password of 60 kB": { query: signIn, variables: { i: { email: "a@b.test", password: "x".repeat(60_000) } } },
  "a number for a text": { query: place, variables: { i: { ...order, csr: 1 } } },
  "a text for an object": { query: place, variables: { i: "x" } },
  "an object for an enum": { query: place, variables: { i: { ...order, validationMethod: { a: 1 } } } },
  "1e400 for an integer": {
    query: "query ($n: Int) { orders(first: $n) { edges { node { id } } } }",
    variables: { n: 1e308 },
  },
  "__proto__ among them": {
    query: place,
    variables: JSON.parse(`{"i":{"__proto__":{"x":1},"constructor":{"prototype":{}}}}`),
  },
  "100 variables of a missing type": { query: `query (${times(100, (index) => `$v${index}: No`)}) { __typename }` },
  "100 variables that nobody uses": { query: `query (${times(100, (index) => `$v${index}: Int`)}) { __typename }` },
  "variables of themselves": {
    query: "query ($a: Int = $a) { orders(first: $a) { edges { node { id } } } }",
    variables: {},
  },
  "an operation that is missing": { query: "query A { __typename }", operationName: "x".repeat(10_000) },
};

/** Each is no valid request, at either door. */
export const corpus: Readonly<Record<string, HostileDocument>> = { ...ofText, ...ofShape, ...ofVariables };
