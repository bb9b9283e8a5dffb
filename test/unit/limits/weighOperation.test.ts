import { describe, expect, it } from "@jest/globals";
import { buildSchema, getOperationAST, type OperationDefinitionNode, parse, validate } from "graphql";
import { weighOperation } from "../../../src/resolvers/limits/weighOperation.js";
import { cpuOf } from "../../support/cpuOf.js";

const schema = buildSchema(/* GraphQL */ `
  interface Node { id: ID! }
  type Order implements Node { id: ID! number: String! account: Account! tags: [Tag!]! events(first: Int, last: Int): EventConnection! parent: Order recent(first: Int = 3): [Order!]! names: [String!]! }
  type Account implements Node { id: ID! owner: Owner! }
  type Owner { name: String! account: Account! }
  type Tag { name: String! account: Account! }
  type EventConnection { edges: [EventEdge!]! nodes: [Event!]! counts: [Tag!]! page: Page! }
  type EventEdge { node: Event! }
  interface Event { id: ID! order: Order! }
  type Opened implements Event { id: ID! order: Order! }
  type Closed implements Event { id: ID! order: Order! by: Owner! }
  type Page { more: Boolean! }
  union Result = Order | Tag
  type Query { order: Order orders(first: Int, after: String, last: Int): EventConnection! node: Node result: Result size: Int! }
`);

function weigh(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return weighOperation({ schema, document }, getOperationAST(document) as OperationDefinitionNode, variables);
}
const cost = (source: string, variables?: Record<string, unknown>) => weigh(source, variables).cost;

describe("cost", () => {
  it.each([
    ["nothing but scalars is 1 all the same", "{ size }", 1],
    ["names of types are free", "{ __typename order { __typename } }", 1],
    ["an object is a point, its scalars none", "{ order { id number names } }", 1],
    ["objects add up", "{ order { account { owner { name } } } }", 3],
    ["an alias is one more", "{ order { a: account { id } b: account { id } } }", 3],
    ["a plain list counts as 5", "{ order { tags { name account { id } } } }", 1 + 5 * 2],
    [
      "a page counts as many as are asked for",
      "{ orders(first: 7) { edges { node { id } } page { more } } }",
      1 + 7 * 2 + 1,
    ],
    ["from the end as well", "{ orders(last: 7) { nodes { id } } }", 1 + 7],
    ["20 when none is asked for", "{ orders { nodes { id } } }", 1 + 20],
    ["null asks for none", "{ orders(first: null) { nodes { id } } }", 1 + 20],
    ["another list of a page is a plain one", "{ orders(first: 7) { counts { name } } }", 1 + 5],
    [
      "pages multiply",
      "{ orders(first: 7) { nodes { order { events(first: 3) { nodes { id } } } } } }",
      1 + 7 * (1 + 1 + 1 + 3),
    ],
    ["a list with a page of its own", "{ order { recent(first: 4) { id } } }", 1 + 4],
    ["the schema's default page", "{ order { recent { id } } }", 1 + 3],
    [
      "of a union the dearest member",
      "{ result { ... on Order { account { id } } ... on Tag { account { owner { name } } } } }",
      1 + 2,
    ],
    ["of an interface too", "{ node { id ... on Order { account { id } } ... on Account { id } } }", 1 + 1],
    [
      "common fields and the member's own",
      "{ orders(first: 1) { nodes { order { id } ... on Closed { by { name } } } } }",
      1 + 1 + 1 + 1,
    ],
    [
      "fragments are unfolded",
      "{ order { ...F } } fragment F on Order { account { ...G } } fragment G on Node { id ... on Account { owner { name } } }",
      3,
    ],
    [
      "a page reaches through fragments",
      "{ orders(first: 9) { ...F } } fragment F on EventConnection { ... { edges { node { id } } } }",
      1 + 9 * 2,
    ],
    ["introspection is free", "{ __schema { types { fields { name } } } }", 1],
    ["what is skipped is not charged", "{ order @skip(if: true) { id } size }", 1],
    [
      "what is not included neither",
      "{ order { ...F @include(if: false) } } fragment F on Order { account { id } }",
      1,
    ],
  ])("%s", (_name, source, points) => {
    expect(cost(source)).toBe(points);
  });

  it("goes by the variables", () => {
    const source =
      "query ($n: Int = 2, $with: Boolean!) { orders(first: $n) { nodes { id order @include(if: $with) { id } } } }";
    expect(cost(source, { n: 2, with: false })).toBe(1 + 2);
    expect(cost(source, { n: 50, with: true })).toBe(1 + 50 * 2);
  });

  it("the same fragment below two pages is multiplied by each", () => {
    expect(
      cost(
        "{ a: orders(first: 2) { ...F } b: orders(first: 50) { ...F } } fragment F on EventConnection { nodes { id } }",
      ),
    ).toBe(1 + 2 + 1 + 50);
  });
});

describe("depth and root fields", () => {
  it("count the leaf, and fragments only for what they hold", () => {
    expect(weigh("{ size }").depth).toBe(1);
    expect(weigh("{ order { account { id } } }").depth).toBe(3);
    expect(weigh("{ ...F } fragment F on Query { ... { order { account { id } } } }").depth).toBe(3);
    expect(weigh("{ __schema { types { fields { type { name } } } } }").depth).toBe(0);
  });

  it("count root fields through fragments", () => {
    expect(weigh("{ size ...F ...F } fragment F on Query { a: size b: size }").rootFields).toBe(5);
  });
});

it.each([0, -1, 101, 2_000_000_000])("refuses a page of %s", (entries) => {
  expect(() => cost("query ($n: Int) { orders(first: $n) { nodes { id } } }", { n: entries })).toThrow(/from 1 to 100/);
});

it("weighs fragments that double in no time, whatever they cost", async () => {
  const fragments = Array.from(
    { length: 60 },
    (_, i) => `fragment F${i} on Order { a: parent { ...F${i + 1} } b: parent { ...F${i + 1} } }`,
  );
  const { value: weight, cpu } = await cpuOf(() => weighDoubling(fragments));
  expect(cpu).toBeLessThan(500);
  expect(weight.cost).toBeGreaterThan(2 ** 60);
  expect(weight.depth).toBe(62);
});

function weighDoubling(fragments: string[]) {
  return weigh(`{ order { ...F0 } } ${fragments.join(" ")} fragment F60 on Order { id }`);
}

it("weighs interfaces within interfaces in no time", async () => {
  const inner = "order { recent(first: 1) { events(first: 1) { nodes {";
  const source = `{ orders(first: 1) { nodes { ${inner.repeat(30)} id ${"}}}}".repeat(30)} } } }`;
  const { value: points, cpu } = await cpuOf(() => cost(source));
  expect(points).toBe(2 + 30 * 4);
  expect(cpu).toBeLessThan(500);
});
