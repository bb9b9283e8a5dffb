// Compiles src/ into dist/ when dist/ is missing or older than what it is made from. Run by `npm start`, also in a tree
// that cannot be written to: with a fresh dist/ it only looks.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "dist", ".built");
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
const bundler = join(root, "scripts", "bundle.js");

const reason = whyStale();
if (reason !== null) build(reason);

/** @returns {string | null} what makes dist/ stale; null when it is fresh */
function whyStale() {
  // `npm run build` leaves no stamp, but it writes main.js.
  const builtAt = Math.max(changedAt(stamp), changedAt(join(root, "dist", "main.js")));
  if (!existsSync(join(root, "dist", "main.js"))) return "dist/main.js is missing";
  const newer = inputs().find((path) => changedAt(path) > builtAt);
  return newer === undefined ? null : `${relative(root, newer)} has changed`;
}

/** @returns {string[]} */
function inputs() {
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const settings = readdirSync(root).filter((name) => /^(tsconfig.*|package|package-lock)\.json$/.test(name));
  return [...sources, ...settings.map((name) => join(root, name)), bundler];
}

/** Milliseconds; 0 when there is no such file. @param {string} path */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {string} reason */
function build(reason) {
  console.log(`${reason}: compiling`);
  if (!existsSync(compiler)) fail("TypeScript is not installed; run npm ci");
  const started = performance.now();
  run(compiler, "-p", "tsconfig.build.json");
  run(bundler);
  writeFileSync(stamp, "");
  console.log(`compiled in ${Math.round(performance.now() - started)} ms`);
}

/** @param {...string} command */
function run(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  if (status !== 0) fail("see above");
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(`cannot build: ${reason}`);
  process.exit(1);
}
