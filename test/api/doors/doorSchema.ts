import { buildSchema, GraphQLError, type GraphQLSchema } from "graphql";
import type { Context } from "../../../src/resolvers/context.js";
import { EventFeed } from "../../../src/services/events/EventFeed.js";
import { DoorLog, everything, Outage } from "./DoorLog.js";

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
    outageLater: Tick!
  }
`;

/** What tests look at or turn. */
export interface DoorWorld {
  counted: number;
  /** What `ticks` follows. */
  readonly eventLog: DoorLog;
  /** While it is set, a subscription to `ticks` does not begin before. */
  gate?: Promise<void>;
  /** Subscriptions to `ticks` that have come so far. */
  asked: number;
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
    sleeps: () => {
      world.counted++;
      return new Promise((resolve) => setTimeout(resolve, 1000, "awake"));
    },
  });
  define(schema, "Mutation", {
    count: () => ++world.counted,
    signIn: () => "token",
    place: () => ({ __typename: "Refused", code: "NO" }),
  });
  const tick = (number: number, padding = 0) => ({
    number,
    requestId: (_: unknown, { requestId }: Context) => {
      world.counted++;
      return requestId + "x".repeat(padding);
    },
    role: (_: unknown, { authentication }: Context) =>
      typeof authentication === "object" ? authentication.actor.role : null,
    viewer: (_: unknown, { authentication }: Context) =>
      typeof authentication === "object" ? { id: authentication.actor.userId, name: "Viewer" } : null,
    broken: () => {
      throw new Error("hunter2");
    },
    outage: () => {
      throw new Outage("connect ECONNREFUSED");
    },
  });
  const subscription = schema.getSubscriptionType()?.getFields() ?? {};
  for (const field of Object.values(subscription))
    field.resolve = ({ sequence }: { sequence: number }, { padding }: { padding?: number }) => tick(sequence, padding);
  const source = (name: string, subscribe: (args: { upTo?: number }) => EventFeed | Promise<EventFeed>) => {
    const field = subscription[name];
    if (field) field.subscribe = (_source: unknown, args: { upTo?: number }) => subscribe(args);
  };
  source("ticks", async ({ upTo }) => {
    world.asked++;
    await world.gate;
    const log = upTo === undefined ? world.eventLog : new DoorLog(upTo, "OUT_OF_MEMORY");
    return new EventFeed(log, everything, upTo === undefined ? log.head.position : 0);
  });
  source("hidden", () => {
    throw new GraphQLError("There is no such order.", { extensions: { code: "NOT_FOUND" } });
  });
  source("outage", () => {
    throw new Outage("connect ECONNREFUSED");
  });
  source("outageLater", () => new EventFeed(new DoorLog(1, "AWAY"), everything, 0));
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
