import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/** What was measured: the commit, and whether the code was another one. */
export function commit() {
  const git = (...words) => execFileSync("git", words, { encoding: "utf8", cwd: import.meta.dirname }).trim();
  const changed = git("status", "--porcelain", "--", "../../src", "..", ":!../results.json", ":!../judged.json");
  return `${git("rev-parse", "--short", "HEAD")}${changed === "" ? "" : ", changed"}`;
}

export function machine() {
  return `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node.js ${process.version}`;
}
