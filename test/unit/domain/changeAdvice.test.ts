import { describe, expect, it } from "@jest/globals";
import { type AdviceFacts, changeAdvice } from "../../../src/domain/changeAdvice.js";
import { say } from "../../../src/domain/messages/catalogue.js";
import { OrderChange } from "../../../src/domain/order.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";

const c: AdviceFacts = { policy: certcentralTerms, paymentMethod: "CREDIT_CARD" };
const k: AdviceFacts = { policy: kingsslTerms, paymentMethod: "CREDIT_CARD" };
const byVoucher: AdviceFacts = { ...c, paymentMethod: "VOUCHER" };

describe("whether a cancellation is needed", () => {
  it.each([
    ["C26", "PAYMENT_METHOD", c, "CANCEL_AND_REORDER", true],
    ["C27", "APPLICATION_TYPE", c, "CANCEL_AND_REORDER", true],
    ["C28", "PRODUCT_OR_TERM", c, "CANCEL_AND_REORDER", true],
    ["C29", "RENEWAL_TIMING", c, "CANCEL_OR_REISSUE", false],
    ["C30", "COMMON_NAME", c, "REISSUE", false],
    ["K31", "COMMON_NAME", k, "NEW_ORDER", false],
    ["C31", "PLATFORM", c, "DOWNLOAD_OTHER_FORMAT", false],
    ["C32", "LICENSE_COUNT", byVoucher, "REGISTER_VOUCHER", false],
    ["C32", "LICENSE_COUNT", { ...c, paymentMethod: "UNITS" }, "CANCEL_AND_REORDER", true],
    ["K28", "APPROVER_EMAIL", k, "CANCEL_AND_REORDER", true],
  ] as const)("%s: %s", (_id, change, facts, procedure, cancelNeeded) => {
    expect(changeAdvice(change, facts)).toMatchObject({ change, procedure, cancelNeeded });
  });

  it("is explained for each change in both languages, in words of its own", () => {
    const said = Object.values(OrderChange).flatMap((change) =>
      [c, k, byVoucher].map((facts) => changeAdvice(change, facts).explanation.key),
    );
    expect(new Set(said).size).toBe(11);
    for (const key of said) expect(say(key, "JA")).not.toBe(say(key, "EN"));
  });
});
