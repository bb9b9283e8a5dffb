import { type Exception, exceptions, type Layer, layers, outside } from "./importRules.js";
import type { Import, Source } from "./readSource.js";

/** One line for each breach of `importRules.ts`. @param packages what the project declares to need at run time */
export function findViolations(sources: readonly Source[], packages: readonly string[]): string[] {
  const each = sources.flatMap((source) => [
    ...source.imports.flatMap((imported) => importFault(source.path, imported, packages)),
    ...usesOfOutside(source)
      .filter((use) => !isAllowed(source.path, use))
      .map((use) => `${source.path}: takes ${use} past its port`),
  ]);
  return [...each, ...findCycles(sources)];
}

/** Exceptions that nothing needs any more. */
export function staleExceptions(sources: readonly Source[]): Exception[] {
  return exceptions.filter(({ file, may }) => {
    const source = sources.find((candidate) => candidate.path === file);
    return source === undefined || !usesOfOutside(source).includes(may);
  });
}

function importFault(path: string, { of, typeOnly }: Import, packages: readonly string[]): string[] {
  const from = layerOf(path);
  const layer = layers[from];
  if (layer === undefined) return [`${path}: no layer has this place`];
  if (!of.startsWith("src/")) return packageFault(path, of, { layer, packages });
  const to = layerOf(of);
  if (to === from || layer.sees.includes(to)) return [];
  if (layer.types?.includes(to)) return typeOnly ? [] : [`${path}: ${of} only by import type`];
  return [`${path}: ${from} never sees ${to} (${of})`];
}

function packageFault(path: string, of: string, rules: { layer: Layer; packages: readonly string[] }): string[] {
  const { layer, packages } = rules;
  const name = of
    .split("/")
    .slice(0, of.startsWith("@") ? 2 : 1)
    .join("/");
  if (/^(node:)?process$/.test(of)) return [`${path}: process is a global, and config reads it`];
  if (layer.only ? !layer.only.includes(name) : layer.never?.test(of))
    return [`${path}: ${name} is not for ${layerOf(path)}`];
  if (name.startsWith("node:") || packages.includes(name)) return [];
  return [`${path}: ${name} is no dependency`];
}

function usesOfOutside(source: Source): (keyof typeof outside)[] {
  const kinds = Object.keys(outside) as (keyof typeof outside)[];
  return kinds.filter((kind) => [...source.uses].some((use) => outside[kind].test(use)));
}

function isAllowed(path: string, use: keyof typeof outside): boolean {
  return exceptions.some(({ file, may }) => file === path && may === use);
}

/** The layer of a file: `src/domain/order.ts` → domain, `src/config.ts` → config, `src/app.ts` → process. */
function layerOf(path: string): string {
  const name = path.split("/")[1] ?? "";
  return name.endsWith(".ts") ? (name === "config.ts" ? "config" : "process") : name;
}

/** Circles among the imports that are left at run time. Each is told once, from where it was met first. */
function findCycles(sources: readonly Source[]): string[] {
  const imports = new Map(sources.map((source) => [source.path, source.imports.filter((each) => !each.typeOnly)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`cycle: ${[...trail.slice(start), path].join(" → ")}`);
    if (start >= 0 || done.has(path)) return;
    for (const { of } of imports.get(path) ?? []) follow(of, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) follow(path, []);
  return cycles;
}
