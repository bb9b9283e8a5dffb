import { Field, ID, InterfaceType } from "type-graphql";
import { idPrefixes, prefixOf } from "../domain/ids.js";

/**
 * The type of a Node by the prefix of its id; an event says its kind itself (`OrderEventKind` are the names of the types).
 * Throws for an id that no type has: only our own rows come here.
 */
export function typeNameOf(value: { readonly id: string; readonly kind?: string }): string {
  const prefix = prefixOf(value.id);
  if (prefix === null) throw new Error("A Node needs a public id.");
  const name: string = idPrefixes[prefix];
  return name === "OrderEvent" && value.kind !== undefined ? value.kind : name;
}

@InterfaceType({
  description: "Whatever has an id. `node(id)` finds each that the viewer may see.",
  resolveType: typeNameOf,
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque prefixed text, unique over all types. For `node(id)` and as a cache key." })
  readonly id!: string;
}
