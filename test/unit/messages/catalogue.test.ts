import { describe, expect, it } from "@jest/globals";
import { UserErrorCode } from "../../../src/domain/errors.js";
import { advice } from "../../../src/domain/messages/advice.js";
import { apiKeys } from "../../../src/domain/messages/apiKeys.js";
import { messageKeys, say } from "../../../src/domain/messages/catalogue.js";
import { dcv } from "../../../src/domain/messages/dcv.js";
import { desk } from "../../../src/domain/messages/desk.js";
import { errors } from "../../../src/domain/messages/errors.js";
import { events } from "../../../src/domain/messages/events.js";
import { identity } from "../../../src/domain/messages/identity.js";
import { keys } from "../../../src/domain/messages/keys.js";
import { labels } from "../../../src/domain/messages/labels.js";
import { mailing } from "../../../src/domain/messages/mailing.js";
import { Locale, type Messages } from "../../../src/domain/messages/messages.js";
import { money } from "../../../src/domain/messages/money.js";
import { ordering } from "../../../src/domain/messages/ordering.js";
import { pki } from "../../../src/domain/messages/pki.js";
import { reissue } from "../../../src/domain/messages/reissue.js";
import { users } from "../../../src/domain/messages/users.js";
import { webhooks } from "../../../src/domain/messages/webhooks.js";
import { projectFiles, textOf } from "../house/projectFiles.js";

const areas: readonly Messages[] = [
  errors,
  events,
  pki,
  dcv,
  identity,
  keys,
  money,
  reissue,
  mailing,
  ordering,
  advice,
  webhooks,
  desk,
  users,
  apiKeys,
];
const catalogue: Messages = Object.assign({}, ...areas);

describe("the catalogue of messages", () => {
  it("has every area, and no key twice", () => {
    expect(areas.flatMap(Object.keys).sort()).toEqual([...messageKeys].sort());
  });

  it("says everything in both languages, with the same braces", () => {
    expect(faultsOf(catalogue)).toEqual([]);
  });

  it.each([
    [{ JA: "承認 {name}", EN: "Approved" }, "x: other braces"],
    [{ JA: "承認 {name}", EN: "Approved {Name}" }, "x: other braces"],
    [{ JA: "承認 {name", EN: "Approved {name" }, "x: an open brace"],
    [{ JA: "　", EN: "Approved" }, "x: no JA"],
    [{ JA: "Approved", EN: "Approved" }, "x: not Japanese"],
    [{ JA: "承認", EN: "承認" }, "x: not English"],
  ])("would find %j", (words, fault) => {
    expect(faultsOf({ x: words })).toContain(fault);
  });

  it("fills the braces, and leaves one open that nobody fills", () => {
    expect(say("identity.tooManySignIns", "EN", { minutes: 5 })).toBe(
      "Too many attempts to sign in. Try again in about 5 min.",
    );
    expect(say("identity.tooManySignIns", "EN")).toContain("{minutes}");
  });

  it("says nothing that nobody says", () => {
    const said = projectFiles
      .filter((path) => /^src\/(?!domain\/messages\/)/.test(path))
      .map(textOf)
      .join("\n");
    expect(messageKeys.filter((key) => !said.includes(`"${key}"`))).toEqual([]);
  });

  it("has words for every code of an error", () => {
    const { UserErrorCode: words } = labels;
    expect(Object.keys(UserErrorCode).filter((code) => !(code in words))).toEqual([]);
    expect(faultsOf(words)).toEqual([]);
  });
});

function faultsOf(messages: Messages): string[] {
  return Object.entries(messages).flatMap(([key, words]) => [
    ...Object.values(Locale).flatMap((locale) => (words[locale].trim() === "" ? [`${key}: no ${locale}`] : [])),
    ...(bracesOf(words.JA) === bracesOf(words.EN) ? [] : [`${key}: other braces`]),
    ...(/[{}]/.test(`${words.JA}${words.EN}`.replace(/\{\w+\}/g, "")) ? [`${key}: an open brace`] : []),
    ...(japanese.test(words.JA) ? [] : [`${key}: not Japanese`]),
    ...(japanese.test(words.EN) ? [`${key}: not English`] : []),
  ]);
}

const japanese = /[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u;

function bracesOf(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();
}
