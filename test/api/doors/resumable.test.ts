import { describe, expect, it } from "@jest/globals";
import { buildSchema, parse, print, validate } from "graphql";
import { resumable } from "../../../src/http/resumable.js";

const schema = buildSchema(`
  type Query { events(after: String): Int }
  type Event { id: ID! page(after: String): Int }
  type Subscription { events(after: String, orderId: ID): Event! ticks: Int }
`);
const found = (query: string, variables?: Record<string, unknown>) =>
  resumable(schema, { query, ...(variables === undefined ? {} : { variables }) });
const resumed = (query: string, variables?: Record<string, unknown>) => found(query, variables)?.from("last");
const tidy = (query: string) => print(parse(query));

describe("the variable at `after` gets the last id", () => {
  it.each([
    ["subscription($after: String) { events(after: $after) { id } }", "after"],
    ["subscription($a: String) { ...F } fragment F on Subscription { events(after: $a) { id } }", "a"],
    ["subscription($a: String) { ... on Subscription { events(after: $a) { id } } }", "a"],
  ])("%s", (query, name) => {
    expect(resumed(query, { [name]: "first", orderId: "1" })).toEqual({
      query,
      variables: { [name]: "last", orderId: "1" },
    });
  });
});

describe("a document without one gets one", () => {
  it.each([
    ["subscription { events { id } }", "subscription($lastEventId: String) { events(after: $lastEventId) { id } }"],
    [
      'subscription($o: ID) { events(after: "x", orderId: $o) { id page(after: "own") } }',
      'subscription($o: ID, $lastEventId: String) { events(orderId: $o, after: $lastEventId) { id page(after: "own") } }',
    ],
    [
      "subscription { ...F } fragment F on Subscription { events { id } }",
      "subscription($lastEventId: String) { ...F } fragment F on Subscription { events(after: $lastEventId) { id } }",
    ],
  ])("%s", (query, expected) => {
    const { query: edited = "", variables } = resumed(query) ?? {};
    expect(edited).toBe(tidy(expected));
    expect(variables).toEqual({ lastEventId: "last" });
    expect(validate(schema, parse(edited))).toEqual([]);
  });
});

it.each([
  "subscription { ticks }",
  "{ events(after: null) }",
  "subscription { nothing { x } }",
  "{".repeat(20_000),
  `{ ${"a ".repeat(3000)} }`,
  "",
])("leaves alone what it has no business with: %.40s", (query) => {
  expect(found(query)).toBeNull();
});

it.each([
  ["subscription($after: String) { events(after: $after) { id } }", {}, null],
  ["subscription($after: String) { events(after: $after) { id } }", { after: "x" }, "x"],
  ["subscription($after: String) { events(after: $after) { id } }", { after: null }, null],
  ['subscription($after: String = "x") { events(after: $after) { id } }', {}, "x"],
  ['subscription { events(after: "x") { id } }', {}, "x"],
  ["subscription { events { id } }", {}, null],
])("knows where it begins: %s", (query, variables, after) => {
  expect(found(query, variables)?.after).toBe(after);
});
