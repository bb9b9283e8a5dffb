/**
 * Root fields that need no sign-in: what is the same for everybody, what begins, renews and ends a session, who accepts an invitation, and a stranger's
 * proof of key compromise. An access token that is not good is no reason to refuse them; for every other field it is.
 */
export const openFields: ReadonlySet<string> = new Set([
  "__schema",
  "__type",
  "__typename",
  "acceptInvitation",
  "createKeyCompromiseChallenge",
  "exchangeSignInCode",
  "labels",
  "product",
  "products",
  "refreshSession",
  "reportKeyCompromise",
  "signIn",
  "signOut",
]);
