import { describe, expect, it } from "@jest/globals";
import { OrderStatus } from "../../../src/domain/order.js";
import { PaymentStatus } from "../../../src/domain/payment.js";
import { isReadyToIssue, pendingReasons, type ReadinessFacts } from "../../../src/domain/pending.js";
import { ProductKind, ValidationLevel } from "../../../src/domain/product.js";
import { at, now } from "./cases.js";

/** A paid DV order for a server, its two names validated. */
const ready: ReadinessFacts = {
  status: "PENDING",
  kind: "SERVER",
  validationLevel: "DV",
  paymentStatus: "PAID",
  validations: ["VALID", "VALID"],
  organizationVettedUntil: null,
};
const waitsFor = (differs: Partial<ReadinessFacts>) => pendingReasons({ ...ready, ...differs }, now);

describe("what a pending order waits for (D14)", () => {
  it("the CA, once nothing else is missing", () => {
    expect(waitsFor({})).toEqual(["CERTIFICATE_AUTHORITY"]);
    expect(isReadyToIssue(ready, now)).toBe(true);
  });

  it("everything that is missing, in one order; the CA comes last and alone", () => {
    const missing = { paymentStatus: "UNPAID", validations: ["VALID", "PENDING"], validationLevel: "OV" } as const;
    expect(waitsFor(missing)).toEqual(["PAYMENT", "DOMAIN_VALIDATION", "ORGANIZATION_VALIDATION"]);
    expect(isReadyToIssue({ ...ready, ...missing }, now)).toBe(false);
  });

  it("payment: authorized or paid is enough, whatever was given back is not", () => {
    const enough = Object.values(PaymentStatus).filter(
      (paymentStatus) => !waitsFor({ paymentStatus }).includes("PAYMENT"),
    );
    expect(enough).toEqual(["AUTHORIZED", "PAID"]);
  });

  it("payment: a reissue is free and waits for none, also where the card was refused after the issue (K29)", () => {
    expect(waitsFor({ status: "REISSUE_PENDING", paymentStatus: "UNPAID" })).toEqual(["CERTIFICATE_AUTHORITY"]);
  });

  it.each(["PENDING", "FAILED", "EXPIRED"] as const)(
    "domain validation: one name that is %s is enough to wait",
    (status) => {
      expect(waitsFor({ validations: ["VALID", status] })).toEqual(["DOMAIN_VALIDATION"]);
    },
  );

  it("domain validation: an order for a server is never issued without any", () => {
    expect(waitsFor({ validations: [] })).toEqual(["DOMAIN_VALIDATION"]);
  });

  it("domain validation: only server products need one", () => {
    const kinds = Object.values(ProductKind).filter((kind) =>
      waitsFor({ kind, validations: [] }).includes("DOMAIN_VALIDATION"),
    );
    expect(kinds).toEqual(["SERVER"]);
  });

  it("organization: OV and EV", () => {
    const levels = Object.values(ValidationLevel).filter((validationLevel) =>
      waitsFor({ validationLevel }).includes("ORGANIZATION_VALIDATION"),
    );
    expect(levels).toEqual(["OV", "EV"]);
  });

  it("organization: whatever is not for servers, whatever its level (D14)", () => {
    const kinds = Object.values(ProductKind).filter((kind) =>
      waitsFor({ kind, validations: [], validationLevel: "DV" }).includes("ORGANIZATION_VALIDATION"),
    );
    expect(kinds).toEqual(Object.values(ProductKind).filter((kind) => kind !== "SERVER"));
  });

  it("organization: its record has an end", () => {
    const until = (organizationVettedUntil: Date) => waitsFor({ validationLevel: "OV", organizationVettedUntil });
    expect(until(at("2026-06-01T12:00:00.001+09:00"))).toEqual(["CERTIFICATE_AUTHORITY"]);
    expect(until(now)).toEqual(["ORGANIZATION_VALIDATION"]);
  });

  it("nothing in any other state: not placed for good, or issued, or over", () => {
    const waiting = Object.values(OrderStatus).filter(
      (status) => waitsFor({ status, paymentStatus: "UNPAID" }).length > 0,
    );
    expect(waiting).toEqual(["PENDING", "REISSUE_PENDING"]);
    const issuable = Object.values(OrderStatus).filter((status) => isReadyToIssue({ ...ready, status }, now));
    expect(issuable).toEqual(["PENDING", "REISSUE_PENDING"]);
  });
});
