import { describe, expect, it } from "@jest/globals";
import { buildSchema, parse } from "graphql";
import type { ApiScope } from "../../../src/domain/apiKey.js";
import type { Result } from "../../../src/domain/result.js";
import type { Authentication } from "../../../src/resolvers/context.js";
import { Admission } from "../../../src/resolvers/limits/Admission.js";
import type { SignedIn } from "../../../src/services/identity/SignedIn.js";

const schema = buildSchema("type Query { size: Int! } type Mutation { signIn: Int! count: Int! }");
const user = (userId: string): Authentication => ({
  actor: { userId, role: "STANDARD", accountId: "acc_1" },
  sessionId: "ses_1",
  expiresAt: new Date(),
  scopes: null,
});

function admission(wait = 0) {
  const charged: string[] = [];
  const limiter = {
    take: (principal: string) => {
      charged.push(principal);
      return wait;
    },
  };
  const rules = { introspection: false, openFields: new Set(["signIn"]), limiter };
  return { charged, door: new Admission(schema, rules) };
}
const submitted = (source: string) => ({ source, document: parse(source), variables: {}, operationName: null });
const codeOf = (result: Result<unknown, { errors: readonly { extensions: Record<string, unknown> }[] }>) =>
  result.ok ? "OK" : result.error.errors[0]?.extensions.code;

describe("whom points are charged to", () => {
  it.each([
    [user("usr_1"), "10.0.0.1", "user usr_1"],
    ["ANONYMOUS", "10.0.0.1", "10.0.0.1"],
    ["INVALID", "10.0.0.1", "10.0.0.1"],
    ["ANONYMOUS", "::ffff:10.0.0.1", "10.0.0.1"],
    ["ANONYMOUS", "2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["ANONYMOUS", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ] satisfies [Authentication, string, string][])("%j at %s", async (authentication, address, principal) => {
    const { charged, door } = admission();
    await door.admit(submitted("{ size }"), { authentication, address }, ["query"]);
    expect(charged).toEqual([principal]);
  });
});

it.each([
  ["{ size }", "ANONYMOUS", "OK"],
  ["{ size }", "INVALID", "UNAUTHENTICATED"],
  ["mutation { signIn }", "INVALID", "OK"],
  ["mutation { ...F } fragment F on Mutation { signIn }", "INVALID", "OK"],
  ["mutation { signIn: count }", "INVALID", "UNAUTHENTICATED"],
  ["mutation { signIn ...F } fragment F on Mutation { count }", "INVALID", "UNAUTHENTICATED"],
  ["{ ... { __schema { types { name } } } }", "ANONYMOUS", "INTROSPECTION_DISABLED"],
  ["query A { size } query B { size }", "ANONYMOUS", "OPERATION_RESOLUTION_FAILURE"],
] satisfies [string, Authentication, string][])("%s by %s: %s", async (source, authentication, code) => {
  const caller = { authentication, address: "10.0.0.1" };
  expect(codeOf(await admission().door.admit(submitted(source), caller, ["query", "mutation"]))).toBe(code);
});

it.each([
  ["{ size }", "ANONYMOUS"],
  ["mutation { count }", "INVALID"],
  ["{ ... { __schema { types { name } } } }", "ANONYMOUS"],
  ["query A { size } query B { size }", "ANONYMOUS"],
] satisfies [string, Authentication][])(
  "%s by %s without a point left: RATE_LIMITED, and no record",
  async (source, authentication) => {
    const caller = { authentication, address: "10.0.0.1" };
    const refused = await admission(7).door.admit(submitted(source), caller, ["query", "mutation"]);
    expect(codeOf(refused)).toBe("RATE_LIMITED");
    expect(refused.ok ? null : (refused.error.commands ?? [])).toEqual([]);
  },
);

describe("commands that are refused", () => {
  const key: Authentication = { ...(user("usr_1") as SignedIn), scopes: ["ORDERS_READ"] };
  const aliases = Array.from({ length: 11 }, (_, n) => `a${n}: count`).join(" ");

  it.each([
    ["mutation { count }", "INVALID", "mutation", ["count"]],
    ["mutation { count signIn }", key, "mutation", ["count", "signIn"]],
    ["mutation { count }", "ANONYMOUS", "subscription", ["count"]],
    [`mutation { ${aliases} }`, "ANONYMOUS", "mutation", ["count"]],
    ["mutation { __schema { types { name } } count }", "ANONYMOUS", "mutation", ["__schema", "count"]],
    ["{ size }", key, "query", []],
  ] satisfies [string, Authentication, "query" | "mutation" | "subscription", string[]][])(
    "%s by %j at a door for a %s are named, for the record",
    async (source, authentication, door, commands) => {
      const caller = { authentication, address: "10.0.0.1" };
      const refused = await admission().door.admit(submitted(source), caller, [door]);
      expect(refused.ok ? null : refused.error.commands).toEqual(commands);
    },
  );
});

describe("API keys", () => {
  const key = (...scopes: ApiScope[]): Authentication => ({ ...(user("usr_1") as SignedIn), scopes });

  it.each([
    ["{ size }", key("ORDERS_READ"), "SCOPE_MISSING"],
    ["{ size }", key(), "SCOPE_MISSING"],
    ["mutation { signIn }", key(), "OK"],
    ["mutation { signIn ...F } fragment F on Mutation { count }", key("ORDERS_WRITE"), "SCOPE_MISSING"],
    ["{ __schema { types { name } } }", key("ORDERS_READ"), "INTROSPECTION_DISABLED"],
    ["{ __schema { types { name } } }", key("SCHEMA_READ"), "OK"],
    ["{ __schema { types { name } } size }", key("SCHEMA_READ"), "SCOPE_MISSING"],
  ] satisfies [string, Authentication, string][])("%s by %j: %s", async (source, authentication, code) => {
    const caller = { authentication, address: "10.0.0.1" };
    expect(codeOf(await admission().door.admit(submitted(source), caller, ["query", "mutation"]))).toBe(code);
  });
});
