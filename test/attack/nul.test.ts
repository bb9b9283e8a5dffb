import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isUnionType,
} from "graphql";
import { validInput } from "../api/tenants/validInput.js";
import type { Client } from "../support/client.js";
import { AttackWorld } from "./AttackWorld.js";

const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));

let world: AttackWorld;
let people: readonly Client[];
let orderId: string;
beforeAll(async () => {
  world = await AttackWorld.open();
  // So that a decision looks for the row that it is about, before anything else.
  await world.demo.database.dataSource.query("update accounts set requires_step_up = true");
  people = await Promise.all(["admin@kumo.test", "operator@desk.test"].map((email) => world.as(email)));
  [{ id: orderId }] = await world.demo.database.dataSource.query("select id from orders limit 1");
}, 120_000);
afterAll(() => world.close());

const nul = "\0";

/** Each value of this type in which one text is a NUL and the rest is what the type requires; switches are on. */
function* spoilt(type: GraphQLInputType, name: string, depth = 0): Generator<unknown> {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    for (const value of spoilt(inner.ofType, name, depth)) yield [value];
    return;
  }
  if (["String", "ID"].includes(getNamedType(inner).name)) yield nul;
  if (!isInputObjectType(inner) || depth > 3) return;
  const rest = validInput(inner, name, { orderId, immediately: true }) as object;
  for (const field of Object.values(inner.getFields()))
    for (const value of spoilt(field.type, field.name, depth + 1)) yield { ...rest, [field.name]: value };
}

/** Every request of one field in which one argument has a NUL. */
function requestsOf(kind: "query" | "mutation", { name, args, type }: GraphQLField<unknown, unknown>) {
  const named = getNamedType(type);
  const selection = isObjectType(named) || isUnionType(named) || "getFields" in named ? "{ __typename }" : "";
  const types = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const query = `${kind} (${types}) { ${name}(${given}) ${selection} }`;
  return args.flatMap((arg) => {
    const others = Object.fromEntries(
      args.flatMap((other) =>
        other.type.toString().endsWith("!") ? [[other.name, validInput(other.type, other.name, { orderId })]] : [],
      ),
    );
    return [...spoilt(arg.type, arg.name)].map((value) => ({ query, variables: { ...others, [arg.name]: value } }));
  });
}

describe.each(["query", "mutation"] as const)("a NUL in one text of a %s", (kind) => {
  const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  const fields = Object.values(root?.getFields() ?? {}).filter((field) => requestsOf(kind, field).length > 0);

  it.each(fields.map((field) => [field.name, field] as const))("%s: is bad input", async (_, field) => {
    for (const request of requestsOf(kind, field)) {
      const answers = await Promise.all(people.map((person) => person.post(request)));
      const texts = answers.map(({ body }) => JSON.stringify(body));
      // Whoever may not use the field at all hears that.
      for (const text of texts) expect(text).toMatch(/BAD_USER_INPUT|"(Refused|NotFound)Error"/);
      expect({ request: request.variables, texts }).toEqual({
        request: request.variables,
        texts: expect.arrayContaining([expect.stringContaining("BAD_USER_INPUT")]),
      });
    }
  });

  it("is no complaint of the server's", () => expect(world.complaints()).toEqual([]));
});
