import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { MailKind } from "../../../src/domain/mail.js";
import { type MailTemplate, mailTexts } from "../../../src/domain/messages/mailTexts.js";
import { renderMail } from "../../../src/services/mail/renderMail.js";

const zone = "Asia/Tokyo";
const values = {
  number: "1234567890",
  commonName: "www.example.jp",
  publicUrl: "https://desk.example",
  path: "/validate/0123456789abcdef",
  domains: "www.example.jp\nexample.jp",
  expires: new Date("2026-03-07T14:59:59Z"),
  expiresAt: new Date("2026-09-01T00:00:00Z"),
  coverageEndsAt: new Date("2027-03-01T00:00:00Z"),
  note: "会社名が違います。",
  question: "担当者の電話番号",
  deadline: new Date("2026-03-02T00:00:00Z"),
  hours: 6,
  at: new Date("2026-03-04T00:00:00Z"),
  days: 30,
  renewal: "1234567891",
};
const templates = Object.keys(mailTexts) as MailTemplate[];

describe("every mail", () => {
  it("has a text for each kind", () => {
    expect(templates).toEqual(expect.arrayContaining(Object.keys(MailKind)));
  });

  it.each(templates)(
    "%s names オーダーID and コモンネーム in its text, in Japanese first and in English below (D21)",
    (template) => {
      const { subject, textBody, htmlBody } = renderMail(template, values, zone);
      for (const body of [textBody, htmlBody]) {
        expect(body).toContain("オーダーID: 1234567890");
        expect(body).toContain("Order ID: 1234567890");
        expect(body.indexOf("コモンネーム: www.example.jp")).toBeGreaterThan(0);
        expect(body.indexOf("Common name: www.example.jp")).toBeGreaterThan(
          body.indexOf("コモンネーム: www.example.jp"),
        );
        expect(body).not.toMatch(/\{\w+\}/);
      }
      expect(subject).toContain("1234567890");
    },
  );

  it("says times in the policy's zone, and leaves out lines without a value", () => {
    expect(renderMail("APPROVAL", values, zone).textBody).toContain("2026年3月7日 23:59:59");
    expect(renderMail("REVOCATION_REJECTED", values, zone).textBody).toContain("理由: 会社名が違います。");
    const { note: _, ...rest } = values;
    expect(renderMail("REVOCATION_REJECTED", rest, zone).textBody).not.toContain("理由");
  });

  it.each([
    ["DEADLINE_UNREVOKED", "残り時間: 約 6 時間", "Left: about 6 h"],
    ["DEADLINE_MISSED", "【至急】", "URGENT"],
  ] as const)("D8, D20: %s says what is not revoked, since when, and what to do", (template, japanese, english) => {
    const since = new Date("2026-02-28T16:00:00Z");
    const { textBody, htmlBody } = renderMail(template, { ...values, since, serials: "0A1B\n0C2D" }, zone);
    for (const body of [textBody, htmlBody.replaceAll("<br>", "")])
      for (const line of [
        "シリアル番号: 0A1B\n0C2D",
        "認証局に依頼し始めた日時: 2026年3月1日 1:00:00 JST",
        "期限: 2026年3月2日 9:00:00 JST",
        "復旧させてください。失効の依頼は応答があるまで自動的に繰り返されます。",
        japanese,
        "Serial number: 0A1B\n0C2D",
        "Asked in vain since: 1 March 2026 at 01:00:00 GMT+9",
        "Deadline: 2 March 2026 at 09:00:00 GMT+9",
        "It is asked again until it answers; nobody needs to request or approve anything once more.",
        english,
      ])
        expect(body).toContain(line);
  });

  it("has links on their own, and they stand in the HTML too", () => {
    const { textBody, htmlBody } = renderMail("APPROVAL", values, zone);
    expect(textBody.split("\n")).toContain("https://desk.example/validate/0123456789abcdef");
    expect(htmlBody).toContain('<a href="https://desk.example/validate/0123456789abcdef">');
  });

  it.each(["x\r\nBcc: everybody@example.org", "x\nContent-Type: text/html", "x\u0000\u0085\u2028y", "\u202Etxt.exe"])(
    "takes no header from a common name: %j",
    (commonName) => {
      const { subject } = renderMail("ISSUANCE_NOTICE", { ...values, commonName }, zone);
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
    },
  );

  it("has no header of several lines and no tag in its HTML, whatever it is about", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { subject, htmlBody } = renderMail(
          "REVOCATION_REJECTED",
          { ...values, commonName: text, note: text },
          zone,
        );
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(htmlBody.match(/<script|<img|onerror=/gi) ?? []).toEqual([]);
      }),
    );
    expect(
      renderMail("REVOCATION_REJECTED", { ...values, note: "<img src=x onerror=alert(1)>" }, zone).htmlBody,
    ).toContain("&#60;img");
  });
});
