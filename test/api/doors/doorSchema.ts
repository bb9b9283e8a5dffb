import { buildSchema, GraphQLError, type GraphQLSchema } from "graphql";
import type { Context } from "../../../src/resolvers/context.js";

const sdl = /* GraphQL */ `
  interface Node { id: ID! }
  type User implements Node { id: ID! name: String! }
  type Product implements Node { id: ID! name: String! parent: Product }
  type Order implements Node { id: ID! number: String! user: User! parent: Order tags: [Tag!]! lines(first: Int, after: String, last: Int): OrderConnection! }
  type Tag { name: String! order: Order! }
  type OrderEdge { cursor: String! node: Order! }
  type PageInfo { hasNextPage: Boolean! }
  type OrderConnection { edges: [OrderEdge!]! pageInfo: PageInfo! counts: [Tag!]! totalCount: Int }
  type Done { order: Order! }
  type Refused { code: String! }
  union Result = Done | Refused
  input Item { name: String! inner: Item }
  enum Color { RED GREEN }
  type Query {
    hello(name: String, names: [String!], item: Item, color: Color): String!
    viewer: User
    secret: String!
    order(id: ID): Order
    orders(first: Int, after: String, last: Int, before: String): OrderConnection!
    products: [Product!]!
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    broken: String
    wrongType: Color
    outage: String
    sleeps: String
  }
  type Mutation { count: Int! signIn: String! place(name: String!): Result! }
  type Tick { number: Int! requestId: String! role: String viewer: User broken: String outage: String }
  type Subscription {
    ticks(upTo: Int, padding: Int): Tick!
    hidden: Tick!
    outage: Tick!
    breaksLater: Tick!
    outageLater: Tick!
  }
`;

/** What tests look at or turn. */
export interface DoorWorld {
  counted: number;
  /** Delivers to every running `ticks`. */
  readonly feeds: Set<(number: number) => void>;
  /** How often a source was given back. */
  returned: number;
}

class Outage extends Error {
  readonly code = "ECONNREFUSED";
}

/** A schema that can do whatever the doors have to cope with. */
export function doorSchema(world: DoorWorld): GraphQLSchema {
  const schema = buildSchema(sdl);
  const user = { __typename: "User", id: "usr_1", name: "Standard" };
  const order: object = { __typename: "Order", id: "ord_1", number: "1", user, tags: [], parent: null };
  const page = { edges: [{ cursor: "c", node: order }], pageInfo: { hasNextPage: false }, counts: [], totalCount: 1 };
  define(schema, "Query", {
    hello: ({ name }: { name?: string }) => `Hello ${name ?? "you"}`,
    viewer: (_: unknown, { authentication }: Context) => (typeof authentication === "object" ? user : null),
    secret: (_: unknown, { authentication }: Context) => {
      if (typeof authentication === "object") return "yes";
      throw new GraphQLError("Sign in.", { extensions: { code: "UNAUTHENTICATED", http: { status: 401 } } });
    },
    order: () => order,
    orders: () => page,
    products: () => [],
    node: () => user,
    nodes: () => [],
    broken: () => {
      throw new Error("password of the database is hunter2");
    },
    wrongType: () => "hunter2",
    outage: () => {
      throw new Outage("connect ECONNREFUSED");
    },
    sleeps: () => new Promise((resolve) => setTimeout(resolve, 300, "awake")),
  });
  define(schema, "Mutation", {
    count: () => ++world.counted,
    signIn: () => "token",
    place: () => ({ __typename: "Refused", code: "NO" }),
  });
  const tick = (number: number, padding = 0) => ({
    number,
    requestId: (_: unknown, { requestId }: Context) => requestId + "x".repeat(padding),
    role: (_: unknown, { authentication }: Context) =>
      typeof authentication === "object" ? authentication.actor.role : null,
    broken: () => {
      throw new Error("hunter2");
    },
    outage: () => {
      throw new Outage("connect ECONNREFUSED");
    },
  });
  const subscription = schema.getSubscriptionType()?.getFields() ?? {};
  for (const field of Object.values(subscription)) field.resolve = (source: { tick: unknown }) => source.tick;
  const source = (name: string, subscribe: (args: { upTo?: number; padding?: number }) => AsyncIterable<unknown>) => {
    const field = subscription[name];
    if (field) field.subscribe = (_source: unknown, args: { upTo?: number; padding?: number }) => subscribe(args);
  };
  source("ticks", ({ upTo, padding }) =>
    upTo === undefined ? live(world, tick) : counting(world, upTo, (n) => tick(n, padding)),
  );
  source("hidden", () => {
    throw new GraphQLError("There is no such order.", { extensions: { code: "NOT_FOUND" } });
  });
  source("outage", () => {
    throw new Outage("connect ECONNREFUSED");
  });
  source("breaksLater", async function* () {
    yield { tick: tick(1) };
    throw new GraphQLError("Too old.", { extensions: { code: "CURSOR_EXPIRED", streamHead: "head" } });
  });
  source("outageLater", async function* () {
    yield { tick: tick(1) };
    throw new Outage("Connection terminated unexpectedly");
  });
  return schema;
}

type Resolvers = Record<string, (args: never, context: Context) => unknown>;

function define(schema: GraphQLSchema, type: "Query" | "Mutation", resolvers: Resolvers): void {
  const fields = (type === "Query" ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {};
  for (const [name, resolver] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field) field.resolve = (_source, args, context: Context) => resolver(args as never, context);
  }
}

/** Every number that a test feeds, from now on. */
function live(world: DoorWorld, tick: (number: number) => object): AsyncIterableIterator<unknown> {
  const waiting: number[] = [];
  let wake = () => {};
  let ended = false;
  const feed = (number: number) => {
    waiting.push(number);
    wake();
  };
  world.feeds.add(feed);
  return {
    async next() {
      while (waiting.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
      const number = waiting.shift();
      return number === undefined ? { done: true, value: undefined } : { done: false, value: { tick: tick(number) } };
    },
    async return() {
      ended = true;
      world.returned += world.feeds.delete(feed) ? 1 : 0;
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** As many as there are, as fast as they are taken; `world.counted` says how many were. */
function counting(world: DoorWorld, upTo: number, tick: (number: number) => object): AsyncIterableIterator<unknown> {
  let number = 0;
  return {
    next: async () => {
      if (number >= upTo) return { done: true, value: undefined };
      world.counted = ++number;
      return { done: false, value: { tick: tick(number) } };
    },
    return: async () => {
      world.returned++;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
