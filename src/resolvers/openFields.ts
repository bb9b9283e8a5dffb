import { rights } from "./rights.js";

/** Root fields that need no sign-in: a token that is not good is no reason to refuse them (one of them renews it). */
export const openFields: ReadonlySet<string> = new Set([
  "__schema",
  "__type",
  "__typename",
  ...["Query", "Mutation", "Subscription"].flatMap((root) =>
    Object.entries(rights[root] ?? {}).flatMap(([field, { kind }]) => (kind === "OPEN" ? [field] : [])),
  ),
]);
