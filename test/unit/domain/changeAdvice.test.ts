import { describe, expect, it } from "@jest/globals";
import { type AdviceFacts, changeAdvice } from "../../../src/domain/changeAdvice.js";
import { message } from "../../../src/domain/errors.js";
import { say } from "../../../src/domain/messages/catalogue.js";
import { OrderChange } from "../../../src/domain/order.js";
import { PaymentMethod } from "../../../src/domain/payment.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";

const paidBy = (policy: AdviceFacts["policy"]): AdviceFacts[] =>
  Object.values(PaymentMethod).map((paymentMethod) => ({ policy, paymentMethod }));
const [c, k] = [paidBy(certcentralTerms), paidBy(kingsslTerms)];
const all = [...c, ...k];
const byVoucher = all.filter(({ paymentMethod }) => paymentMethod === "VOUCHER");
const otherwise = all.filter(({ paymentMethod }) => paymentMethod !== "VOUCHER");

describe("whether a cancellation is needed", () => {
  it.each([
    ["C26", "PAYMENT_METHOD", all, "CANCEL_AND_REORDER", true, "advice.paymentMethod"],
    ["C27", "APPLICATION_TYPE", all, "CANCEL_AND_REORDER", true, "advice.applicationType"],
    ["C28", "PRODUCT_OR_TERM", all, "CANCEL_AND_REORDER", true, "advice.productOrTerm"],
    ["C29", "RENEWAL_TIMING", c, "CANCEL_OR_REISSUE", false, "advice.renewalTiming.lost"],
    ["C29, K2", "RENEWAL_TIMING", k, "CANCEL_OR_REISSUE", false, "advice.renewalTiming.carried"],
    ["C30", "COMMON_NAME", c, "REISSUE", false, "advice.commonName.reissue"],
    ["K31", "COMMON_NAME", k, "NEW_ORDER", false, "advice.commonName.newOrder"],
    ["C31", "PLATFORM", all, "DOWNLOAD_OTHER_FORMAT", false, "advice.platform"],
    ["C32", "LICENSE_COUNT", byVoucher, "REGISTER_VOUCHER", false, "advice.licenseCount.voucher"],
    ["C32", "LICENSE_COUNT", otherwise, "CANCEL_AND_REORDER", true, "advice.licenseCount.other"],
    ["K28", "APPROVER_EMAIL", all, "CANCEL_AND_REORDER", true, "advice.approverEmail"],
  ] as const)(
    "%s: %s: whatever else the brand and the payment are",
    (_id, change, cases, procedure, cancelNeeded, key) => {
      for (const facts of cases)
        expect(changeAdvice(change, facts)).toEqual({ change, procedure, cancelNeeded, explanation: message(key) });
    },
  );

  it("is explained for each change in both languages, in words of its own", () => {
    const said = Object.values(OrderChange).flatMap((change) =>
      all.map((facts) => changeAdvice(change, facts).explanation.key),
    );
    expect(new Set(said).size).toBe(11);
    for (const key of said) expect(say(key, "JA")).not.toBe(say(key, "EN"));
  });
});
