import { describe, expect, it } from "@jest/globals";
import { ApiScope } from "../../../src/domain/apiKey.js";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { closedTo, everyKeysFields, fieldsOfScope, sessionFields } from "../../../src/resolvers/keyFields.js";

const listed = [...everyKeysFields, ...sessionFields, ...Object.values(fieldsOfScope).flat()];

async function rootFields(): Promise<string[]> {
  const schema = await buildAppSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return [...new Set(roots.flatMap((type) => Object.keys(type?.getFields() ?? {})))];
}

describe("what API keys open", () => {
  it("says of every root field of the schema, in one place, for which keys it is", async () => {
    const meta = ["__schema", "__type", "__typename"];
    expect([...listed].sort()).toEqual([...(await rootFields()), ...meta].sort());
  });

  it("is nothing for a field that is listed nowhere, whatever the scopes", () => {
    expect(closedTo(Object.values(ApiScope), new Set(["viewer", "nextYearsField"]))).toBe("nextYearsField");
  });

  it("is never users, roles or keys", () => {
    for (const field of sessionFields) expect(closedTo(Object.values(ApiScope), new Set([field]))).toBe(field);
  });

  it.each(Object.values(ApiScope))("of %s is what stands in the table, and no more", async (scope) => {
    const opened = (await rootFields()).filter((field) => closedTo([scope], new Set([field])) === null);
    const expected = [...fieldsOfScope[scope], ...everyKeysFields].filter((field) => !field.startsWith("__"));
    expect(opened.sort()).toEqual(expected.sort());
  });
});
