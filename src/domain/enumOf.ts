/** A closed set of words as an object (`OrderStatus.ISSUED`, for GraphQL) and, by `keyof typeof`, as a type. */
export function enumOf<const T extends readonly string[]>(...words: T): { readonly [K in T[number]]: K } {
  return Object.freeze(Object.fromEntries(words.map((word) => [word, word]))) as { readonly [K in T[number]]: K };
}
