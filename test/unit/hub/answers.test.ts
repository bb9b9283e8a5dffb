import { describe, expect, it } from "@jest/globals";
import { Answers } from "../../../src/http/hub/Answers.js";
import { Sweep } from "../../../src/http/hub/Sweep.js";
import { until } from "../../support/until.js";
import { HubWorld, scopeOf, signedIn } from "./hubWorld.js";

const mebibyte = 1024 * 1024;

/** Answers of so many kilobytes each. */
function answersOf(...kilobytes: number[]) {
  const world = new HubWorld();
  for (const each of kilobytes) world.log.append(each, "a");
  const viewer = signedIn("u1");
  const operation = world.operation(viewer, "subscription { events { kilobytes } }", scopeOf("a"));
  return { world, events: world.log.events(), answers: new Answers(world.door, operation, true, new Sweep()) };
}

describe("the answers that a group keeps for those who catch up", () => {
  it("serve everybody who asks within a second", async () => {
    const { world, events, answers } = answersOf(1, 2);
    for (let times = 0; times < 3; times++) for (const event of events) await answers.to(event);
    expect(await world.executions()).toBe(2);
    expect(answers.size).toBeGreaterThan(3 * 1024);
  });

  it("have a mebibyte together: the newest", async () => {
    const { world, events, answers } = answersOf(...Array.from({ length: 20 }, () => 300));
    await Promise.all(events.map((event) => answers.to(event)));
    expect(answers.size).toBeGreaterThan(mebibyte / 2);
    expect(answers.size).toBeLessThanOrEqual(mebibyte);
    await Promise.all(events.slice(-3).map((event) => answers.to(event)));
    expect(await world.executions()).toBe(20);
    await Promise.all(events.slice(0, 1).map((event) => answers.to(event)));
    expect(await world.executions()).toBe(21);
  });

  it("do not include one that is larger than that, nor give up others for it", async () => {
    const { world, events, answers } = answersOf(1, 1100);
    for (let times = 0; times < 2; times++) for (const event of events) await answers.to(event);
    expect(await world.executions()).toBe(3);
    expect(answers.size).toBeLessThan(2 * 1024);
  });

  it("are gone soon, though nothing happens any more", async () => {
    const { events, answers } = answersOf(5, 6);
    for (const event of events) await answers.to(event);
    expect(answers.size).toBeGreaterThan(0);
    await until(async () => answers.size === 0, { patience: 4000 });
  });
});
