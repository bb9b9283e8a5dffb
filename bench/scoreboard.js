// Every figure beside what it is measured against, in one page: npm run scoreboard. Measures everything anew (most of an hour) and writes docs/scoreboard.md.
// --write: only writes the page, from what was measured before. --only NAME,NAME: some of the judges, and no measurement.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { commit, machine } from "./support/origin.js";

const root = new URL("../", import.meta.url);
const page = new URL("docs/scoreboard.md", root);
const results = new URL("bench/results.json", root);
const verdicts = new URL("bench/judged.json", root);

/** Places between an intent, the call of a CA, a gateway or a mail server, and its outcome. `npm test` and CI die at the others too. */
const between = [
  "issuing:stored-intent",
  "issuing:after-ca",
  "issuing:after-outcome",
  "revoking:stored-intent",
  "revoking:after-ca",
  "revoking:after-outcome",
  "completing:after-ca",
  "gateway:after-authorize",
  "gateway:after-capture",
  "gateway:after-refund",
  "mail:after-smtp",
  "relay:after-numbering",
];

/** What judges a promise by a count, in full size: a test, or a script with its arguments. The last line that fits is what it says; where it fails, that. */
const judges = {
  chaos: {
    promise:
      "ten minutes of writers and clients that hop between two nodes, 20 × kill -9, 5 immediate stops of PostgreSQL: 0 missing, 0 twice, 0 gaps",
    control: "as many clients without cursors, which must lose events",
    script: ["bench/chaos.js", "--seconds", "600", "--kills", "20", "--stops", "5"],
    says: /\d+ events to .*control missed \d+\. \d+ kills, \d+ stops/,
  },
  interleavings: {
    promise:
      "10,000 random orders of events, joining, leaving, stalling, changed rights and tokens that run out, at two nodes: each gets what is his, no event after the end of a right, and shared bytes are his own",
    control: "a model that executes for each alone; without the look at the token before each event it fails (seen)",
    test: "test/unit/hub/interleavings",
    env: { INTERLEAVINGS: "10000" },
    says: /\(\d+ interleavings\)/,
  },
  sharing: {
    promise:
      "5,000 random subscriptions of the real schema, followed by crowds of every role, session and language: two viewers share bytes only if executing for each alone gives the same",
    control:
      "naive keys (the account alone; all but role, language, variables, whose orders …): each gives some what is not theirs",
    test: "test/api/sharing",
    env: { SHARING: "5000" },
    says: /\d+ like pairs of viewers .*/,
  },
  crawler: {
    promise: "whoever asks for another account's rows gets nothing: 0 leaks in ≥ 50,000 probes",
    control: "the same without row-level security, and with a code that forgets to ask: leaks are found",
    test: "test/api/tenants",
    env: { CRAWL: "1" },
    says: /\d+ probes .*leaks/,
  },
  crash: {
    promise: "whoever kills it at 12 of its places, 50 times at each: settled within 60 s, each effect once",
    control: "orders of a server that nobody kills: the same traces",
    test: "test/crash/crash",
    env: { CRASHES: "50", CRASH_TOGETHER: "1", CRASH_POINTS: between.join() },
    says: /\d+ deaths.*/,
  },
  hostile: {
    promise: "hostile documents over HTTP and WebSocket: refused within 100 ms of CPU and 4 kB, memory flat, 0 × 5xx",
    control: "the resident memory after two rounds of them",
    test: "test/attack/hostile",
    env: { JUDGED: "1" },
    says: /\d+ hostile documents.*/,
  },
  tokens: {
    promise: "forged tokens, 24 and more, are refused at each door in the same words",
    control: "the token that they were made from is good",
    test: "test/attack/tokens",
    env: { JUDGED: "1" },
    says: /\d+ forged tokens.*/,
  },
  fuzz: {
    promise: "100,000 generated requests: 0 × 5xx, memory flat",
    control: "the resident memory after the first third",
    test: "test/attack/fuzz",
    env: { FUZZ: "100000" },
    says: /\d+ requests in .*/,
  },
  csrs: {
    promise: "100,000 mutated CSRs: no crash, p99 ≤ 50 ms, the event loop held no longer",
    control: "honest ones are among them, and are accepted",
    test: "test/attack/csrs",
    env: { CSRS: "100000", QUIET: "1" },
    says: /\d+ CSRs, .*/,
  },
  replays: {
    promise: "10,000 replays of commands with a key, at two processes: one effect each",
    control: "the same key with another input: a conflict",
    test: "test/attack/replays",
    env: { REPLAYS: "10000" },
    says: /\d+ replays of .*/,
  },
  races: {
    promise:
      "10,000 times three commands on one order: one winner, one settlement, one mail; within 60 s in one process",
    control: "planted bugs, as a second settlement or a naive window, are found (test/service/model)",
    test: "test/races",
    env: { RACES: "3334", RACE_PROCESSES: "1" },
    says: /\d+ triples in .*/,
    holds: (figure) => Number(/in ([\d.]+) s/.exec(figure)?.[1]) <= 60,
  },
};

const { values: options } = parseArgs({ options: { write: { type: "boolean" }, only: { type: "string" } } });
if (!options.write) {
  if (options.only === undefined) execFileSync(process.execPath, ["bench/run.js"], { cwd: root, stdio: "inherit" });
  const names = options.only?.split(",") ?? Object.keys(judges);
  for (const name of names) keep(name, await judged(name));
}
writeFileSync(page, pageOf(JSON.parse(readFileSync(results, "utf8")).rows, JSON.parse(readFileSync(verdicts, "utf8"))));
console.log("wrote docs/scoreboard.md");

async function judged(name) {
  const { test, script, env = {}, says, holds = () => true } = judges[name];
  console.log(`${name}: ${Object.entries(env).map((pair) => pair.join("="))} ${placeOf(judges[name])}`);
  const since = performance.now();
  const [command, args] = script ? [process.execPath, script] : ["npm", ["test", "--", test]];
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      output += data;
    });
  const code = await new Promise((resolve) => child.once("close", resolve));
  const lines = output.split("\n").flatMap((line) => says.exec(line)?.[0] ?? []);
  const passed = code === 0;
  const figure = lines.at(-1) ?? (passed ? "passed" : "failed");
  const met = passed && holds(figure);
  if (!passed) console.log(output.slice(-8000));
  console.log(
    `${met ? "met" : passed ? "MISSED" : "FAILED"} after ${Math.round((performance.now() - since) / 1000)} s: ${figure}`,
  );
  return { figure, met, at: new Date().toISOString(), commit: commit(), machine: machine() };
}

function placeOf({ test, script }) {
  return script ? `node ${script.join(" ")}` : `npm test -- ${test}`;
}

function keep(name, verdict) {
  const kept = JSON.parse(readFileSync(verdicts, "utf8"));
  writeFileSync(verdicts, `${JSON.stringify({ ...kept, [name]: verdict }, null, 2)}\n`);
}

function pageOf(rows, kept) {
  const verdict = (met) => (met === undefined ? "" : met ? "met" : "**missed**");
  const from = ({ at, commit, machine }) => `${at.slice(0, 10)}, ${commit}, ${machine}`;
  const measured = rows.map((row) => [
    row.name,
    row.ours,
    row.control,
    row.ratio,
    row.goal ?? "",
    verdict(row.met),
    from(row),
  ]);
  const counted = Object.entries(judges)
    .filter(([name]) => kept[name] !== undefined)
    .map(([name, judge]) => [
      judge.promise,
      kept[name].figure,
      judge.control,
      `\`${judge.test ?? judge.script[0]}\``,
      verdict(kept[name].met),
      from(kept[name]),
    ]);
  return `# Scoreboard

Every figure that this project claims, beside what it is measured against, with the day, the commit and the machine it comes from. \`npm run scoreboard\` measures all of it anew and writes this page; nothing here is written by hand.
Ratios carry over to other machines, milliseconds do not. What a figure is and why it is what it is: [scale.md](scale.md), [security.md](security.md), [adr/0007](adr/0007-what-a-command-costs.md).

## Measured

${table(["what", "certdesk", "beside it", "ratio", "wanted", "", "from"], measured)}

## Judged

${table(["promise", "found", "control", "test", "", "from"], counted)}
`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
