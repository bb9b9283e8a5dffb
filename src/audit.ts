import "reflect-metadata";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { DataSource } from "typeorm";
import { type Config, readConfig } from "./config.js";
import { endWith } from "./endWith.js";
import { AuditKey } from "./services/audit/AuditKey.js";
import { type AuditFormat, exportAudit } from "./services/audit/exportAudit.js";
import { type AuditFault, verifyAudit } from "./services/audit/verifyAudit.js";
import { createDataSource, migrate } from "./services/database.js";
import { startEmbeddedPostgres } from "./services/postgres/startEmbeddedPostgres.js";
import { StartError } from "./services/StartError.js";
import { SystemClock } from "./services/SystemClock.js";

const usage = `certdesk audit records

  npm run -s audit -- verify

    Reads every chain of records in the database of DATABASE_URL with the key of DATA_DIR. Names the first record of each chain that was touched, and ends with 1 if there is one.

  npm run -s audit -- export --csv | --ndjson [--out FILE]

    Writes all records, oldest first, to FILE or to standard output.
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { csv: { type: "boolean" }, ndjson: { type: "boolean" }, out: { type: "string" } },
  });
  const [command] = positionals;
  const format = values.csv === values.ndjson ? null : values.csv ? "CSV" : "NDJSON";
  if (command === "verify") return withDatabase(verify);
  if (command === "export" && format !== null)
    return withDatabase((dataSource) => writeOut(dataSource, format, values.out ?? null));
  process.stdout.write(usage);
  return command === undefined ? 0 : 1;
}

async function withDatabase(work: (dataSource: DataSource, config: Config) => Promise<number>): Promise<number> {
  const config = readConfig(process.env);
  const directory = join(config.dataDir, "postgres");
  const embedded = config.databaseUrl === null ? await startEmbeddedPostgres({ directory, durable: true }) : null;
  const url = config.databaseUrl ?? embedded?.url ?? "";
  try {
    await migrate(url);
    const dataSource = await createDataSource(url).initialize();
    return await work(dataSource, config).finally(() => dataSource.destroy());
  } finally {
    await embedded?.stop();
  }
}

async function verify(dataSource: DataSource, { dataDir }: Config): Promise<number> {
  // A new key would find every record forged.
  const key = await AuditKey.open(dataDir, () => {
    throw new StartError(`there is none in ${join(dataDir, "private")}`);
  });
  const now = new SystemClock().now();
  const { records, chains, faults } = await verifyAudit(dataSource, { key, now, onProgress: progress("read") });
  process.stdout.write(faults.map((fault) => `${lineOf(fault)}\n`).join(""));
  const verdict =
    faults.length === 0 ? "all as certdesk wrote them" : `${faults.length} chains are not as certdesk left them`;
  process.stdout.write(`${records} records in ${chains} chains: ${verdict}\n`);
  return faults.length === 0 ? 0 : 1;
}

function lineOf({ chain, recordId, what }: AuditFault): string {
  const of = chain === "*" ? "all chains" : chain === "" ? "the desk's own chain" : `the chain of ${chain}`;
  return recordId === null ? `${of}: ${what}` : `${of}: record ${recordId} ${what}`;
}

async function writeOut(dataSource: DataSource, format: AuditFormat, file: string | null): Promise<number> {
  const out = file === null ? process.stdout : createWriteStream(file, { mode: 0o600 });
  const tell = progress("written");
  const records = await exportAudit(dataSource, format, async (text, written) => {
    if (!out.write(text)) await once(out, "drain");
    tell(written);
  });
  await new Promise<void>((resolve, reject) => {
    out.on("error", reject);
    if (file === null) out.write("", () => resolve());
    else out.end(resolve);
  });
  process.stderr.write(`${records} records\n`);
  return 0;
}

/** For the person who waits: standard output is for the records. */
const progress = (what: string) => (records: number) => {
  if (records > 0 && records % 10_000 === 0) process.stderr.write(`${records} records ${what}\n`);
};

endWith(main());
