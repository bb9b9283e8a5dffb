// Side-by-side measurements on one machine, in one run: npm run bench. Prints a table, writes bench/results.json.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { commitToClient } from "./measurements/commitToClient.js";
import { ordersPage } from "./measurements/ordersPage.js";
import { startDesk } from "./startDesk.js";
import { startNats } from "./startNats.js";

const orders = Number(process.env.BENCH_ORDERS ?? 20_000);
console.log(`certdesk bench: ${orders} orders (BENCH_ORDERS), about half a minute`);
const desk = await startDesk(orders);
try {
  const rows = [await ordersPage(desk), await commitToClient(desk), ...(await toldByNats())];
  console.table(Object.fromEntries(rows.map(({ name, ...figures }) => [name, figures])));
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node.js ${process.version}`;
  const file = new URL("./results.json", import.meta.url);
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), commit, machine, orders, rows }, null, 2)}\n`);
  console.log("wrote bench/results.json");
} finally {
  await desk.stop();
}

/** The same once more with a bus, where there is one. */
async function toldByNats() {
  const nats = await startNats();
  if (nats === null) return [];
  const desk = await startDesk(10, { natsUrl: nats.url });
  try {
    return [await commitToClient(desk)];
  } finally {
    await desk.stop();
    nats.stop();
  }
}
