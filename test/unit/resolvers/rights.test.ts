import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, graphql } from "graphql";
import { type Actor, permissions, Role } from "../../../src/domain/actor.js";
import { audiences } from "../../../src/domain/audience.js";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { guardSchema } from "../../../src/resolvers/guardSchema.js";
import { openFields } from "../../../src/resolvers/openFields.js";
import { all, anonymous, empty, hidden, open, type Right, refused } from "../../../src/resolvers/right.js";
import { rights } from "../../../src/resolvers/rights.js";
import { rightsTables } from "./rightsPage.js";

const page = new URL("../../../docs/rights.md", import.meta.url);
const actor = (role: Role): Actor => ({ userId: "usr_1", role, accountId: role === "OPERATOR" ? null : "acc_1" });

describe("the table of rights", () => {
  it("names every field of the three roots, and of the types that it names", async () => {
    const schema = await buildAppSchema();
    for (const [name, fields] of Object.entries(rights))
      expect([name, Object.keys(fields).sort()]).toEqual([
        name,
        Object.keys((schema.getType(name) as GraphQLObjectType).getFields()).sort(),
      ]);
    expect(Object.keys(rights)).toEqual(expect.arrayContaining(["Query", "Mutation", "Subscription"]));
  });

  it("says what needs no sign-in", () => {
    expect([...openFields].sort()).toEqual(
      ["__schema", "__type", "__typename", "createKeyCompromiseChallenge", "labels", "product", "products"]
        .concat([
          "acceptInvitation",
          "exchangeSignInCode",
          "refreshSession",
          "reportKeyCompromise",
          "requestPasswordReset",
          "resetPassword",
          "signIn",
          "signOut",
        ])
        .sort(),
    );
  });

  it("is printed in docs/rights.md (UPDATE_DOCS=1 writes it)", async () => {
    const text = await readFile(page, "utf8");
    const written = `${text.slice(0, text.indexOf("## "))}${rightsTables()}\n`;
    if (process.env.UPDATE_DOCS === "1") await writeFile(page, written);
    expect(await readFile(page, "utf8")).toBe(written);
  });

  it("knows audiences as the roles' permissions make them", () => {
    const rolesOf = (audience: keyof typeof audiences) =>
      Object.values(Role).filter((role) => audiences[audience](actor(role)));
    const having = (permission: string) =>
      Object.values(Role).filter((role) => (permissions[role] as readonly string[]).includes(permission));
    expect(rolesOf("CUSTOMERS")).toEqual(having("PLACE_ORDER"));
    expect(rolesOf("MONEY")).toEqual(having("HANDLE_MONEY"));
    expect(rolesOf("DECIDERS")).toEqual(having("DECIDE"));
    expect(rolesOf("ACCOUNT_DECIDERS")).toEqual(["ADMIN", "MANAGER"]);
    expect(rolesOf("ADMINISTRATORS")).toEqual(["ADMIN"]);
    expect(rolesOf("STAFF")).toEqual(["OPERATOR"]);
    expect(rolesOf("STAFF_AND_ADMINISTRATORS")).toEqual(["ADMIN", "OPERATOR"]);
    expect(rolesOf("WHOLE_ACCOUNT")).toEqual(Object.values(Role).filter((role) => role !== "LIMITED"));
    expect(rolesOf("ALL")).toEqual(Object.values(Role));
  });
});

const sdl = `type Query { free: Int seen: Int mine: Int few: [Thing!]! } type Thing { open: Int secret: Int must: Int! }
  type Mutation { act: Answer! } union Answer = Done | RefusedError type Done { x: Int } type RefusedError { code: String message: String }`;
const staff = refused("FORBIDDEN", "error.desk.staffOnly")("STAFF");
const table = {
  Query: { free: open, seen: anonymous, mine: all, few: empty("STAFF") },
  Mutation: { act: staff },
};

describe("fields of rows", () => {
  const built = (rowFields: Record<string, string>) => () => guardSchema(buildSchema(sdl), table, rowFields);
  const known = { Thing: "open secret must", Done: "x" };

  it("build when each is listed, and are refused when one is not, or is no more", () => {
    expect(built(known)).not.toThrow();
    expect(built({ ...known, Thing: "open must" })).toThrow("Thing.secret: who may see it stands neither");
    expect(built({ Thing: known.Thing })).toThrow("Done.x: who may see it");
    expect(built({ ...known, Thing: "open secret must old" })).toThrow("Thing.old: there is no such field");
    expect(built({ ...known, Gone: "x" })).toThrow("Gone.x: there is no such field");
  });
});

describe("the guard before the resolvers", () => {
  const build = (more: Record<string, Record<string, Right>> = {}): GraphQLSchema =>
    guardSchema(buildSchema(sdl), { ...table, ...more });
  const rootValue = {
    free: 1,
    seen: 2,
    mine: 3,
    few: [{ open: 4, secret: 5, must: 6 }],
    act: () => ({ __typename: "Done", x: 7 }),
  };
  const ask = async (source: string, role: Role | "ANONYMOUS" | "INVALID", schema = build()) => {
    const known = role === "ANONYMOUS" || role === "INVALID";
    const contextValue = { authentication: known ? role : { actor: actor(role) }, locale: "EN" };
    const { data, errors } = await graphql({ schema, source, rootValue, contextValue });
    return errors?.[0]?.extensions.code ?? errors?.[0]?.message ?? JSON.parse(JSON.stringify(data));
  };

  it("lets nobody have what is open, and what nobody may ask for", async () => {
    expect(await ask("{ free seen }", "ANONYMOUS")).toEqual({ free: 1, seen: 2 });
    expect(await ask("{ free }", "INVALID")).toEqual({ free: 1 });
    for (const source of ["{ seen }", "{ mine }", "mutation { act { __typename } }"])
      expect(await ask(source, "INVALID")).toBe("UNAUTHENTICATED");
    for (const source of ["{ mine }", "mutation { act { __typename } }"])
      expect(await ask(source, "ANONYMOUS")).toBe("UNAUTHENTICATED");
  });

  it("hides a type's field from others", async () => {
    const schema = build({ Thing: { open: all, secret: hidden("STAFF"), must: all } });
    expect(await ask("{ few { open secret must } }", "ADMIN", schema)).toEqual({
      few: [{ open: 4, secret: null, must: 6 }],
    });
    const nobodys = guardSchema(buildSchema(sdl), {
      ...table,
      Query: { ...table.Query, few: open },
      Thing: { open: all, secret: hidden("STAFF"), must: all },
    });
    for (const asker of ["ANONYMOUS", "INVALID"] as const)
      expect(await ask("{ few { secret must } }", asker, nobodys)).toEqual({ few: [{ secret: null, must: 6 }] });
    expect(await ask("{ few { secret } }", "OPERATOR", schema)).toEqual({ few: [{ secret: 5 }] });
  });

  it("answers a command's refusal instead of running it", async () => {
    let ran = 0;
    const schema = build();
    const act = () => ({ __typename: "Done", x: ++ran });
    const run = (role: Role) =>
      graphql({
        schema,
        source: "mutation { act { __typename } }",
        rootValue: { act },
        contextValue: { authentication: { actor: actor(role) }, locale: "EN" },
      });
    await run("ADMIN");
    expect(ran).toBe(0);
    await run("OPERATOR");
    expect(ran).toBe(1);
  });

  it.each([
    [
      "a root field without an entry",
      { Query: { free: open, seen: anonymous, mine: all } },
      "Query.few: who may use it",
    ],
    ["a root without entries", { Mutation: {} }, "Mutation.act: who may use it"],
    ["an entry without a field", { Query: { ...table.Query, gone: all } }, "Query.gone: there is no such field"],
    ["an entry without a type", { Gone: { x: all } }, "Gone.x: there is no such field"],
    [
      "a field of a named type without an entry",
      { Thing: { open: all, secret: hidden("STAFF") } },
      "Thing.must: who may",
    ],
    [
      "a hidden field that cannot be null",
      { Thing: { open: all, secret: all, must: hidden("STAFF") } },
      "must be nullable",
    ],
    ["a hidden root", { Query: { ...table.Query, mine: hidden("STAFF") } }, "HIDDEN does not go with it"],
    ["a refused query", { Query: { ...table.Query, mine: staff } }, "only commands are refused"],
  ])("does not build with %s", (_what, more, message) => {
    expect(() => build(more as Record<string, Record<string, Right>>)).toThrow(message);
  });
});
