import { describe, expect, it } from "@jest/globals";
import { passwordFaults } from "../../../src/domain/password.js";

const keys = (password: string) =>
  passwordFaults("password", password, { email: "taro@kumo.test" }).map(({ message }) => message.key);

describe("a password", () => {
  it.each([
    ["a".repeat(11), ["error.password.short"]],
    ["a".repeat(12), []],
    // Of astral characters each counts once.
    ["🔑".repeat(11), ["error.password.short"]],
    ["🔑".repeat(12), []],
    ["a".repeat(256), []],
    ["a".repeat(257), ["error.password.long"]],
    ["あ".repeat(86), ["error.password.long"]],
    ["taro@kumo.test", ["error.password.email"]],
    [" ＴＡＲＯ@kumo.test ", ["error.password.email"]],
    ["taro@kumo.test!", []],
  ])("%j: %j", (password, expected) => {
    expect(keys(password)).toEqual(expected);
  });
});
