import { describe, expect, it } from "@jest/globals";
import { passwordFaults } from "../../../src/domain/password.js";

const keyOf = (password: string) =>
  passwordFaults("newPassword", password, { email: "Hanako.Yamada@kumo.test" })[0]?.message.key ?? "OK";

describe("a new password", () => {
  it.each([
    ["correct horse battery", "OK"],
    ["twelve chars", "OK"],
    ["eleven char", "error.password.tooShort"],
    ["", "error.password.tooShort"],
    ["ぱすわーどはとてもながい", "OK"],
    ["𠮷𠮷𠮷𠮷𠮷𠮷", "error.password.tooShort"], // six characters of two code units
    ["ab1!x".repeat(52), "error.password.tooLong"],
    ["あいうえおか".repeat(15), "error.password.tooLong"], // 270 bytes
    ["HANAKO.yamada@KUMO.test", "error.password.email"],
    ["my hanako.yamada@kumo.test!", "error.password.email"],
    ["hanako.yamada", "error.password.email"],
    ["aaaaaaaaaaaaaaaa", "error.password.pattern"],
    ["            ", "error.password.email"],
    ["abababababab", "error.password.pattern"],
    ["1234567890123", "error.password.pattern"],
    ["3456789012345", "error.password.pattern"],
    ["qwertyuiopasdf", "error.password.pattern"],
    ["PasswordPassword", "error.password.pattern"],
  ])("%j: %s", (password, key) => {
    expect(keyOf(password)).toBe(key);
  });
});
