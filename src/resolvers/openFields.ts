/**
 * Root fields that need no sign-in: what is the same for everybody, what begins, renews and ends a session, a password that was forgotten, and a stranger's
 * proof of key compromise. An access token that is not good is no reason to refuse them; for every other field it is.
 */
export const openFields: ReadonlySet<string> = new Set([
  "__schema",
  "__type",
  "__typename",
  "createKeyCompromiseChallenge",
  "labels",
  "product",
  "products",
  "refreshSession",
  "reportKeyCompromise",
  "requestPasswordReset",
  "resetPassword",
  "signIn",
  "signOut",
]);
