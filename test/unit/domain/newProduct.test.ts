import { describe, expect, it } from "@jest/globals";
import { type NewProductWish, newProductFaults } from "../../../src/domain/newProduct.js";
import { ProductKind } from "../../../src/domain/product.js";

const wish: NewProductWish = {
  code: "NEW_DV",
  nameJa: "新製品",
  nameEn: "New product",
  kind: "SERVER",
  validationLevel: "DV",
  selfServiceRevocation: true,
  priceValue: null,
  priceCurrency: "JPY",
  certificateLifetimeDays: 199,
  brand: "certcentral",
};
const faults = (more: Partial<NewProductWish>) =>
  newProductFaults({ ...wish, ...more }).map(({ path }) => path.join("."));

describe("the form of a new product", () => {
  it("is good as it should be", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ priceValue: 0, additionalNamePriceValue: 1_000_000_000, hardwareTokenPriceValue: 1 })).toEqual([]);
  });

  it.each([
    ["code", { code: "new" }],
    ["code", { code: "N" }],
    ["code", { code: `N${"X".repeat(64)}` }],
    ["nameJa", { nameJa: " " }],
    ["nameEn", { nameEn: "a\u0000b" }],
    ["priceValue", { priceValue: -1 }],
    ["additionalNamePriceValue", { additionalNamePriceValue: -1 }],
    ["hardwareTokenPriceValue", { hardwareTokenPriceValue: 1_000_000_001 }],
    ["priceCurrency", { priceCurrency: "yen" }],
    ["certificateLifetimeDays", { certificateLifetimeDays: 0 }],
    ["brand", { brand: "" }],
  ] as const)("names %s", (field, more) => {
    expect(faults(more)).toEqual([field]);
  });

  it("lets a certificate live one day less than the law allows its kind (D7)", () => {
    const most = { SERVER: 199, CODE_SIGNING: 459, EV_CODE_SIGNING: 459, DOCUMENT_SIGNING: 1095, PRIVATE: 1095 };
    for (const kind of Object.values(ProductKind)) {
      const validationLevel = kind === "EV_CODE_SIGNING" ? "EV" : "OV";
      const lives = (certificateLifetimeDays: number) => faults({ kind, validationLevel, certificateLifetimeDays });
      expect([kind, lives(most[kind])]).toEqual([kind, []]);
      expect([kind, lives(most[kind] + 1)]).toEqual([kind, ["certificateLifetimeDays"]]);
    }
  });

  it("has the level that its kind has, but for servers, which have any (D14)", () => {
    const levels = (kind: ProductKind) =>
      (["DV", "OV", "EV"] as const).filter((validationLevel) => faults({ kind, validationLevel }).length === 0);
    expect(Object.values(ProductKind).map((kind) => levels(kind).join(" "))).toEqual([
      "DV OV EV",
      "OV",
      "EV",
      "OV",
      "OV",
    ]);
  });
});
