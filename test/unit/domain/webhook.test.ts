import { describe, expect, it } from "@jest/globals";
import { message } from "../../../src/domain/errors.js";
import { hoursOfPrevious, isUsualAddress, type WebhookSettings, webhookFaults } from "../../../src/domain/webhook.js";
import { type AttemptFacts, judgeAttempt, type WebhookOutcome } from "../../../src/domain/webhookAttempt.js";

const settings: WebhookSettings = {
  url: "https://example.org/hooks?key=1",
  eventTypes: ["OrderStatusChanged"],
  selection: null,
  locale: "JA",
  description: null,
};
const faultsOf = (change: Partial<WebhookSettings>, allowsPlain = false) =>
  webhookFaults({ ...settings, ...change }, allowsPlain).map((fault) => fault.message.key);

describe("the settings of an endpoint", () => {
  it.each([
    ["https://example.org/hooks", []],
    ["https://example.org:443/", []],
    ["https://example.org:80/", []],
    ["https://例え.jp/", []],
    ["", ["error.field.required"]],
    ["example.org", ["error.webhook.url.form"]],
    ["https://", ["error.webhook.url.form"]],
    ["http://example.org/", ["error.webhook.url.https"]],
    ["file:///etc/passwd", ["error.webhook.url.https"]],
    ["https://user:secret@example.org/", ["error.webhook.url.credentials"]],
    ["https://example.org:22/", ["error.webhook.url.port"]],
    ["https://example.org/\r\nx: y", ["error.field.control"]],
    [`https://example.org/${"a".repeat(2000)}`, ["error.field.tooLong"]],
  ])("take the address %j or say why not", (url, faults) => {
    expect(faultsOf({ url })).toEqual(faults);
  });

  it("may be plain and on any port only where the configuration excepts addresses", () => {
    expect(faultsOf({ url: "http://127.0.0.1:8080/" }, true)).toEqual([]);
    expect(faultsOf({ url: "ftp://127.0.0.1/" }, true)).toEqual(["error.webhook.url.https"]);
  });

  it("go to https on 443 or 80 wherever no exception is made", () => {
    const usual = ["https://example.org", "https://example.org:443", "https://example.org:80"];
    const others = ["http://example.org", "http://example.org:443", "https://example.org:8443", "ftp://example.org"];
    expect(usual.map((url) => isUsualAddress(new URL(url)))).toEqual([true, true, true]);
    expect(others.map((url) => isUsualAddress(new URL(url)))).toEqual([false, false, false, false]);
  });

  it("want a kind of event, and a name that is no novel", () => {
    expect(faultsOf({ eventTypes: [] })).toEqual(["error.field.required"]);
    expect(faultsOf({ description: "x".repeat(256) })).toEqual(["error.field.tooLong"]);
  });

  it.each([
    [undefined, 24],
    [null, 24],
    [0, 0],
    [168, 168],
    [169, null],
    [-1, null],
  ])("keep the secret before for %s hours: %s", (asked, hours) => {
    expect(hoursOfPrevious(asked)).toBe(hours);
  });
});

const now = new Date("2026-04-10T00:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const taken: WebhookOutcome = { httpStatus: 204, error: null };
const refused = (httpStatus: number | null = 500): WebhookOutcome => ({
  httpStatus,
  error: message("webhook.attempt.status"),
});
const facts = (tries: number, failingSince: Date | null = null): AttemptFacts => ({
  tries,
  test: false,
  endpoint: { status: "ENABLED", failingSince },
});

describe("an attempt", () => {
  it("that fails is followed by the next after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, and then by none", () => {
    const waits = Array.from({ length: 10 }, (_, tries) => {
      const { status, nextTryAt } = judgeAttempt(facts(tries), refused(), now);
      return nextTryAt === null ? status : nextTryAt.getTime() - now.getTime();
    });
    expect(waits).toEqual([
      5 * second,
      5 * minute,
      30 * minute,
      2 * hour,
      5 * hour,
      10 * hour,
      14 * hour,
      20 * hour,
      24 * hour,
      "FAILED",
    ]);
  });

  it("that is delivered ends the failing", () => {
    const verdict = { status: "DELIVERED", nextTryAt: null, failingSince: null, disables: null };
    expect(judgeAttempt(facts(3, ago(hour)), taken, now)).toEqual(verdict);
  });

  it("begins the failing once, and disables the endpoint when it has lasted five days", () => {
    expect(judgeAttempt(facts(0), refused(), now)).toMatchObject({ failingSince: now, disables: null });
    const almost = ago(5 * day - 1);
    expect(judgeAttempt(facts(0, almost), refused(null), now)).toMatchObject({ failingSince: almost, disables: null });
    expect(judgeAttempt(facts(0, ago(5 * day)), refused(null), now)).toMatchObject({
      disables: { reason: "FAILING", since: ago(5 * day), error: { key: "webhook.attempt.status" } },
    });
  });

  it("that is answered 410 disables it at once", () => {
    expect(judgeAttempt(facts(0), refused(410), now).disables).toMatchObject({ reason: "GONE", since: now });
  });

  it("that fails by an error of the desk's own is tried again, and says nothing about the endpoint", () => {
    const ours: WebhookOutcome = { httpStatus: null, error: message("webhook.attempt.internal") };
    expect(judgeAttempt(facts(0), ours, now)).toEqual({
      status: "PENDING",
      nextTryAt: ago(-5 * second),
      failingSince: null,
      disables: null,
    });
    expect(judgeAttempt(facts(9, ago(6 * day)), ours, now)).toMatchObject({
      status: "FAILED",
      failingSince: ago(6 * day),
      disables: null,
    });
  });

  it("does not disable what is disabled", () => {
    const disabled = { ...facts(0), endpoint: { status: "DISABLED", failingSince: ago(6 * day) } } as const;
    expect(judgeAttempt(disabled, refused(410), now).disables).toBeNull();
  });

  it("of a test is the only one, and says nothing about the endpoint", () => {
    const test = { ...facts(0, ago(6 * day)), test: true };
    const same = { failingSince: ago(6 * day), disables: null, nextTryAt: null };
    expect(judgeAttempt(test, refused(410), now)).toEqual({ ...same, status: "FAILED" });
    expect(judgeAttempt(test, taken, now)).toEqual({ ...same, status: "DELIVERED" });
  });
});
