import { describe, expect, it } from "@jest/globals";
import { say } from "../../../src/domain/messages/catalogue.js";
import { type EnumName, labels } from "../../../src/domain/messages/labels.js";
import { Locale } from "../../../src/domain/messages/messages.js";
import { statusWords } from "../../../src/domain/messages/statusWords.js";

describe("the sentences that people see", () => {
  it("fill their braces, and leave those visible for which no value was given", () => {
    expect(say("error.renewal.tooEarly", "EN", { days: 90, opensAt: "tomorrow" })).toContain(
      "90 days before the end (tomorrow)",
    );
    expect(say("error.renewal.tooEarly", "EN", { days: 90 })).toContain("{opensAt}");
  });

  it("say an enum's word in the reader's language (C16)", () => {
    const values = statusWords("OrderStatus", "REVOKED");
    expect(say("error.order.notIssued", "JA", values)).toContain("失効済み");
    expect(say("error.order.notIssued", "EN", values)).toContain("Revoked");
    expect(say("error.alreadyDecided", "JA", statusWords("RevocationStatus", "REJECTED", "decision"))).toContain(
      "却下",
    );
  });

  it("know every word of every enum", () => {
    const references = Object.entries(labels).flatMap(([name, words]) =>
      Object.entries<Record<Locale, string>>(words).map(([value, word]) => ({ name: name as EnumName, value, word })),
    );
    for (const { name, value, word } of references)
      for (const locale of Object.values(Locale))
        expect(say("event.order", locale, statusWords(name, value as never))).toContain(`: ${word[locale]}`);
    expect(references.length).toBeGreaterThan(100);
  });

  it.each([
    "@OrderStatus.UNKNOWN",
    "@Nothing.REVOKED",
    "@constructor.NAME",
    "@__proto__.X",
    "$&",
    "{status}",
    "taro@example.jp",
  ])("take anything else as it is: %j", (status) => {
    expect(say("event.order", "EN", { status })).toBe(`Order: ${status}`);
  });
});
