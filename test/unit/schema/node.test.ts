import { describe, expect, it } from "@jest/globals";
import { OrderEventKind } from "../../../src/domain/events.js";
import { idPrefixes } from "../../../src/domain/ids.js";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { answer } from "../../../src/schema/answer.js";
import { typeNameOf } from "../../../src/schema/Node.js";
import { NotFoundError, RefusedError } from "../../../src/schema/userErrors.js";

describe("typeNameOf", () => {
  it("tells the type by the id, and that of an event by its kind", () => {
    expect(typeNameOf({ id: "ord_1" })).toBe("Order");
    expect(typeNameOf({ id: "evt_1", kind: "CertificateChanged" })).toBe("CertificateChanged");
  });

  it("names a type of the schema for every Node that there is", async () => {
    const schema = await buildAppSchema();
    const node = schema.getType("Node") as Parameters<typeof schema.getPossibleTypes>[0];
    const named = Object.entries(idPrefixes).map(([prefix]) => typeNameOf({ id: `${prefix}_1` }));
    const known = new Set([...named, ...Object.keys(OrderEventKind)]);
    expect(schema.getPossibleTypes(node).filter((type) => !known.has(type.name))).toEqual([]);
  });

  it("throws for what has no public id: a bug of ours", () => {
    expect(() => typeNameOf({ id: "42" })).toThrow();
  });
});

describe("answer", () => {
  it("makes the instance by which a union tells its members apart; a plain object would fit several", () => {
    const plain = { code: "NOT_FOUND", message: "…" } as const;
    expect(plain).not.toBeInstanceOf(NotFoundError);
    expect(answer(NotFoundError, plain)).toBeInstanceOf(NotFoundError);
    expect(answer(NotFoundError, plain)).not.toBeInstanceOf(RefusedError);
    expect(answer(NotFoundError, plain)).toMatchObject(plain);
  });

  it("does not compile when a field is missing", () => {
    // @ts-expect-error: `message` is missing.
    expect(answer(NotFoundError, { code: "NOT_FOUND" })).toBeInstanceOf(NotFoundError);
  });
});
