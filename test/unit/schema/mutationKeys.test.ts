import { beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphQLInputObjectType, type GraphQLSchema, getNamedType } from "graphql";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { type KeyRule, mutationKeys } from "./mutationKeys.js";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildAppSchema();
});

const shapes = { ALWAYS: "String!", IF_GIVEN: "String", NEVER: undefined } as const satisfies Record<
  KeyRule["key"],
  unknown
>;

/** How the input of a mutation has the key. */
function shapeOf(mutation: string): string | undefined {
  const [input] = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  const type = input && (getNamedType(input.type) as GraphQLInputObjectType);
  return type?.getFields().idempotencyKey?.type.toString();
}

describe("idempotency keys", () => {
  it("every mutation is in the list, with why it takes a key or does not", () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.sort()).toEqual(Object.keys(mutationKeys).sort());
  });

  it.each(Object.entries<KeyRule>(mutationKeys))("%s takes one as the list says", (mutation, { key, because }) => {
    expect(shapeOf(mutation)).toBe(shapes[key]);
    expect(because).not.toBe("");
  });
});
