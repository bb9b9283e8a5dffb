/**
 * Root fields that need no sign-in: what is the same for everybody, and what begins, renews and ends a session. An access
 * token that is not good is no reason to refuse them; for every other field it is.
 */
export const openFields: ReadonlySet<string> = new Set([
  "__schema",
  "__type",
  "__typename",
  "labels",
  "product",
  "products",
  "refreshSession",
  "signIn",
  "signOut",
]);
