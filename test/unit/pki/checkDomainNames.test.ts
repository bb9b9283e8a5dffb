import { describe, expect, it } from "@jest/globals";
import { say } from "../../../src/domain/messages/catalogue.js";
import { toUnicodeName } from "../../../src/services/pki/asciiName.js";
import { checkDomainNames } from "../../../src/services/pki/checkDomainNames.js";

const check = (names: readonly string[], demoTld = false) => checkDomainNames(names, { demoTld });

describe("names that a public certificate may bear", () => {
  it.each([
    ["example.org", "example.org"],
    ["example.com", "example.com"],
    ["example.jp", "example.jp"],
    ["WWW.Example.ORG", "www.example.org"],
    ["*.example.co.jp", "*.example.co.jp"],
    ["日本語.jp", "xn--wgv71a119e.jp"],
    ["*.日本語.JP", "*.xn--wgv71a119e.jp"],
    ["xn--wgv71a119e.jp", "xn--wgv71a119e.jp"],
    ["foo.github.io", "foo.github.io"],
    ["github.io", "github.io"],
    ["city.kawasaki.jp", "city.kawasaki.jp"],
    ["a-b--c.example.org", "a-b--c.example.org"],
    [`${"a".repeat(63)}.example.org`, `${"a".repeat(63)}.example.org`],
  ])("%s", (name, expected) => {
    expect(check([name])).toEqual({ ok: true, value: [expected] });
  });

  it("come in the order given, each once", () => {
    expect(check(["b.example.org", "日本語.jp", "A.example.org", "B.EXAMPLE.ORG", "xn--wgv71a119e.jp"])).toEqual({
      ok: true,
      value: ["b.example.org", "xn--wgv71a119e.jp", "a.example.org"],
    });
  });

  it("end in .test only in the demo", () => {
    expect(check(["www.kumo.test", "*.kumo.test"], true).ok).toBe(true);
    expect(check(["www.kumo.test"])).toMatchObject({ error: { message: { key: "domain.internal" } } });
    expect(check(["test"], true)).toMatchObject({ error: { message: { key: "domain.publicSuffix" } } });
    expect(check(["*.test"], true)).toMatchObject({ error: { message: { key: "domain.publicSuffix" } } });
  });
});

describe("names that are refused, not mended", () => {
  it.each([
    ["domain.malformed", ["", ".", "*", "*.", "example.org.", "example..org", ".example.org", "example.org:443"]],
    [
      "domain.malformed",
      ["https://example.org", "example.org/path", " example.org", "exam ple.org", "a_b.example.org"],
    ],
    [
      "domain.malformed",
      ["w*.example.org", "www.*.example.org", "*.*.example.org", "-a.example.org", "a-.example.org"],
    ],
    ["domain.malformed", [`${"a".repeat(64)}.example.org`, "%61.example.org", "a@example.org"]],
    // UTS 46 would mend these: full width, ideographic full stop, soft hyphen, zero-width joiner.
    [
      "domain.malformed",
      ["ｅｘａｍｐｌｅ.jp", "例。jp", "exam\u00adple.jp", "exam\u200dple.jp", "日本語.jp\u3002", "日%2E本.jp"],
    ],
    ["domain.malformed", ["xn--zzzzzzzzz99.jp", "xn--abc-.jp", "xn--.jp", "ab--cd.example.org"]],
    [
      "domain.address",
      [
        "192.0.2.1",
        "*.192.0.2.1",
        "2001:db8::1",
        "[2001:db8::1]",
        "::ffff:192.0.2.1",
        "0x7f.1",
        "127.1",
        "0x7f000001",
        "１２７.0.0.1",
      ],
    ],
    [
      "domain.internal",
      [
        "localhost",
        "intranet",
        "mail.local",
        "db.internal",
        "a.localhost",
        "www.example",
        "a.invalid",
        "a.home.arpa",
        "facebookcorewwwi.onion",
      ],
    ],
    [
      "domain.publicSuffix",
      ["jp", "co.jp", "*.co.jp", "*.jp", "kawasaki.jp", "*.kawasaki.jp", "*.x.kawasaki.jp", "公司.cn", "*.github.io"],
    ],
  ])("%s: %j", (key, names) => {
    for (const name of names) {
      expect([name, check(["example.org", name])]).toEqual([
        name,
        { ok: false, error: { code: "DOMAIN_NOT_ALLOWED", message: { key, values: { name } } } },
      ]);
    }
  });

  it("have at most 253 characters", () => {
    expect(check([`${"a.".repeat(121)}example.org`]).ok).toBe(true);
    expect(check([`*.${"a.".repeat(121)}example.org`])).toMatchObject({
      error: { message: { key: "domain.malformed" } },
    });
  });

  it("name the offender, cut when it is long", () => {
    const result = check([`${"a".repeat(5000)}`]);
    const { message } = result.ok ? { message: null } : result.error;
    expect(message && say(message.key, "EN", message.values)).toContain(`“${"a".repeat(100)}…”`);
  });

  it("are at most 250", () => {
    const names = Array.from({ length: 251 }, (_, index) => `a${index}.example.org`);
    expect(check(names.slice(1)).ok).toBe(true);
    expect(check(names)).toMatchObject({ error: { code: "DOMAIN_NOT_ALLOWED", message: { key: "domain.tooMany" } } });
  });
});

describe("toUnicodeName", () => {
  it.each([
    ["xn--wgv71a119e.jp", "日本語.jp"],
    ["*.xn--wgv71a119e.jp", "*.日本語.jp"],
    ["example.org", "example.org"],
  ])("%s", (ascii, unicode) => expect(toUnicodeName(ascii)).toBe(unicode));
});
