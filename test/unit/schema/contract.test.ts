import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  GraphQLObjectType,
  GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { notYet } from "../../support/notYet.js";

const contractFile = "../shared/spec/schema.graphql";
const here = existsSync(contractFile);
if (!here) console.warn(`SKIPPED: the public contract is not here (${contractFile}), nothing was compared with it.`);

const roots = ["Query", "Mutation", "Subscription"] as const;

/** The contract without the root fields that are not served yet, and without the types that only those reach. */
function served(contract: GraphQLSchema): GraphQLSchema {
  const [query, mutation, subscription] = roots.map((root) => {
    const { fields, ...config } = rootType(contract, root).toConfig();
    const missing: readonly string[] = notYet[root];
    const present = Object.entries(fields).filter(([name]) => !missing.includes(name));
    return new GraphQLObjectType({ ...config, fields: Object.fromEntries(present) });
  });
  return new GraphQLSchema({ query, mutation, subscription, types: implementors(contract, "Node") });
}

function rootType(schema: GraphQLSchema, root: (typeof roots)[number]): GraphQLObjectType {
  const type = schema.getType(root);
  if (!isObjectType(type)) throw new Error(`The schema has no ${root}.`);
  return type;
}

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

  it("contains all of the public contract but what is not served yet", () => {
    expect(findBreakingChanges(served(contract), emitted)).toEqual([]);
  });

  // A deployed client loses what a member says that it does not know, so what comes later is a RefusedError or an OrderUpdated.
  it("adds no member to a closed union or interface, no value to an enum, and changes no default", () => {
    const refused: readonly DangerousChangeType[] = [
      DangerousChangeType.TYPE_ADDED_TO_UNION,
      DangerousChangeType.VALUE_ADDED_TO_ENUM,
      DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
    ];
    const changes = findDangerousChanges(served(contract), emitted)
      .filter(({ type }) => refused.includes(type))
      .filter(({ description }) => !description.endsWith("added to enum type UserErrorCode."));
    expect(changes).toEqual([]);
    expect(namesOf(implementors(emitted, "OrderEvent"))).toEqual(namesOf(implementors(contract, "OrderEvent")));
  });

  it.each(roots)(
    "has no field of %s that stands in notYet, and notYet none that the contract does not have",
    (root) => {
      const missing: readonly string[] = notYet[root];
      expect(missing.filter((name) => name in rootType(emitted, root).getFields())).toEqual([]);
      expect(missing.filter((name) => !(name in rootType(contract, root).getFields()))).toEqual([]);
    },
  );
});
