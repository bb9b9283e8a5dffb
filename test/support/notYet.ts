/**
 * Root fields of the public contract that the code does not serve yet. The list only shrinks: a test fails when one of them
 * exists, or when one that is missing does not stand here.
 */
export const notYet = {
  Query: [],
  Mutation: [],
  Subscription: [],
} as const satisfies Record<string, readonly string[]>;
