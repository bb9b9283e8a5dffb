import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../../src/services/postgres/startEmbeddedPostgres.js";
import { StartError } from "../../../src/services/StartError.js";
import { atServer } from "../../support/atServer.js";

describe("startEmbeddedPostgres", () => {
  let dataDir: string;
  let servers: EmbeddedPostgres[];
  const start = async (directory = join(dataDir, "postgres"), log: (line: string) => void = () => {}) => {
    const server = await startEmbeddedPostgres({ directory, durable: true, log });
    servers.push(server);
    return server;
  };
  const ask = async (server: EmbeddedPostgres, sql: string) =>
    atServer(server.url, async (client) => (await client.query({ text: sql, rowMode: "array" })).rows.flat());

  const openFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), "certdesk-"));
    await chmod(folder, 0o711);
    dataDir = join(folder, "data");
  };
  const stopServers = async () => {
    for (const server of servers) await server.stop();
  };
  /** What a describe does afterwards comes before what the file does, so the servers that write there end here. */
  const removeFolder = async () => {
    await stopServers();
    await rm(dirname(dataDir), { recursive: true, force: true });
  };
  beforeEach(() => {
    servers = [];
  });
  afterEach(stopServers);

  /** Asks until it succeeds, and the server of `pid` is no longer the one that answers. */
  async function eventually(check: () => Promise<void>, pid: number): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const now = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
        expect(Number(now.split("\n")[0])).not.toBe(pid);
        return await check();
      } catch (error) {
        if (attempt === 200) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  describe("on one folder, from its first start on", () => {
    beforeAll(openFolder);
    afterAll(removeFolder);

    it("keeps what was written when it is stopped and started again", async () => {
      const first = await start();
      await ask(first, "CREATE TABLE kept AS SELECT '証明書' AS word");
      await first.stop();
      const second = await start();
      expect(await ask(second, "SELECT word FROM kept")).toEqual(["証明書"]);
    }, 120_000);

    it("runs in UTC, in UTF-8, sorted by code point, durable, on 127.0.0.1 alone", async () => {
      const server = await start();
      const settings = [
        "TimeZone",
        "server_encoding",
        "synchronous_commit",
        "fsync",
        "listen_addresses",
        "unix_socket_directories",
      ];
      const sql = settings.map((name) => `current_setting('${name}')`).join(", ");
      expect(await ask(server, `SELECT ${sql}`)).toEqual(["UTC", "UTF8", "on", "on", "127.0.0.1", ""]);
      expect(await ask(server, "SELECT w FROM unnest(ARRAY['b', 'á', 'a', 'B']) w ORDER BY w")).toEqual([
        "B",
        "a",
        "b",
        "á",
      ]);
      expect(await ask(server, "SELECT lower('ÁÖ')")).toEqual(["áö"]);
    });

    it("lets nobody in without the password, which only its user can read", async () => {
      const server = await start();
      const wrong = new URL(server.url);
      wrong.password = "wrong";
      await expect(atServer(wrong.href, async () => {})).rejects.toThrow("password authentication failed");
      const modes = async (...names: string[]) => ((await stat(join(dataDir, ...names))).mode & 0o777).toString(8);
      expect([
        await modes(),
        await modes("private"),
        await modes("private", "postgres-password"),
        await modes("postgres"),
      ]).toEqual(["711", "700", "600", "700"]);
    });

    it("has one owner: the second one is told so, and does no harm", async () => {
      const first = await start();
      await expect(start()).rejects.toThrow(`another certdesk runs on this data directory (pid ${process.pid})`);
      await expect(start()).rejects.toBeInstanceOf(StartError);
      expect(await ask(first, "SELECT 1")).toEqual([1]);
      await first.stop();
      expect(await ask(await start(), "SELECT 1")).toEqual([1]);
    });

    it("is started again on the same port when it crashes", async () => {
      const lines: string[] = [];
      const server = await start(undefined, (line) => lines.push(line));
      await ask(server, "CREATE TABLE outlasts AS SELECT 7 AS n");
      for (let crash = 0; crash < 3; crash++) {
        const [pid] = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
        process.kill(Number(pid), "SIGKILL");
        await eventually(async () => expect(await ask(server, "SELECT n FROM outlasts")).toEqual([7]), Number(pid));
      }
      expect(lines.filter((line) => line.includes("ended by itself (SIGKILL)")).length).toBe(3);
    }, 120_000);

    it("can be stopped twice, and while it is being started again", async () => {
      const server = await start();
      const [pid] = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
      process.kill(Number(pid), "SIGKILL");
      await Promise.all([server.stop(), server.stop()]);
      await expect(ask(server, "SELECT 1")).rejects.toThrow();
      expect(await ask(await start(), "SELECT 1")).toEqual([1]);
    });

    it("makes a new password where the old one was lost", async () => {
      const first = await start();
      await first.stop();
      await rm(join(dataDir, "private"), { recursive: true });
      const second = await start();
      expect(await ask(second, "SELECT 1")).toEqual([1]);
      expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
    });

    it("does not touch a folder that another version of PostgreSQL has made", async () => {
      await (await start()).stop();
      await writeFile(join(dataDir, "postgres", "PG_VERSION"), "17\n");
      await expect(start()).rejects.toThrow(/was made by PostgreSQL 17, this is 18: .*DATABASE_URL/);
      await expect(start()).rejects.toBeInstanceOf(StartError);
    });
  });

  describe("on a folder that is new or somebody else's", () => {
    beforeEach(openFolder);
    afterEach(removeFolder);

    it("has one owner where the path is longer than a socket's address may be", async () => {
      const directory = join(dataDir, "a".repeat(80), "b".repeat(80), "postgres");
      const first = await start(directory);
      await expect(start(directory)).rejects.toThrow("another certdesk runs on this data directory");
      expect(await ask(first, "SELECT 1")).toEqual([1]);
    });

    it("removes what an interrupted first start has left", async () => {
      await mkdir(join(dataDir, "postgres.init-123", "base"), { recursive: true });
      await start();
      expect((await readdir(dataDir)).sort()).toEqual(["postgres", "private"]);
    });

    it("does not touch a folder that holds something else", async () => {
      await mkdir(join(dataDir, "postgres"), { recursive: true });
      await writeFile(join(dataDir, "postgres", "letters.txt"), "dear");
      await expect(start()).rejects.toThrow(/holds no PostgreSQL; move it away/);
      expect((await readdir(dataDir)).sort()).toEqual(["postgres", "private"]);
    });

    it("says in one line that DATA_DIR is a file", async () => {
      await writeFile(dataDir, "");
      const failure = await start().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StartError);
      expect((failure as StartError).message).toMatch(/^DATA_DIR: [^\n]*data/);
    });
  });
});
