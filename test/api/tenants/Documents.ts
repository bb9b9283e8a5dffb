import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isRequiredArgument,
} from "graphql";
import { type Operation, operationAt, type Place, placesOf } from "./askedBy.js";
import type { NodeId } from "./nodeIds.js";
import { selectionsOf } from "./selections.js";
import { argumentsOf, type KnownValues } from "./validInput.js";

export interface Document {
  readonly source: string;
  readonly paths: number;
}

/** A question for many of one type. */
export interface Together extends Document {
  readonly variables: { readonly ids: readonly string[] };
  readonly nodes: readonly NodeId[];
}

/** As many as `nodes` takes. */
const mostNodes = 100;

/** A place where a row can be named, and what is asked there. */
export interface Asking extends Operation {
  readonly place: Place;
  readonly paths: number;
  /** 0, 1 …: which part of all the paths. */
  readonly part: number;
}

/** Everything that can be asked, as the schema has it. */
export class Documents {
  private readonly known = new Map<string, readonly Document[]>();

  constructor(
    readonly schema: GraphQLSchema,
    private readonly keys: readonly string[],
  ) {}

  get nodeTypes(): string[] {
    return this.schema.getImplementations(this.schema.getType("Node") as never).objects.map(({ name }) => name);
  }

  /** `node(id: $id)` with every path of the type's fields down to the depth. */
  node(type: string, depth = 4): readonly Document[] {
    return this.under("query ($id: ID!) { node(id: $id)", type, depth);
  }

  /** `nodes(ids: $ids)` with the same for all of them, as many of a type at a time as it takes. */
  together(ids: readonly NodeId[], depth: number): readonly Together[] {
    return [...new Set(ids.map(({ type }) => type))].flatMap((type) => {
      const ofType = ids.filter((each) => each.type === type);
      const starts = Array.from({ length: Math.ceil(ofType.length / mostNodes) }, (_, n) => n * mostNodes);
      return starts.flatMap((start) => {
        const nodes = ofType.slice(start, start + mostNodes);
        const variables = { ids: nodes.map(({ id }) => id) };
        return this.under("query ($ids: [ID!]!) { nodes(ids: $ids)", type, depth).map(({ source, paths }) => ({
          ...{ source, paths: paths * nodes.length, variables, nodes },
        }));
      });
    });
  }

  /** The root fields that ask for nothing, with every path below them. */
  roots(depth = 4): readonly Document[] {
    return this.once(`roots ${depth}`, () =>
      this.queries
        .filter(({ args }) => !args.some(isRequiredArgument) && !args.some(({ name }) => name === "id"))
        .flatMap((field) =>
          this.below(field, depth).map(({ text, paths }) => ({
            source: `{ ${field.name}${argumentsOf(field.args)}${text} }`,
            paths: paths + 1,
          })),
        ),
    );
  }

  /** Every place of a query where a row can be named, but for `node` with its fragments. */
  queriesAt(depth = 4): readonly Asking[] {
    const places = placesOf(this.queries, this.keys).filter(({ field }) => field.name !== "node");
    return places.flatMap((place) =>
      this.below(place.field, depth).map(({ text, paths }, part) => ({
        ...operationAt(place, text.slice(3, -2), { known: {}, kind: "query" }),
        ...{ place, part, paths: paths + 1 },
      })),
    );
  }

  /** Every place of a mutation where a row can be named by its id. */
  mutationsAt(known: KnownValues): readonly Asking[] {
    const fields = Object.values(this.schema.getMutationType()?.getFields() ?? {});
    return placesOf(fields, []).flatMap((place) =>
      this.below(place.field, 2).map(({ text, paths }, part) => {
        const selection = `__typename ... on UserError { code } ${text.slice(3, -2)}`;
        return { ...operationAt(place, selection, { known, kind: "mutation" }), ...{ place, part, paths: paths + 1 } };
      }),
    );
  }

  /** Every place of a subscription where a row can be named by its id. */
  get subscriptionPlaces(): readonly Place[] {
    return placesOf(Object.values(this.schema.getSubscriptionType()?.getFields() ?? {}), []);
  }

  private under(head: string, type: string, depth: number): readonly Document[] {
    return this.once(`${head} ${type} ${depth}`, () =>
      selectionsOf(this.schema, this.schema.getType(type) as GraphQLNamedType, { depth }).map(({ text, paths }) => ({
        source: `${head} { __typename id ... on ${type} { ${text} } } }`,
        paths,
      })),
    );
  }

  private get queries(): GraphQLField<unknown, unknown>[] {
    return Object.values(this.schema.getQueryType()?.getFields() ?? {});
  }

  /** ` { … }` for each part of what a field answers; nothing for a scalar. */
  private below(field: GraphQLField<unknown, unknown>, depth: number) {
    const type = getNamedType(field.type);
    if (isLeafType(type)) return [{ text: "", paths: 0 }];
    const budget = { tokens: 800, cost: 800 };
    const parts = selectionsOf(this.schema, type, { depth, budget });
    return parts.map(({ text, paths }) => ({ text: ` { ${text} }`, paths }));
  }

  private once(key: string, make: () => readonly Document[]): readonly Document[] {
    const made = this.known.get(key) ?? make();
    this.known.set(key, made);
    return made;
  }
}
