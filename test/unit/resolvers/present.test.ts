import { describe, expect, it } from "@jest/globals";
import { isObjectType, isUnionType } from "graphql";
import { type Refusal, UserErrorCode } from "../../../src/domain/errors.js";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { presentRefusal } from "../../../src/resolvers/present.js";
import * as userErrors from "../../../src/schema/userErrors.js";

const said = { key: "error.staleVersion" } as const;
const [decidedAt, closedAt] = [new Date("2026-04-01T00:00:00Z"), new Date("2026-04-02T00:00:00Z")];

/** What those that carry data carry. */
const data: Partial<Record<UserErrorCode, object>> = {
  VALIDATION: {
    fields: [{ path: ["csr"], code: "CSR_INVALID", message: { key: "error.field.tooLong", values: { max: 7 } } }],
  },
  STALE_VERSION: { currentVersion: 3, currentId: "rev_1" },
  CANCELLATION_WINDOW_CLOSED: { closedAt },
  ALREADY_DECIDED: { decidedAt, decision: "REJECTED", requestId: "rev_1" },
  REVOCATION_ALREADY_OPEN: { requestId: "rev_1" },
  RATE_LIMITED: { retryAfterSeconds: 60 },
};
const refusalOf = (code: UserErrorCode) => ({ code, message: said, ...data[code] }) as Refusal;
const codes = Object.values(UserErrorCode);

const everyError = new Set(Object.keys(userErrors));
const ofItsOwn: Partial<Record<UserErrorCode, keyof typeof userErrors>> = {
  VALIDATION: "ValidationError",
  NOT_FOUND: "NotFoundError",
  STALE_VERSION: "StaleVersionError",
  CANCELLATION_WINDOW_CLOSED: "CancellationWindowClosedError",
  ALREADY_DECIDED: "AlreadyDecidedError",
  REVOCATION_ALREADY_OPEN: "RevocationAlreadyOpenError",
  RATE_LIMITED: "RateLimitedError",
};

describe("presentRefusal", () => {
  it.each(codes)("%s is of its type, where the union has it", (code) => {
    const presented = presentRefusal(refusalOf(code), "JA", everyError);
    expect(presented.constructor.name).toBe(ofItsOwn[code] ?? "RefusedError");
    expect(presented.code).toBe(code);
  });

  it.each(codes)(
    "%s is a RefusedError, where the union has nothing else: what is unknown to a client would be lost",
    (code) => {
      const presented = presentRefusal(refusalOf(code), "JA", new Set(["PlaceOrderPayload", "RefusedError"]));
      expect(presented).toBeInstanceOf(userErrors.RefusedError);
      expect(presented.code).toBe(code);
    },
  );

  it("says it in the language asked for, the fields too", () => {
    const spoken = (locale: "JA" | "EN") => presentRefusal(refusalOf("VALIDATION"), locale, everyError);
    expect(spoken("EN")).toMatchObject({
      message: expect.stringContaining("out of date"),
      fields: [{ path: ["csr"], code: "CSR_INVALID", message: "At most 7 characters." }],
    });
    expect(spoken("JA")).toMatchObject({ fields: [{ message: "7 文字以内で入力してください。" }] });
  });

  it("hands on what the code promises", () => {
    const presented = (code: UserErrorCode) => presentRefusal(refusalOf(code), "EN", everyError);
    expect(presented("STALE_VERSION")).toMatchObject({ currentVersion: 3, currentId: "rev_1" });
    expect(presented("CANCELLATION_WINDOW_CLOSED")).toMatchObject({ closedAt });
    expect(presented("ALREADY_DECIDED")).toMatchObject({ decidedAt, decision: "REJECTED", requestId: "rev_1" });
    expect(presented("REVOCATION_ALREADY_OPEN")).toMatchObject({ requestId: "rev_1" });
    expect(presented("RATE_LIMITED")).toMatchObject({ retryAfter: 60 });
  });

  it("can fall back everywhere: every result union has RefusedError, and each class the name of its type", async () => {
    const types = Object.values((await buildAppSchema()).getTypeMap());
    const results = types.filter(isUnionType).filter(({ name }) => name.endsWith("Result"));
    expect(results.length).toBeGreaterThan(5);
    expect(results.filter((union) => !union.getTypes().some(({ name }) => name === "RefusedError"))).toEqual([]);
    const errors = types
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === "UserError"));
    expect(errors.filter(({ name }) => !everyError.has(name))).toEqual([]);
  });
});
