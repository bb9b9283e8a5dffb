import { spawn } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { atServer } from "../../support/atServer.js";
import { Workshop } from "./Workshop.js";

describe("the owner of an embedded PostgreSQL", () => {
  let workshop: Workshop;
  let directory: string;

  beforeAll(async () => {
    workshop = await Workshop.open();
    directory = await workshop.leftBehind();
  });
  afterAll(() => workshop.close());

  const postmaster = async () => Number((await readFile(join(directory, "postmaster.pid"), "utf8")).split("\n")[0]);
  const rows = (url: string) =>
    atServer(
      url,
      async (client) => new Set((await client.query<{ n: number }>("SELECT n FROM kept")).rows.map((row) => row.n)),
    );

  /** Inserts numbers as fast as it can, until the server is gone. @param acknowledged gets those that the server has acknowledged */
  async function insertUntilGone(url: string, first: number, acknowledged: number[]): Promise<void> {
    await atServer(url, async (client) => {
      client.on("error", () => {});
      for (let n = first; ; n += 10) {
        await client.query("INSERT INTO kept VALUES ($1)", [n]);
        acknowledged.push(n);
      }
    }).catch(() => {});
  }

  async function killWhileWriting(kill: (owner: Awaited<ReturnType<Workshop["startOwner"]>>) => Promise<void>) {
    const owner = await workshop.startOwner(directory);
    await atServer(owner.url, (client) => client.query("DROP TABLE IF EXISTS kept; CREATE TABLE kept (n integer)"));
    const acknowledged: number[] = [];
    const writers = [0, 1, 2, 3].map((first) => insertUntilGone(owner.url, first, acknowledged));
    while (acknowledged.length <= 20) await sleep(20);
    await kill(owner);
    await Promise.all(writers);
    return acknowledged;
  }

  async function expectAllKept(acknowledged: number[]) {
    expect(acknowledged.length).toBeGreaterThan(20);
    const next = await workshop.startOwner(directory);
    expect(next.refusal).toBe("");
    const kept = await rows(next.url);
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    await next.end("SIGTERM");
  }

  it("takes the database with it on kill -9; the next start goes on and has every acknowledged row", async () => {
    const started = performance.now();
    const acknowledged = await killWhileWriting((owner) => owner.end("SIGKILL"));
    // The writers have ended, because their server has.
    expect(performance.now() - started).toBeLessThan(60_000);
    await expectAllKept(acknowledged);
  }, 120_000);

  it("loses no acknowledged row either when its database is killed with it", async () => {
    const acknowledged = await killWhileWriting(async (owner) => {
      const pid = await postmaster();
      const gone = owner.end("SIGKILL");
      process.kill(pid, "SIGKILL");
      await gone;
    });
    await expectAllKept(acknowledged);
  }, 120_000);

  it("is one: of several started at once, on a new folder and after a kill -9, one wins and the others name it", async () => {
    const directory = workshop.path("new", "postgres");
    for (let round = 0; round < 3; round++) {
      const owners = await Promise.all([1, 2, 3, 4].map(() => workshop.startOwner(directory)));
      const [winner, ...more] = owners.filter((owner) => owner.url !== "");
      expect(more).toEqual([]);
      const refusals = new Set(owners.filter((owner) => owner !== winner).map((owner) => owner.refusal));
      const pid = winner?.pid ?? 0;
      expect([...refusals]).toEqual([
        `StartError: DATA_DIR: another certdesk runs on this data directory (pid ${pid})`,
      ]);
      await winner?.end("SIGKILL");
    }
    expect((await readdir(workshop.path("new"))).sort()).toEqual(["postgres", "private"]);
  }, 120_000);

  it("is not taken for alive because something else has got the pid of a killed PostgreSQL", async () => {
    const owner = await workshop.startOwner(directory);
    const left = await readFile(join(directory, "postmaster.pid"), "utf8");
    await owner.end("SIGTERM");
    const { uid, gid } = await stat(directory);
    const stranger = spawn("sleep", ["60"], process.getuid?.() === uid ? {} : { uid, gid });
    try {
      await writeFile(join(directory, "postmaster.pid"), left.replace(/^\d+/, String(stranger.pid)));
      const next = await workshop.startOwner(directory);
      expect(next.refusal).toBe("");
      await next.end("SIGTERM");
    } finally {
      stranger.kill();
    }
  });

  it("waits for the PostgreSQL that a killed owner has left until it has shut down", async () => {
    const owner = await workshop.startOwner(directory);
    const pid = await postmaster();
    // Held up in the middle of its work, as by a slow disk.
    process.kill(pid, "SIGSTOP");
    await owner.end("SIGKILL");
    const next = workshop.startOwner(directory);
    expect(await Promise.race([next, sleep(1_500, "waits")])).toBe("waits");
    process.kill(pid, "SIGCONT");
    expect((await next).refusal).toBe("");
    await (await next).end("SIGTERM");
  });

  it("ends its database last: Ctrl-C, which all processes of a terminal get, is for the owner alone", async () => {
    const owner = await workshop.startOwner(directory);
    // One session all the time: a server that ended would be started again so fast that a new one noticed nothing.
    await atServer(owner.url, async (client) => {
      process.kill(-owner.pid, "SIGINT");
      await sleep(500);
      expect((await client.query("SELECT 1 AS alive")).rows).toEqual([{ alive: 1 }]);
    });
    await owner.end("SIGTERM");
    await expect(atServer(owner.url, (client) => client.query("SELECT 1"))).rejects.toThrow("ECONNREFUSED");
  });
});
