import { beforeEach, describe, expect, it } from "@jest/globals";
import { buildSchema, GraphQLError, parse } from "graphql";
import type { WebSocket } from "ws";
import { failureKind } from "../../../src/http/failureKind.js";
import { localeOf } from "../../../src/http/localeOf.js";
import { Origins } from "../../../src/http/Origins.js";
import { runOperation } from "../../../src/http/runOperation.js";
import { SocketSession } from "../../../src/http/SocketSession.js";
import { auditMutations } from "../../../src/resolvers/auditMutations.js";

it.each([
  [undefined, "JA"],
  ["", "JA"],
  ["fr-FR", "JA"],
  ["*", "JA"],
  ["ja", "JA"],
  ["en", "EN"],
  ["EN", "EN"],
  ["en-US,en;q=0.9,ja;q=0.8", "EN"],
  ["ja,en-US;q=0.9", "JA"],
  ["en;q=0.5, ja;q=0.7", "JA"],
  ["en;q=0", "JA"],
  ["en;q=nonsense", "JA"],
  ["fr, en;q=0.1", "EN"],
])("speaks to Accept-Language %j in %s", (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});

it("knows the names of its own machine, and no others", () => {
  const origins = new Origins(["http://127.0.0.1:4000", "https://app.example"]);
  expect(
    ["http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:4000", "https://app.example"].every((each) =>
      origins.has(each),
    ),
  ).toBe(true);
  for (const other of [
    "http://localhost:4001",
    "https://localhost:4000",
    "http://app.example",
    "null",
    "https://app.example.",
  ]) {
    expect(origins.has(other)).toBe(false);
  }
});

it.each([
  ["OUTAGE", Object.assign(new Error("x"), { code: "ECONNREFUSED" })],
  ["OUTAGE", Object.assign(new Error("x"), { driverError: { code: "57P01" } })],
  ["OUTAGE", new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })])],
  ["OUTAGE", new GraphQLError("x", { originalError: new Error("Connection terminated unexpectedly") })],
  ["OUTAGE", new Error("x", { cause: Object.assign(new Error("y"), { code: "08006" }) })],
  ["TIMEOUT", Object.assign(new Error("x"), { driverError: { code: "57014" } })],
  ["DEFECT", new Error("relation does not exist")],
  ["DEFECT", Object.assign(new Error("x"), { code: "23505" })],
  ["DEFECT", null],
])("%s: %j", (kind, error) => {
  expect(failureKind(error)).toBe(kind);
});

it("gives an operation up when its time is over", async () => {
  const schema = buildSchema("type Query { never: Int }");
  const args = { schema, document: parse("{ never }"), rootValue: { never: () => new Promise(() => {}) } };
  const { data, errors } = await runOperation(args, { milliseconds: 30 });
  expect(data).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["TIMEOUT"]);
});

it.each(["before", "while"])(
  "gives an operation up when nobody waits for it any more: gone %s it runs",
  async (when) => {
    const schema = buildSchema("type Query { never: Int }");
    const args = { schema, document: parse("{ never }"), rootValue: { never: () => new Promise(() => {}) } };
    const gone = new AbortController();
    if (when === "before") gone.abort();
    else setTimeout(() => gone.abort(), 10);
    const { errors } = await runOperation(args, { milliseconds: 20_000, gone: gone.signal });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["ABANDONED"]);
  },
);

it("begins no further command once it is given up", async () => {
  const began: string[] = [];
  const schema = auditMutations(buildSchema("type Query { size: Int } type Mutation { first: Int second: Int }"));
  const audit = { during: (_opening: unknown, run: () => Promise<unknown>) => run() };
  const context: { services: object; authentication: string; over?: AbortSignal } = {
    services: { audit },
    authentication: "ANONYMOUS",
  };
  const slow = (name: string) => async () => {
    began.push(name);
    await new Promise((resolve) => setTimeout(resolve, 60));
  };
  const rootValue = { first: slow("first"), second: slow("second") };
  const over = new AbortController();
  context.over = over.signal;
  const args = { schema, document: parse("mutation { first second }"), rootValue, contextValue: context };
  const { errors } = await runOperation(args, { milliseconds: 30, over });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["TIMEOUT"]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(began).toEqual(["first"]);
});

describe("a socket", () => {
  const closes: unknown[][] = [];
  const pings: string[] = [];
  const socket = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    close: (...reason: unknown[]) => closes.push(reason),
    ping: (data: string) => pings.push(data),
  } as unknown as WebSocket;
  const options = {
    clock: { now: () => new Date() },
    wire: { cork: () => undefined, uncork: () => undefined },
    identity: { authenticate: async () => null },
  };

  let time = 0;
  const opened = () => new SocketSession(socket, "10.0.0.1", options, () => time);

  beforeEach(() => {
    closes.length = 0;
    pings.length = 0;
  });
  const seconds = (count: number, each: () => void) => {
    for (let second = 0; second < count; second++) {
      time += 1000;
      each();
    }
  };

  it("of nobody who is signed in is counted by his network", () => {
    const owners = ["2001:db8:1:2::1", "2001:db8:1:2::2", "::ffff:10.0.0.1"].map(
      (address) => new SocketSession(socket, address, options).owner,
    );
    expect(owners).toEqual(["2001:db8:1:2::/64", "2001:db8:1:2::/64", "10.0.0.1"]);
  });

  it("that is not heard of for a minute is closed with 1013", () => {
    const session = opened();
    seconds(60, () => session.tend());
    expect([closes, pings.length]).toEqual([[], 5]);
    seconds(1, () => session.tend());
    expect(closes).toEqual([[1013, "Too far behind"]]);
  });

  it("that only now takes what was sent more than a minute ago is a minute behind", () => {
    const session = opened();
    seconds(1, () => session.heard(time - 59_000));
    session.tend();
    expect(closes).toEqual([]);
    session.heard(time - 61_000);
    session.tend();
    expect(closes).toEqual([[1013, "Too far behind"]]);
  });

  it("that answers pings stays", () => {
    const session = opened();
    seconds(300, () => {
      session.tend();
      for (const data of pings.splice(0)) session.ponged(data);
    });
    expect(closes).toEqual([]);
  });

  it.each([
    [40, []],
    [65, [[1013, "Too far behind"]]],
  ])("that takes everything %i seconds later is closed beyond a minute, however often it answers", (late, closed) => {
    const session = opened();
    const sent: { readonly at: number; readonly data: string }[] = [];
    seconds(300, () => {
      if (closes.length === 0) session.tend();
      sent.push(...pings.splice(0).map((data) => ({ at: time, data })));
      for (const { at, data } of sent) if (time - at === late * 1000) session.ponged(data);
    });
    expect(closes).toEqual(closed);
  });

  it("that sends pongs which answer no ping, or one again, gives no sign of life", () => {
    const session = opened();
    const answered: string[] = [];
    seconds(13, () => session.tend());
    for (const data of pings) session.ponged(data);
    answered.push(...pings);
    seconds(60, () => {
      if (closes.length === 0) session.tend();
      for (const data of ["", "0", String(time + 1), String(Number.MAX_SAFE_INTEGER), ...answered])
        session.ponged(data);
    });
    expect(closes).toEqual([[1013, "Too far behind"]]);
  });
});
