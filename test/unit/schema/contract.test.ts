import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
} from "graphql";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";

const contractFile = "../shared/spec/schema.graphql";
const here = existsSync(contractFile);
if (!here) console.warn(`SKIPPED: the public contract is not here (${contractFile}), nothing was compared with it.`);

function implementors(schema: GraphQLSchema, name: string): GraphQLObjectType[] {
  const type = schema.getType(name);
  if (!isInterfaceType(type)) throw new Error(`The schema has no interface ${name}.`);
  return [...schema.getPossibleTypes(type)];
}

const namesOf = (types: readonly GraphQLObjectType[]) => types.map((type) => type.name).sort();

(here ? describe : describe.skip)("the emitted schema", () => {
  let contract: GraphQLSchema;
  let emitted: GraphQLSchema;

  beforeAll(async () => {
    contract = buildSchema(readFileSync(contractFile, "utf8"));
    emitted = await buildAppSchema();
  });

  it("contains all of the public contract", () => {
    expect(findBreakingChanges(contract, emitted)).toEqual([]);
  });

  // A deployed client loses what a member says that it does not know, so what comes later is a RefusedError or an OrderUpdated.
  it("adds no member to a closed union or interface, no value to an enum, and changes no default", () => {
    const refused: readonly DangerousChangeType[] = [
      DangerousChangeType.TYPE_ADDED_TO_UNION,
      DangerousChangeType.VALUE_ADDED_TO_ENUM,
      DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
    ];
    const changes = findDangerousChanges(contract, emitted)
      .filter(({ type }) => refused.includes(type))
      .filter(({ description }) => !description.endsWith("added to enum type UserErrorCode."));
    expect(changes).toEqual([]);
    expect(namesOf(implementors(emitted, "OrderEvent"))).toEqual(namesOf(implementors(contract, "OrderEvent")));
  });
});
