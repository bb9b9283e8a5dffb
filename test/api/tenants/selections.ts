import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
} from "graphql";
import { argumentsOf, pageSize } from "./validInput.js";

/** A part of a document: what stands between two braces. */
export interface Selection {
  readonly text: string;
  readonly tokens: number;
  /** At most so many points at a door. */
  readonly cost: number;
  /** Paths of fields that no earlier selection of the same type has. */
  readonly paths: number;
  /** Of an interface whose types say different things by the same name: it stands in a document with no other such. */
  readonly apart: boolean;
}

/** What one selection may amount to. */
type Budget = Pick<Selection, "tokens" | "cost">;

/** Below the limits of the doors, with room for the operation around it. */
const door: Budget = { tokens: 850, cost: 4500 };

/**
 * Selections of a type that together have every path of its fields down to `depth`, each small enough for a door. Made from the schema, so that a new field is among them. Fields whose own fields
 * lie deeper are still resolved, for their `__typename`.
 */
export function selectionsOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  { depth, budget = door }: { readonly depth: number; readonly budget?: Budget },
): Selection[] {
  if (isAbstractType(type)) {
    const inner = { tokens: budget.tokens - 5, cost: budget.cost };
    const ofMember = (member: GraphQLObjectType) =>
      selectionsOf(schema, member, { depth, budget: inner }).map((each) =>
        wrap(`... on ${member.name}`, each, { tokens: 5, times: 1, cost: 0, paths: 0 }),
      );
    const groups = alike(schema.getPossibleTypes(type));
    const apart = groups.length > 1;
    return groups.flatMap((members) =>
      pack(members.flatMap(ofMember), budget).map((each) => ({ ...each, apart: apart || each.apart })),
    );
  }
  if (!isObjectType(type)) return [];
  const fields = Object.values(type.getFields()).flatMap((field) =>
    selectionsOfField(schema, field, { depth, budget }),
  );
  return pack(fields, budget);
}

function selectionsOfField(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  { depth, budget }: { readonly depth: number; readonly budget: Budget },
): Selection[] {
  const args = argumentsOf(field.args);
  const head = `${field.name}${args}`;
  const tokens = 1 + (args.match(/\w+|[():]/g) ?? []).length;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [{ text: head, tokens, cost: 0, paths: 1, apart: false }];
  const times = isListType(getNullableType(field.type)) ? pageSize : 1;
  const around = { tokens: tokens + 2, times, cost: times };
  const bottom = { text: "__typename", tokens: 1, cost: 0, paths: 0, apart: false };
  const inner = { tokens: budget.tokens - around.tokens, cost: budget.cost / times - 1 };
  const below = depth === 1 ? [bottom] : selectionsOf(schema, type, { depth: depth - 1, budget: inner });
  return below.map((each, index) => wrap(head, each, { ...around, paths: index === 0 ? 1 : 0 }));
}

/** Types in groups that one selection can be of: what has the same name has the same type. */
function alike(types: readonly GraphQLObjectType[]): GraphQLObjectType[][] {
  const groups: GraphQLObjectType[][] = [];
  for (const type of types) {
    const fits = (other: GraphQLObjectType) =>
      Object.values(type.getFields()).every((field) => {
        const same = other.getFields()[field.name];
        return same === undefined || String(same.type) === String(field.type);
      });
    const group = groups.find((members) => members.every(fits));
    if (group === undefined) groups.push([type]);
    else group.push(type);
  }
  return groups;
}

interface Around extends Budget {
  readonly times: number;
  readonly paths: number;
}

function wrap(head: string, { text, ...inner }: Selection, around: Around): Selection {
  return {
    text: `${head} { ${text} }`,
    tokens: inner.tokens + around.tokens,
    cost: around.cost + around.times * inner.cost,
    paths: inner.paths + around.paths,
    apart: inner.apart,
  };
}

/** As few selections as come of filling one after the other. */
function pack(parts: readonly Selection[], budget: Budget): Selection[] {
  const packed: Selection[] = [];
  for (const part of parts) {
    const last = packed.at(-1);
    const fits = last && last.tokens + part.tokens <= budget.tokens && last.cost + part.cost <= budget.cost;
    if (fits && !(last.apart && part.apart)) packed[packed.length - 1] = both(last, part);
    else packed.push(part);
  }
  return packed;
}

const both = (one: Selection, other: Selection): Selection => ({
  text: `${one.text} ${other.text}`,
  tokens: one.tokens + other.tokens,
  cost: one.cost + other.cost,
  paths: one.paths + other.paths,
  apart: one.apart || other.apart,
});
