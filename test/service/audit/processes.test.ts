import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ok } from "../../../src/domain/result.js";
import { currentCommand } from "../../../src/services/audit/currentCommand.js";
import { type AuditWorld, createAuditWorld, keyText } from "./auditWorld.js";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

let world: AuditWorld;
let dataDir: string;
beforeAll(async () => {
  world = await createAuditWorld();
  dataDir = await mkdtemp(join(tmpdir(), "certdesk-audit-"));
  await mkdir(join(dataDir, "private"));
  await writeFile(join(dataDir, "private", "audit-key"), keyText);
  // Whatever a client may say of itself: a spreadsheet would compute it.
  await world.command('=HYPERLINK("http://x.test")', "acc_1");
  await world.command("@SUM(1)", "acc_1", async () => {
    currentCommand()?.changes({ subjectId: "ord_1", field: "status", before: null, after: 'a "quoted", コンマ' });
    return ok(null);
  });
  await world.dataSource.query(
    `insert into audit_records select 'aud_' || lpad(n::text, 26, '0'), 'acc_1', now(), null, 'SYSTEM', null, 'many', '{}', 'SUCCESS', '{}', '{}', '', null, '' from generate_series(1, 2500) n`,
  );
  await world.chainer().apply();
});
afterAll(async () => {
  await world?.destroy();
  if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
});

/** `npm run audit`, without npm. */
function audit(args: readonly string[], folder = dataDir): Promise<{ code: number | null; out: Buffer; err: string }> {
  const child = spawn(process.execPath, [join(repository, "dist", "audit.js"), ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: world.url, DATA_DIR: folder },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) =>
    child.once("close", (code) => resolve({ code, out: Buffer.concat(out), err: Buffer.concat(err).toString() })),
  );
}

describe("npm run audit", () => {
  it("export --ndjson: every record, whole, oldest first; how many on standard error", async () => {
    const { code, out, err } = await audit(["export", "--ndjson"]);
    const records = out
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect([code, records.length, err]).toEqual([0, 2502, "2502 records\n"]);
    expect(records.map(({ id }) => id)).toEqual(records.map(({ id }) => id).sort());
    expect(records.at(-1)).toMatchObject({
      command: "@SUM(1)",
      principal: "usr_1",
      after: { ord_1: { status: 'a "quoted", コンマ' } },
      position: 2,
    });
  });

  it("export --csv: UTF-8 that spreadsheets know as such, and no cell is a formula", async () => {
    const file = join(dataDir, "audit.csv");
    expect((await audit(["export", "--csv", "--out", file])).code).toBe(0);
    const text = await readFile(file, "utf8");
    expect(text.startsWith("\ufeffid,accountId,")).toBe(true);
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(2503);
    expect(text).toContain(`,"'=HYPERLINK(""http://x.test"")",`);
    expect(text).toContain(",'@SUM(1),");
    expect(
      lines.flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)).filter((cell) => /^"?[=+\-@\t]/.test(cell)),
    ).toEqual([]);
  });

  it("verify: names the first bad record of the chain, and ends with 1", async () => {
    const inserted = await audit(["verify"]);
    expect(inserted.code).toBe(1);
    expect(inserted.out.toString()).toBe(
      `the chain of acc_1: record aud_${"1".padStart(26, "0")} stands in no chain: it was inserted, or its link deleted\n2 records in 1 chains: 1 chains are not as certdesk left them\n`,
    );
    await world.asOwner("delete from audit_records where command = 'many'");
    const { code, out } = await audit(["verify"]);
    expect([code, out.toString()]).toEqual([0, "2 records in 1 chains: all as certdesk wrote them\n"]);
  });

  it("verify: makes no key where there is none", async () => {
    const { code, err } = await audit(["verify"], join(dataDir, "elsewhere"));
    expect([code, err]).toEqual([1, expect.stringContaining("The key of the audit records cannot be read")]);
  });

  it("says how it is called", async () => {
    expect((await audit([])).out.toString()).toContain("npm run -s audit -- verify");
    expect((await audit(["export"])).code).toBe(1);
    expect((await audit(["export", "--csv", "--ndjson"])).code).toBe(1);
  });
});
