import { describe, expect, it } from "@jest/globals";
import { changedSettings, isShortName, newAccountFaults, settingsFaults } from "../../../src/domain/account.js";

const wish = {
  code: "yama-neko",
  name: "山猫商会",
  administrator: { name: "花子", email: "hanako@yama.test", initialPassword: "correct horse battery" },
};
const faults = (more: object, administrator: object = {}) =>
  newAccountFaults({ ...wish, ...more, administrator: { ...wish.administrator, ...administrator } }).map(({ path }) =>
    path.join("."),
  );

describe("the form of a new account", () => {
  it("is good as it should be", () => {
    expect(faults({})).toEqual([]);
    expect(faults({}, { initialPassword: "パスワードを十二文字以上" })).toEqual([]);
  });

  it.each(["", "a", "A1", "1a", "a_b", "a b", "a".repeat(33), "a\n"])("takes no code %j", (code) => {
    expect(faults({ code })).toEqual(["code"]);
    expect(isShortName(code)).toBe(false);
  });

  it.each(["", "elevenchars", "x".repeat(300), " ".repeat(12), "hanako@yama.test", " HANAKO@yama.test"])(
    "takes no password %j, where one is given",
    (initialPassword) => {
      expect(faults({}, { initialPassword })).toEqual(["administrator.initialPassword"]);
    },
  );

  it("needs no password: then a mail goes", () => {
    expect(faults({}, { initialPassword: null })).toEqual([]);
    expect(faults({}, { initialPassword: undefined })).toEqual([]);
  });

  it("names every fault", () => {
    expect(faults({ name: "\n" }, { name: "", email: "x" })).toEqual([
      "name",
      "administrator.name",
      "administrator.email",
    ]);
  });
});

describe("settings", () => {
  it("that are null or left out are no change; false is one", () => {
    expect(changedSettings({ name: null, approvesNewOrders: false, requiresTotp: undefined })).toEqual({
      approvesNewOrders: false,
    });
    expect(changedSettings({ name: " x " })).toEqual({ name: "x" });
  });

  it("have a name, when they have one", () => {
    expect(settingsFaults({})).toEqual([]);
    expect(settingsFaults({ name: "" }).map(({ path }) => path)).toEqual([["name"]]);
  });
});
