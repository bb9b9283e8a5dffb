/** What all doors, HTTP, WebSocket and event streams, let in and give out. One table; nothing else names these numbers. */
export const doorLimits = {
  /** UTF-8 bytes of a document's text. */
  documentBytes: 16 * 1024,
  /** Tokens of a document, those below `__schema` and `__type` not counted. */
  tokens: 1000,
  /** Tokens that the parser reads at most: the above and, twice over, what the standard introspection query needs. */
  parsedTokens: 1500,
  /** Nested fields, the leaf counted. */
  depth: 12,
  aliases: 30,
  directives: 20,
  rootFields: 10,
  /** Points of one document. */
  cost: 5000,
  /** Entries of a page: when none is asked for, and at most. */
  pageSize: 20,
  largestPage: 100,
  /** Entries that a plain list counts as. */
  plainList: 5,
  /** Entries of a list in variables or in the document. */
  listItems: 250,
  /** Characters of a string in variables, by scalar: `String` carries a CSR (≤ 16 kB). */
  characters: { String: 20_000, ID: 255 },
  /** For every other scalar (instants, enums). */
  otherCharacters: 255,
  /** Of a request, and of a WebSocket message. */
  bodyBytes: 64 * 1024,
  /** What is answered for a rejected document. */
  errors: 5,
  errorBytes: 4096,
  /** Milliseconds until TIMEOUT. */
  queryTime: 15_000,
  mutationTime: 60_000,
} as const;
