import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { emailFault, proseFault, textFault, trimmed } from "../../../src/domain/textField.js";

const said = (faults: readonly { readonly message: { readonly key: string } }[]) => faults[0]?.message.key ?? "OK";
const email = (value: string | null) => said(emailFault("email", value));
const text = (value: string | null, max = 10) => said(textFault("name", value, max));
const prose = (value: string | null, max = 10) => said(proseFault("note", value, max));

describe("a line of text", () => {
  it.each([null, "", "   ", "\u3000\n"])("is required: %j is none", (value) => {
    expect(text(value)).toBe("error.field.required");
  });

  it("has at most so many characters, spaces around it not counted", () => {
    expect(text("  1234567890  ")).toBe("OK");
    expect(textFault(["requester", "phone"], "12345678901", 10)).toEqual([
      {
        path: ["requester", "phone"],
        code: "VALIDATION",
        message: { key: "error.field.tooLong", values: { max: 10 } },
      },
    ]);
  });

  it.each(["a\nb", "a\rb", "a\u0000b", "a\tb", "a\u001bb", "a\u007fb", "a\u0085b", "a\u2028b"])(
    "has no control characters: %j",
    (value) => {
      expect(text(value)).toBe("error.field.control");
    },
  );

  it("may be in any language", () => {
    expect(["株式会社クラウド", "Müller & Söhne", "شركة", "🏢"].map((value) => text(value, 30))).toEqual(
      Array(4).fill("OK"),
    );
  });
});

describe("several lines of text", () => {
  it("may be missing, empty, and of many lines", () => {
    expect([null, "", "a\r\nb\tc\u2028d"].map((value) => prose(value))).toEqual(["OK", "OK", "OK"]);
  });

  it("have at most so many characters", () => {
    expect([prose("1234567890"), prose("12345678901")]).toEqual(["OK", "error.field.tooLong"]);
  });

  it.each(["a\u0000b", "a\u001b[31mb", "a\u0007b", "a\u0085b"])("have no other control characters: %j", (value) => {
    expect(prose(value)).toBe("error.field.unprintable");
  });
});

describe("a mail address (RFC 5321)", () => {
  const domain = `${"a".repeat(63)}.${"b".repeat(63)}`;

  it.each([
    "taro@example.jp",
    "  taro@example.jp\n",
    "taro.yamada+ssl@mail.example.co.jp",
    "o'brien!#$%&*/=?^_`{|}~-@example.org",
    "a@b.cd",
    "1@2.xn--wgv71a119e",
    `${"x".repeat(64)}@example.jp`,
    `taro@${domain}.jp`,
  ])("%j is one", (value) => {
    expect(email(value)).toBe("OK");
  });

  it.each([
    "taro",
    "@example.jp",
    "taro@",
    "taro@example",
    "taro@@example.jp",
    "taro@a@example.jp",
    ".taro@example.jp",
    "taro.@example.jp",
    "ta..ro@example.jp",
    "taro@.example.jp",
    "taro@example..jp",
    "taro@example.jp.",
    "taro@-example.jp",
    "taro@example-.jp",
    "taro@exam_ple.jp",
    "taro@example.j",
    "taro@127.0.0.1",
    "taro@[127.0.0.1]",
    "taro yamada@example.jp",
    '"taro yamada"@example.jp',
    "太郎@example.jp",
    "taro@例え.jp",
    "taro@example.jp,jiro@example.jp",
    "Taro <taro@example.jp>",
    `${"x".repeat(65)}@example.jp`,
    `${"x".repeat(33)}.${"x".repeat(32)}@example.jp`,
    `taro@${"a".repeat(64)}.jp`,
  ])("%j is none", (value) => {
    expect(email(value)).toBe("error.field.email");
  });

  it("is refused when it is missing or longer than 254 characters", () => {
    expect(email(null)).toBe("error.field.required");
    expect(email(`taro@${domain}.${domain}.jp`)).toBe("error.field.tooLong");
  });

  it.each([
    "taro@example.jp\r\nBcc: all@example.jp",
    "taro\n@example.jp",
    "taro@example.jp\u0000",
    "taro@example.jp\u2029x",
  ])("brings no header with it: %j", (value) => {
    expect(email(value)).toBe("error.field.control");
  });

  it("that is accepted is one printable ASCII word with one @, whatever was typed", () => {
    const character = fc.constantFrom(..."ab1.-_+@ \r\n\t<>,;:\"'\u0000\u00a0\u2028é。", "@", ".");
    const typed = fc.oneof(
      fc.string({ unit: character, maxLength: 20 }),
      fc
        .tuple(fc.string({ unit: character, maxLength: 6 }), fc.string({ unit: character, maxLength: 6 }))
        .map(([a, b]) => `a${a}@b${b}.jp`),
    );
    let accepted = 0;
    fc.assert(
      fc.property(typed, (value) => {
        if (email(value) !== "OK") return;
        accepted++;
        expect(value.trim()).toMatch(/^[!-?A-~]+@[!-?A-~]+$/);
      }),
      { seed: 1, numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it("is judged in no time, however it is made", () => {
    const began = performance.now();
    for (const unit of ["a.", "a-", ".", "a@", "-"]) email(`${unit.repeat(125)}@`);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe("trimmed", () => {
  it("is null for what is empty", () => {
    expect([null, undefined, "", " \u3000", " a "].map(trimmed)).toEqual([null, null, null, null, "a"]);
  });
});
