// Loses a client anything when nodes are killed and the database is cut off? node bench/chaos.js [--minutes 10 | --seconds 20] [--kills 20] [--stops 5] [--seed N]
// Exits with 1 when a client misses, repeats or mixes up an event, or when the clients without cursors lose none: then nothing was proved.
import { parseArgs } from "node:util";
import { checkJudge } from "./chaos/checkJudge.js";
import { runChaos } from "./chaos/runChaos.js";

checkJudge();
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seconds: { type: "string" },
    kills: { type: "string", default: "20" },
    stops: { type: "string", default: "5" },
    clients: { type: "string", default: "20" },
    rate: { type: "string", default: "20" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const { minutes, seconds = Number(minutes) * 60, ...counts } = values;
const wish = { seconds: Number(seconds) };
for (const [name, text] of Object.entries(counts)) wish[name] = Number(text);
console.log(
  `chaos: ${wish.seconds} s, ${wish.kills} × kill -9, ${wish.stops} immediate stops of PostgreSQL, ${wish.clients} clients and as many without cursors; --seed ${wish.seed}`,
);
const { table, summary, failures } = await runChaos(wish);
console.table(table);
console.log(summary);
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);
