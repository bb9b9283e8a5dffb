import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import { RecentActors } from "../../../src/services/identity/RecentActors.js";

const actor: Actor = { userId: "usr_1", role: "ADMIN", accountId: "acc_1" };

describe("RecentActors", () => {
  it("reads once a second per session, also for those who ask at the same time", async () => {
    const asked: string[] = [];
    const recent = new RecentActors(async (sessionId) => {
      asked.push(sessionId);
      return actor;
    });
    await Promise.all(Array.from({ length: 100 }, () => recent.of("ses_1")));
    expect(await recent.of("ses_1")).toBe(actor);
    await recent.of("ses_2");
    expect(asked).toEqual(["ses_1", "ses_2"]);
    await sleep(1010);
    await recent.of("ses_1");
    expect(asked).toEqual(["ses_1", "ses_2", "ses_1"]);
  });

  it("remembers that there is nobody, but not that the database was away", async () => {
    const answers = [
      () => Promise.reject(new Error("away")),
      () => Promise.resolve(null),
      () => Promise.resolve(actor),
    ];
    const recent = new RecentActors(async () => (await answers.shift()?.()) ?? null);
    await expect(recent.of("ses_1")).rejects.toThrow("away");
    expect(await recent.of("ses_1")).toBeNull();
    expect(await recent.of("ses_1")).toBeNull();
  });
});
