import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

/** The text of `schema.graphql`: sorted, so that a diff shows what changed and not where it was declared. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
