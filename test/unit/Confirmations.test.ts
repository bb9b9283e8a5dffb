import { describe, expect, it } from "@jest/globals";
import { Confirmations } from "../../src/services/cancellations/Confirmations.js";

const confirmations = new Confirmations("key");
const shown = { orderId: "ord_1", userId: "usr_1", content: { outcome: "REFUNDED" } };
const now = new Date("2026-03-05T10:00:00+09:00");
const inMs = (ms: number) => new Date(now.getTime() + ms);
const minutes = 60_000;

describe("the confirmation of what was shown (C6)", () => {
  it("C6: is good for 15 minutes, as it says, and its end cannot be put off", () => {
    const { token, expiresAt } = confirmations.issue(shown, now);
    expect(expiresAt).toEqual(inMs(15 * minutes));
    expect(confirmations.holds(token, shown, expiresAt)).toBe(true);
    expect(confirmations.holds(token, shown, inMs(15 * minutes + 1))).toBe(false);
    const [, signature] = token.split(".");
    const postponed = `${inMs(60 * minutes)
      .getTime()
      .toString(36)}.${signature}`;
    expect(confirmations.holds(postponed, shown, now)).toBe(false);
  });

  it("C6: is good for one order, one user and one content, and where it was signed", () => {
    const { token } = confirmations.issue(shown, now);
    for (const other of [{ orderId: "ord_2" }, { userId: "usr_2" }, { content: { outcome: "VOIDED" } }])
      expect(confirmations.holds(token, { ...shown, ...other }, now)).toBe(false);
    expect(new Confirmations("another key").holds(token, shown, now)).toBe(false);
  });
});
