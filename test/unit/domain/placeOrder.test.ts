import { describe, expect, it } from "@jest/globals";
import { PaymentMethod } from "../../../src/domain/payment.js";
import { type PlaceOrderWish, placeOrderFaults } from "../../../src/domain/placeOrder.js";
import { certcentralTerms, kingsslTerms, type PolicyTerms } from "../../../src/domain/policy.js";
import { ProductKind } from "../../../src/domain/product.js";

const wish: PlaceOrderWish = {
  idempotencyKey: "key-1",
  productCode: "CC_DV",
  csr: "-----BEGIN CERTIFICATE REQUEST-----",
  contactEmail: "taro@example.jp",
  validationMethod: "DNS_TXT",
  payment: { method: "BANK_TRANSFER" },
};
type Given = Partial<PlaceOrderWish> & {
  readonly kind?: ProductKind;
  readonly policy?: PolicyTerms;
  readonly priceValue?: number | null;
};

/** The faulty fields and what is said of each. */
function faults(given: Given = {}): Record<string, string> {
  const { kind = "SERVER", policy = certcentralTerms, priceValue = 12_000, ...differs } = given;
  const found = placeOrderFaults({ ...wish, ...differs }, { kind, priceValue }, policy);
  return Object.fromEntries(found.map(({ path, message }) => [path.join("."), message.key]));
}
const signing = { kind: "CODE_SIGNING", validationMethod: null } as const;

describe("placing an order: the form", () => {
  it("nothing is wrong with a plain one; what is null is not there", () => {
    const nothing = { approverEmail: null, hardwareToken: null, termYears: null, subjectAlternativeNames: null };
    expect(faults()).toEqual({});
    expect(faults(nothing)).toEqual({});
  });

  it("says everything at once", () => {
    const bad = { idempotencyKey: " ", contactEmail: "nobody", validationMethod: null, termYears: 4 } as const;
    expect(faults({ ...bad, hardwareToken: "NEW", payment: { method: "VOUCHER" } })).toEqual({
      idempotencyKey: "error.field.required",
      contactEmail: "error.field.email",
      validationMethod: "error.field.required",
      hardwareToken: "error.field.notForProduct",
      termYears: "error.termYears",
      "payment.voucherCode": "error.field.required",
    });
  });

  it("D14: only SERVER products want a validation method", () => {
    const kinds = Object.values(ProductKind).filter(
      (kind) => "validationMethod" in faults({ kind, validationMethod: null }),
    );
    expect(kinds).toEqual(["SERVER"]);
  });

  it("what is agreed by contract is not paid by card, nor renewed so; what costs nothing is", () => {
    for (const renewalOfOrderNumber of [null, "1234567890"]) {
      const contract = { kind: "PRIVATE", validationMethod: null, priceValue: null, renewalOfOrderNumber } as const;
      const refused = { "payment.method": "error.payment.byContract" };
      expect(faults({ ...contract, payment: { method: "CREDIT_CARD", cardToken: "tok_1" } })).toEqual(refused);
      expect(faults({ ...contract, payment: { method: "BANK_TRANSFER" } })).toEqual({});
      expect(faults({ ...contract, payment: { method: "UNITS" } })).toEqual({});
    }
    expect(faults({ priceValue: 0, payment: { method: "CREDIT_CARD", cardToken: "tok_1" } })).toEqual({});
  });

  it("D15: approverEmail is required for EMAIL and refused otherwise", () => {
    const approverEmail = "admin@example.jp";
    expect(faults({ validationMethod: "EMAIL", approverEmail })).toEqual({});
    expect(faults({ validationMethod: "EMAIL" })).toEqual({ approverEmail: "error.field.required" });
    expect(faults({ validationMethod: "EMAIL", approverEmail: "admin" })).toEqual({
      approverEmail: "error.field.email",
    });
    for (const validationMethod of ["DNS_TXT", "DNS_CNAME", "HTTP_FILE"] as const)
      expect(faults({ validationMethod, approverEmail })).toEqual({ approverEmail: "error.field.notForMethod" });
    expect(faults({ ...signing, approverEmail })).toEqual({ approverEmail: "error.field.notForProduct" });
  });

  it("C24, C25: a hardware token goes with code signing only", () => {
    const kinds = Object.values(ProductKind).filter(
      (kind) => !("hardwareToken" in faults({ kind, hardwareToken: "EXISTING" })),
    );
    expect(kinds).toEqual(["CODE_SIGNING", "EV_CODE_SIGNING"]);
  });

  it.each([
    [0, false],
    [1, true],
    [3, true],
    [4, false],
    [-1, false],
  ])("D7: a term of %d years: %s", (termYears, good) => {
    expect("termYears" in faults({ termYears })).toBe(!good);
  });

  it.each([
    [0, false],
    [1, true],
    [100, true],
    [101, false],
  ])("%d licences: %s", (licenseCount, good) => {
    expect("licenseCount" in faults({ licenseCount })).toBe(!good);
  });

  it("C32: a voucher is good for one licence", () => {
    const payment = { method: "VOUCHER", voucherCode: "V1" } as const;
    expect(faults({ payment, licenseCount: 2 })).toMatchObject({ licenseCount: "error.licenseCount.voucher" });
    expect("licenseCount" in faults({ payment, licenseCount: 1 })).toBe(false);
  });
});

describe("placing an order: the payment", () => {
  it("is one of the policy's methods (K8, C19–C23)", () => {
    const offered = (policy: PolicyTerms) =>
      Object.values(PaymentMethod).filter((method) => !("payment.method" in faults({ policy, payment: { method } })));
    expect(offered(kingsslTerms)).toEqual(["CREDIT_CARD"]);
    expect(offered(certcentralTerms)).toEqual(["CREDIT_CARD", "BANK_TRANSFER", "VOUCHER", "UNITS"]);
    expect(offered({ ...kingsslTerms, paymentMethods: ["UNITS"] })).toEqual(["UNITS"]);
  });

  it("C22: a voucher code goes with VOUCHER and with nothing else", () => {
    expect(faults({ payment: { method: "VOUCHER", voucherCode: "GIFT-1" } })).toEqual({});
    expect(faults({ payment: { method: "VOUCHER", voucherCode: "  " } })).toEqual({
      "payment.voucherCode": "error.field.required",
    });
    expect(faults({ payment: { method: "UNITS", voucherCode: "GIFT-1" } })).toEqual({
      "payment.voucherCode": "error.field.notForMethod",
    });
  });
});
