import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from "graphql";

/** Every path of fields of a type down to a depth, as the schema has them: `Order.events>OrderEventConnection.edges`. What the selections have to cover; no part of how they are made. */
export function fieldPaths(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string[] {
  if (depth === 0) return [];
  if (isAbstractType(type)) return schema.getPossibleTypes(type).flatMap((member) => fieldPaths(schema, member, depth));
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const own = `${type.name}.${field.name}`;
    return [own, ...fieldPaths(schema, getNamedType(field.type), depth - 1).map((below) => `${own}>${below}`)];
  });
}
