import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Variables } from "./checkVariables.js";
import { doorErrors } from "./doorErrors.js";
import { doorLimits } from "./doorLimits.js";

/** What an operation amounts to, its fragments unfolded. */
export interface Weight {
  readonly depth: number;
  /** Points of cost. */
  readonly cost: number;
  /** As often as one is selected. */
  readonly rootFields: number;
}

/** Of one selection set: what `edges` and `nodes` cost is still to be multiplied by the page of the field it belongs to. */
interface Part {
  depth: number;
  fields: number;
  once: number;
  perEntry: number;
}

/**
 * Weighs a valid operation: a point for each object, none for a scalar, pages and lists multiplied, of a union or an
 * interface the dearest member. Each selection set is weighed once per type, so fragments that double stay cheap to weigh.
 * @param variables as their types read them
 * @throws GraphQLError BAD_USER_INPUT for a page outside of 1 to 100
 */
export function weighOperation(
  { schema, document }: { readonly schema: GraphQLSchema; readonly document: DocumentNode },
  operation: OperationDefinitionNode,
  variables: Variables,
): Weight {
  const root = schema.getRootType(operation.operation);
  if (!root) return { depth: 0, cost: 1, rootFields: 0 };
  const part = new Weighing(schema, document, variables).selectionSet(operation.selectionSet, root);
  // `nodes(ids:)` at the root is a list as any other.
  const cost = Math.max(1, part.once + doorLimits.plainList * part.perEntry);
  return { depth: part.depth, cost, rootFields: part.fields };
}

class Weighing {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<SelectionSetNode, Map<GraphQLObjectType, Part>>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
  }

  selectionSet(node: SelectionSetNode, type: GraphQLObjectType): Part {
    const byType = this.known.get(node) ?? new Map<GraphQLObjectType, Part>();
    const known = byType.get(type);
    if (known !== undefined) return known;
    const sum: Part = { depth: 0, fields: 0, once: 0, perEntry: 0 };
    for (const selection of node.selections) if (this.included(selection)) add(sum, this.selection(selection, type));
    this.known.set(node, byType.set(type, sum));
    return sum;
  }

  private selection(node: SelectionNode, type: GraphQLObjectType): Part | null {
    if (node.kind === Kind.FIELD) return this.field(node, type);
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
    if (fragment === undefined || !this.applies(fragment.typeCondition?.name.value, type)) return null;
    return this.selectionSet(fragment.selectionSet, type);
  }

  private field(node: FieldNode, parent: GraphQLObjectType): Part {
    const definition = parent.getFields()[node.name.value];
    // `__typename`; and `__schema` and `__type`, which graphql-js keeps flat by a rule of its own.
    if (definition === undefined)
      return { depth: node.name.value === "__typename" ? 1 : 0, fields: 1, once: 0, perEntry: 0 };
    const page = this.page(definition, node);
    const type = getNamedType(definition.type);
    if (isLeafType(type) || node.selectionSet === undefined) return { depth: 1, fields: 1, once: 0, perEntry: 0 };
    const members = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type as GraphQLObjectType];
    let depth = 0;
    let points = 0;
    for (const member of members) {
      const part = this.selectionSet(node.selectionSet, member);
      depth = Math.max(depth, part.depth);
      points = Math.max(points, part.once + (page ?? doorLimits.plainList) * part.perEntry);
    }
    const list = isListType(getNullableType(definition.type));
    const inPage = list && page === null && (node.name.value === "edges" || node.name.value === "nodes");
    const times = list && !inPage ? (page ?? doorLimits.plainList) : 1;
    const cost = times * (1 + points);
    return { depth: depth + 1, fields: 1, once: inPage ? 0 : cost, perEntry: inPage ? cost : 0 };
  }

  /** How many entries the field is asked for; null when it is no paged field. */
  private page(definition: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    const names = definition.args.filter(
      ({ name, type }) => (name === "first" || name === "last") && getNamedType(type) === GraphQLInt,
    );
    if (names.length === 0) return null;
    const values = getArgumentValues(definition, node, this.variables);
    const asked = names.map(({ name }) => values[name]).filter((value) => typeof value === "number");
    const { largestPage } = doorLimits;
    const wrong = asked.some((entries) => entries < 1 || entries > largestPage);
    if (wrong)
      throw doorErrors.badInput(`"first" and "last" must be from 1 to ${largestPage}.`, "BAD_USER_INPUT", [node]);
    return asked.length === 0 ? doorLimits.pageSize : Math.max(...asked);
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const named = condition === undefined ? type : this.schema.getType(condition);
    return named === type || (isAbstractType(named) && this.schema.isSubType(named, type));
  }

  private included(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.variables);
    return skip?.if !== true && include?.if !== false;
  }
}

function add(sum: Part, part: Part | null): void {
  if (part === null) return;
  sum.depth = Math.max(sum.depth, part.depth);
  sum.fields += part.fields;
  sum.once += part.once;
  sum.perEntry += part.perEntry;
}
