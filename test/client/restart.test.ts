import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ServerProcess, startServer } from "../support/process.js";
import { freePort } from "../support/world.js";
import { LiveOrder } from "./LiveOrder.js";
import { deskAt, listens, listensNaively } from "./listening.js";

let live: LiveOrder;
let port: string;
let server: ServerProcess;
/** A second node on the database of the world: that one writes, this one is listened to and goes. */
const start = () =>
  startServer({
    PORT: port,
    DATABASE_URL: live.world.databaseUrl,
    DATA_DIR: live.world.dataDir,
    DEMO: "1",
    LIMIT_RATE: "0",
    PUBLIC_URL: live.world.url.slice(0, -1),
  });
beforeAll(async () => {
  live = await LiveOrder.start();
  port = String(await freePort());
  server = await start();
}, 60_000);
afterAll(async () => {
  await server?.kill("SIGTERM");
  await live?.stop();
});

describe("the desk's process goes and comes back", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)(
    "by %s: nothing is missing, nothing comes twice",
    async (signal) => {
      const url = `http://127.0.0.1:${port}/graphql`;
      const desk = deskAt(url, await live.tokens());
      const streamHead = await live.head();
      const heard = listens(desk, { after: streamHead });
      const naive = listensNaively(url, live.token);
      await live.writeUntil(() => heard.ids.length > 0 && naive.ids.length > 0);
      await live.writeDuring(async () => {
        await server.kill(signal);
        server = await start();
      });
      await live.write(2);
      const all = await live.expectAllHeard(heard.ids, streamHead, 40_000);
      expect(heard).toMatchObject({ errors: [] });
      expect(naive.ids.length).toBeLessThan(all.length);
      naive.stop();
      await desk.dispose();
    },
    60_000,
  );
});

describe("the package certdesk/client", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));

  it("is built where package.json says, with types, and needs nothing but graphql-ws", async () => {
    // Outside of the project, whose files others walk through meanwhile.
    const folder = await mkdtemp(join(tmpdir(), "certdesk-build-"));
    try {
      await builds(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  async function builds(folder: string): Promise<void> {
    await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const run = promisify(execFile);
    await run(process.execPath, [tsc, "-p", "client", "--outDir", join(folder, "dist", "client")], { cwd: root });
    const { name, exports, type } = manifest;
    await writeFile(join(folder, "package.json"), JSON.stringify({ name, exports, type }));
    await writeFile(join(folder, "uses.ts"), uses);
    const options = [
      "--ignoreConfig",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
      "--types",
      "",
    ];
    await run(process.execPath, [tsc, ...options, join(folder, "uses.ts")], { cwd: folder });
    const { stdout } = await run(process.execPath, [join(folder, "uses.js"), `${live.world.url}graphql`], {
      cwd: folder,
    });
    expect(stdout).toBe("function SignedOut\n");
    const { stdout: imported } = await run("grep", ["-rhoE", 'from "[^.][^"]*"', join(folder, "dist", "client")]);
    expect(new Set(imported.trim().split("\n"))).toEqual(new Set(['from "graphql-ws"']));
  }
});

/** A project of somebody else's. */
const uses = `
import { createDesk, Session, type Desk } from "certdesk/client";
declare const process: { argv: string[] };
const url = process.argv[2] ?? "";
const session = new Session({ url, tokens: { read: () => null, write: () => {} } });
class Nothing { static CONNECTING = 0; static OPEN = 1; static CLOSING = 2; static CLOSED = 3; }
const desk: Desk = createDesk({ url, session, webSocketImpl: Nothing });
desk.query<{ streamHead: string }>("{ streamHead }").catch((error: Error) => console.log(typeof desk.watch, error.name));
`;
