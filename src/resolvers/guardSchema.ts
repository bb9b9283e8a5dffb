import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from "graphql";
import { type Audience, audiences } from "../domain/audience.js";
import { refuse } from "../domain/errors.js";
import type { Context } from "./context.js";
import { membersOf } from "./Presenting.js";
import { presentRefusal } from "./present.js";
import { all, type Right } from "./right.js";
import { viewerOf, viewerOrNobody } from "./viewerOf.js";

type Field = GraphQLField<unknown, Context>;
type Resolver = GraphQLFieldResolver<unknown, Context>;
type Rights = Readonly<Record<string, Readonly<Record<string, Right>>>>;

/** Type to its fields, a blank between them. */
type RowFields = Readonly<Record<string, string>>;

/**
 * Puts the table of rights before every resolver that it names. What is not in the table is denied: a field without an entry does not build, nor an entry without a field; the fields of all other types stand in `rowFields`.
 * @throws Error that names it
 */
export function guardSchema(schema: GraphQLSchema, rights: Rights, rowFields?: RowFields): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const names = [...roots.flatMap((root) => (root ? [root.name] : [])), ...Object.keys(rights)];
  for (const name of new Set(names)) {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? type.getFields() : {};
    for (const field of new Set([...Object.keys(fields), ...Object.keys(rights[name] ?? {})]))
      guardField(`${name}.${field}`, fields[field], rights[name]?.[field]);
  }
  if (rowFields !== undefined) checkRowFields(schema, rights, rowFields);
  return schema;
}

/** Of types that have no rights of their own each field is one that whoever sees the row may see, and says so. */
function checkRowFields(schema: GraphQLSchema, rights: Rights, rowFields: RowFields): void {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const rows = types.filter(({ name }) => !(name in rights) && !/^__|(Connection|Edge|Payload|Error)$/.test(name));
  for (const name of new Set([...rows.map((type) => type.name), ...Object.keys(rowFields)])) {
    const fields = Object.keys(rows.find((type) => type.name === name)?.getFields() ?? {});
    const listed = rowFields[name]?.split(" ") ?? [];
    const odd = [...fields, ...listed].find((field) => !fields.includes(field) || !listed.includes(field));
    if (odd !== undefined)
      throw new Error(
        `${name}.${odd}: ${fields.includes(odd) ? "who may see it stands neither in rights.ts nor in rowFields.ts" : "there is no such field"}`,
      );
  }
}

function guardField(place: string, field: Field | undefined, right: Right | undefined): void {
  if (field === undefined || right === undefined)
    throw new Error(`${place}: ${field ? "who may use it does not stand in rights.ts" : "there is no such field"}`);
  const isRoot = /^(Query|Mutation|Subscription)\./.test(place);
  if (!(isRoot ? right.kind !== "HIDDEN" : right === all || right.kind === "HIDDEN"))
    throw new Error(`${place}: ${right.kind} does not go with it`);
  if (right.kind === "HIDDEN" && isNonNullType(field.type)) throw new Error(`${place}: hidden, so it must be nullable`);
  if (right.kind === "REFUSED" && !place.startsWith("Mutation."))
    throw new Error(`${place}: only commands are refused`);
  if (right.kind === "OPEN" || (!isRoot && right === all)) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  if (right.kind === "HIDDEN") field.resolve = hiding(right.audience, resolve);
  else if (field.subscribe) field.subscribe = guarded(right, field.subscribe);
  else field.resolve = guarded(right, resolve);
}

/** Nobody may come here too: by what `signIn` answers. */
function hiding(audience: Audience, resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const { authentication } = context;
    const may = typeof authentication === "object" && audiences[audience](authentication.actor);
    return may ? resolve(source, args, context, info) : null;
  };
}

function guarded(right: Right, resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const viewer = right.kind === "ANONYMOUS" ? viewerOrNobody(context) : viewerOf(context);
    if (viewer === null || right.kind !== "REFUSED" || audiences[right.audience](viewer))
      return resolve(source, args, context, info);
    return presentRefusal(refuse(right.code, right.key).error, context.locale, membersOf(info.returnType));
  };
}
