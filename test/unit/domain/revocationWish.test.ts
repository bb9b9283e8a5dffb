import { describe, expect, it } from "@jest/globals";
import {
  normalizedSerial,
  noteFaults,
  type RequestRevocationWish,
  revocationFaults,
} from "../../../src/domain/revocationWish.js";
import { actor } from "./cases.js";

const requester = { company: "株式会社クラウド", contactName: "山田 太郎", phone: "03-0000-0000" };
const wish: RequestRevocationWish = {
  idempotencyKey: "key-1",
  orderId: "ord_1",
  commonName: "www.example.jp",
  reason: "SUPERSEDED",
  requester,
};
const faults = (differs: Partial<RequestRevocationWish> = {}, by = actor("STANDARD")) =>
  Object.fromEntries(
    revocationFaults({ ...wish, ...differs }, by).map(({ path, message }) => [path.join("."), message.key]),
  );

describe("asking for a revocation: the form", () => {
  it("nothing is wrong with a plain one, of an order or of a serial number", () => {
    expect(faults()).toEqual({});
    expect(faults({ orderId: null, serialNumber: "0A1B" })).toEqual({});
  });

  it.each([
    ["none of the two", { orderId: undefined }],
    ["both", { serialNumber: "0A1B" }],
    ["two empty ones", { orderId: " ", serialNumber: "" }],
  ])("exactly one target: %s is refused", (_, target) => {
    expect(faults(target)).toEqual({ orderId: "error.target.exactlyOne" });
  });

  it("K15: company, contact and phone are all mandatory", () => {
    expect(faults({ requester: { company: "", contactName: " ", phone: "\u3000" } })).toEqual({
      "requester.company": "error.field.required",
      "requester.contactName": "error.field.required",
      "requester.phone": "error.field.required",
    });
    expect(faults({ requester: { ...requester, phone: "03\r\n04" } })).toEqual({
      "requester.phone": "error.field.control",
    });
  });

  it("K16: so is the common name", () => {
    expect(faults({ commonName: "" })).toEqual({ commonName: "error.field.required" });
  });

  it("the description is a text of some lines, not a book", () => {
    expect(faults({ description: "a\nb" })).toEqual({});
    expect(faults({ description: "あ".repeat(4001) })).toEqual({ description: "error.field.tooLong" });
  });
});

describe("staff on behalf (rules, section 7)", () => {
  it("say why in a note; others may leave it out", () => {
    expect(faults({}, actor("OPERATOR"))).toEqual({ note: "error.staffNote.required" });
    expect(faults({ note: " " }, actor("OPERATOR"))).toEqual({ note: "error.staffNote.required" });
    expect(faults({ note: "お電話でのご依頼" }, actor("OPERATOR"))).toEqual({});
    expect(noteFaults(null, actor("ADMIN"))).toEqual([]);
    expect(noteFaults("x".repeat(4001), actor("ADMIN"))).toHaveLength(1);
  });
});

describe("a serial number", () => {
  it.each(["0a1b2cff", "0A:1B:2C:FF", " 0a 1b 2c ff\n", "0A1B2CFF"])("%j is the one that the CA wrote", (pasted) => {
    expect(normalizedSerial(pasted)).toBe("0A1B2CFF");
  });
});
