import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readSource, type Source } from "./readSource.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The lines of .gitignore: names, at any depth, where `*` stands for anything. */
const ignored = [".git", ...textOf(".gitignore").trim().split("\n")].map(
  (line) => new RegExp(`^${line.replace(/\/$/, "").replaceAll(".", "\\.").replaceAll("*", ".*")}$`),
);

/** Every file of the project that git would keep, as paths from the root with forward slashes. */
export const projectFiles: readonly string[] = filesBelow("");

/** @param path from the root */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The files of one top-level folder, parsed. */
export function sourcesIn(folder: string): Source[] {
  return projectFiles
    .filter((path) => path.startsWith(`${folder}/`) && /\.(ts|js)$/.test(path))
    .map((path) => readSource(path, textOf(path)));
}

/** Walked by hand, so that it is also right in an unpacked archive, where there is no git. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.some((pattern) => pattern.test(entry.name))) return [];
    const path = relative(root, join(root, folder, entry.name)).replaceAll("\\", "/");
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
