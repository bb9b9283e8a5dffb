/**
 * A real instance of a schema class with all of its fields: `answer(PlaceOrderPayload, { order })`. Members of a union are
 * told apart by `instanceof`, so a plain object will not do; a field that is missing does not compile.
 */
export function answer<T extends object>(type: new () => T, fields: NoInfer<T>): T {
  return Object.assign(new type(), fields);
}
