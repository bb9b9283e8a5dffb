import { describe, expect, it } from "@jest/globals";
import { canonicalEmail } from "../../../src/services/identity/canonicalEmail.js";

describe("canonicalEmail", () => {
  it.each([
    ["admin@kumo.test", "admin@kumo.test"],
    [" Admin@KUMO.test\n", "admin@kumo.test"],
    ["　ａｄｍｉｎ＠ｋｕｍｏ．ｔｅｓｔ　", "admin@kumo.test"],
    [`${"a".repeat(242)}@example.org`, `${"a".repeat(242)}@example.org`],
  ])("%j is %j", (text, email) => expect(canonicalEmail(text)).toBe(email));

  it.each([
    "",
    "admin",
    "@kumo.test",
    "admin@",
    "a@b@c",
    "ad min@kumo.test",
    "admin@kumo.test\0",
    "\ud800@kumo.test",
    `${"a".repeat(243)}@example.org`,
    // NFKC makes 18 characters of one.
    `${"\ufdfa".repeat(20)}@example.org`,
    "a@b".repeat(20_000),
  ])("refuses what cannot be one (%#)", (text) => expect(canonicalEmail(text)).toBeNull());
});
