import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { DueLoop } from "../../../src/services/jobs/DueLoop.js";
import { unleased } from "../../../src/services/jobs/dueRows.js";

const never = (task: string, error: unknown) => {
  throw new Error(`${task}: ${error}`);
};

/** Work that is due, and what was done of it. */
function desk(due: string[]) {
  const done: string[] = [];
  let looks = 0;
  const task = {
    name: "test",
    claim: async (limit: number) => {
      looks += 1;
      return due.splice(0, limit);
    },
    run: async (id: string) => {
      done.push(id);
    },
  };
  return { task, done, due, looks: () => looks };
}

const until = async (good: () => boolean) => {
  for (const end = Date.now() + 10_000; !good() && Date.now() < end; ) await sleep(2);
};

describe("the loop of due work", () => {
  it("does all that is due at the start, also when it is more than one handful", async () => {
    const { task, done } = desk(Array.from({ length: 20 }, (_, index) => String(index)));
    const loop = new DueLoop(task, never);
    loop.start();
    await until(() => done.length >= 20);
    expect(done).toHaveLength(20);
    await loop.stop();
  });

  it("looks at once when it is kicked, and a rain of kicks costs a few looks only", async () => {
    const { task, done, due, looks } = desk([]);
    const loop = new DueLoop(task, never);
    loop.start();
    const started = performance.now();
    for (let count = 1; count <= 10; count++) {
      // Also what is kicked for while it looks or rests.
      loop.kick();
      due.push("now");
      loop.kick();
      await until(() => done.length >= count);
    }
    expect(done).toHaveLength(10);
    // By the clock alone, every 500 ms, ten looks would take five seconds.
    expect(performance.now() - started).toBeLessThan(4000);
    const before = looks();
    for (const end = Date.now() + 200; Date.now() < end; await sleep(1)) loop.kick();
    // Each kick a look would be about two hundred.
    expect(looks() - before).toBeLessThan(60);
    await loop.stop();
  });

  it("does not let others wait for one that takes long, and waits for it at the end", async () => {
    const { task, done, due } = desk(["slow", ...Array.from({ length: 20 }, (_, index) => String(index))]);
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const run = async (id: string) => {
      if (id === "slow") await slow;
      await task.run(id);
    };
    const loop = new DueLoop({ ...task, run }, never);
    loop.start();
    const started = performance.now();
    await until(() => done.length >= 20);
    due.push("later");
    loop.kick();
    await until(() => done.length >= 21);
    expect(done).toEqual([...Array.from({ length: 20 }, (_, index) => String(index)), "later"]);
    expect(performance.now() - started).toBeLessThan(4000);
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await sleep(20);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(done).toHaveLength(22);
  });

  it("runs so many at once, and no more", async () => {
    const { task, done } = desk(Array.from({ length: 40 }, (_, index) => String(index)));
    let now = 0;
    let most = 0;
    const run = async (id: string) => {
      most = Math.max(most, ++now);
      await sleep(1 + (Number(id) % 3) * 20);
      now--;
      await task.run(id);
    };
    const loop = new DueLoop({ ...task, run }, never);
    loop.start();
    await until(() => done.length >= 40);
    expect([most, done.length]).toEqual([8, 40]);
    await loop.stop();
  });

  it("what is due again while it runs is run once more, and never twice at once", async () => {
    const { task, done, due } = desk(["one"]);
    let now = 0;
    const run = async (id: string) => {
      expect(++now).toBe(1);
      if (done.length === 0) {
        due.push("one");
        loop.kick();
        await sleep(200);
        // It was taken meanwhile.
        expect(due).toEqual([]);
      }
      now--;
      await task.run(id);
    };
    const loop = new DueLoop({ ...task, run }, never);
    loop.start();
    await until(() => done.length >= 2);
    await loop.stop();
    expect(done).toEqual(["one", "one"]);
  });

  it("takes others beside what runs and is due until it is done, and none of it twice", async () => {
    const due = ["slow", ...Array.from({ length: 20 }, (_, index) => String(index))];
    const done: string[] = [];
    const { task } = desk([]);
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const run = async (id: string) => {
      await (id === "slow" ? slow : sleep(5));
      done.push(id);
      due.splice(due.indexOf(id), 1);
    };
    const loop = new DueLoop({ ...task, claim: unleased(async (limit) => due.slice(0, limit)), run }, never);
    loop.start();
    await until(() => done.length >= 20);
    finish();
    await until(() => done.length >= 21);
    await loop.stop();
    expect(done).toHaveLength(21);
    expect(new Set(done).size).toBe(21);
    expect(due).toEqual([]);
  });

  it("takes a breath where all that it takes fails and stays due", async () => {
    const due = Array.from({ length: 8 }, (_, index) => String(index));
    let looks = 0;
    const find = async (limit: number) => {
      looks += 1;
      return due.slice(0, limit);
    };
    const run = async () => {
      await sleep(1);
      throw new Error("no");
    };
    const loop = new DueLoop({ name: "test", claim: unleased(find), run }, () => undefined);
    loop.start();
    await sleep(300);
    await loop.stop();
    expect(looks).toBeGreaterThan(1);
    expect(looks).toBeLessThan(12);
  });

  it("does what is behind more than it can take at once that always fails, and tries that again", async () => {
    const due = [...Array.from({ length: 20 }, (_, n) => `bad ${n}`), ...Array.from({ length: 20 }, (_, n) => `${n}`)];
    const tries = new Map<string, number>();
    const run = async (id: string) => {
      tries.set(id, (tries.get(id) ?? 0) + 1);
      if (id.startsWith("bad") && tries.get("healed") === undefined) throw new Error("no");
      due.splice(due.indexOf(id), 1);
    };
    const find = async (limit: number) => due.slice(0, limit);
    const loop = new DueLoop({ name: "test", claim: unleased(find), run }, () => undefined);
    loop.start();
    try {
      await until(() => due.length === 20);
      expect(due.filter((id) => !id.startsWith("bad"))).toEqual([]);
      tries.set("healed", 1);
      await until(() => due.length === 0);
    } finally {
      await loop.stop();
    }
  });

  it("goes on after a task that fails, and tells of it", async () => {
    const told: string[] = [];
    const { task, done } = desk(["bad", "good"]);
    const run = async (id: string) => (id === "bad" ? Promise.reject(new Error("no")) : task.run(id));
    const loop = new DueLoop({ ...task, run }, (name, error) => told.push(`${name} ${(error as Error).message}`));
    loop.start();
    await until(() => done.length > 0 && told.length > 0);
    expect([done, told]).toEqual([["good"], ["test no"]]);
    await loop.stop();
  });

  it("takes nothing new once it is stopped", async () => {
    const { task, done, due } = desk([]);
    const loop = new DueLoop(task, never);
    loop.start();
    await loop.stop();
    due.push("late");
    loop.kick();
    await sleep(20);
    expect(done).toEqual([]);
  });
});
