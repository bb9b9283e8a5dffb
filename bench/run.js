// Side-by-side measurements on one machine, in one run: npm run bench. Prints a table, writes bench/results.json.
// --quick: smaller sizes, nothing is written. --only NAME,NAME: some. --judge: exit code 1 when a figure misses its goal.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { tenants } from "./doors/costOfTenants.js";
import { doors } from "./doors/doors.js";
import { ordersPage } from "./measurements/ordersPage.js";
import { bulk } from "./realtime/bulk.js";
import { catchUp } from "./realtime/catchUp.js";
import { commitToClient, toldByNats } from "./realtime/commitToClient.js";
import { fanOut } from "./realtime/fanOut.js";
import { killed } from "./realtime/killed.js";
import { numbering } from "./realtime/numbering.js";
import { oneOrder } from "./realtime/oneOrder.js";
import { oneTransaction } from "./realtime/oneTransaction.js";
import { stalled } from "./realtime/stalled.js";
import { commit, machine } from "./support/origin.js";

const realtime = {
  fanOut,
  catchUp,
  oneOrder,
  stalled,
  bulk,
  oneTransaction,
  numbering,
  killed,
  commitToClient,
  toldByNats,
};
const measurements = { orders: ordersPage, doors, tenants, ...realtime };
const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, judge: { type: "boolean" }, only: { type: "string" } },
});
const names = options.only?.split(",") ?? Object.keys(measurements);
const unknown = names.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(measurements).join(", ")}, not ${unknown}`);

console.log(`certdesk bench: ${names.join(", ")}${options.quick ? ", quick" : ", some minutes (--quick: smaller)"}`);
const rows = [];
for (const name of names) {
  const measured = measurements[name]({ quick: options.quick ?? false });
  // One that fails is a figure that is missed; the others are measured all the same.
  const figures = await measured.catch((error) => ({
    name,
    ours: `failed: ${error.message}`,
    met: false,
    isMeasured: false,
  }));
  const row = { measurement: name, ...figures };
  console.log(
    Object.entries(row)
      .map(([key, value]) => `${key.padStart(12)}  ${value}`)
      .join("\n"),
  );
  rows.push(row);
}
console.table(Object.fromEntries(rows.map(({ name, ratio, goal = "", met = "" }) => [name, { ratio, goal, met }])));
if (!options.quick) keep(rows);
const missed = rows.filter(({ met }) => met === false);
if (options.judge && missed.length > 0) {
  console.error(missed.map(({ name, ours, goal }) => `MISSED: ${name}: ${ours}; wanted ${goal}`).join("\n"));
  process.exitCode = 1;
}

/** Each row with where it comes from. What was not asked for, was skipped or failed keeps its last one. */
function keep(measured) {
  const from = { at: new Date().toISOString(), commit: commit(), machine: machine() };
  const file = new URL("./results.json", import.meta.url);
  const fresh = measured.filter(({ isMeasured = true }) => isMeasured).map((row) => ({ ...row, ...from }));
  const isFresh = ({ measurement }) => fresh.some((row) => row.measurement === measurement);
  const kept = JSON.parse(readFileSync(file, "utf8")).rows.filter((row) => !isFresh(row));
  writeFileSync(file, `${JSON.stringify({ rows: [...kept, ...fresh] }, null, 2)}\n`);
  console.log("wrote bench/results.json");
}
