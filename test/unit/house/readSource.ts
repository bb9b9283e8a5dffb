import { posix } from "node:path";
import { parseSync } from "@swc/core";

/** What the rules of the house ask of one file, as its syntax says it: comments and strings do not count. */
export interface Source {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Every name, chain of names and call without a value that it makes: `randomBytes`, `process.env`, `new Date()`. */
  readonly uses: ReadonlySet<string>;
  readonly functions: readonly FunctionSize[];
}
export interface Import {
  /** A path from the root (`src/app.ts`) for our own files, else the specifier as it stands. */
  readonly of: string;
  /** Gone after compiling: `import type`, `export type`, `import("…")` in a type. A type among values keeps its import. */
  readonly typeOnly: boolean;
}
export interface FunctionSize {
  readonly name: string;
  /** From the first to the last line, both counted. */
  readonly lines: number;
  /** Without those that a decorator fills in (`@Arg`, `@Ctx`). */
  readonly parameters: number;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree is walked by the shapes that are asked for, not by 200 types
type Node = any;

/** @param path from the root, with forward slashes @throws when the text cannot be parsed */
export function readSource(path: string, text: string): Source {
  const imports: Import[] = [];
  const uses = new Set<string>();
  const functions: FunctionSize[] = [];
  const bytes = Buffer.from(text);
  walk(parseSync(text, { syntax: "typescript", decorators: true, target: "es2023" }), (node) => {
    const imported = importOf(node);
    if (imported) imports.push({ ...imported, of: resolve(path, imported.of) });
    for (const use of usesOf(node)) uses.add(use);
    const made = functionOf(node);
    if (made) functions.push({ ...made, lines: linesIn(bytes, node.span) });
  });
  return { path, imports, uses, functions };
}

function walk(node: Node, visit: (node: Node) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (typeof node.type === "string") visit(node);
  for (const child of Object.values(node)) walk(child, visit);
}

function importOf(node: Node): Import | undefined {
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && node.source)
    return { of: node.source.value, typeOnly: node.typeOnly };
  if (node.type === "CallExpression" && node.callee.type === "Import")
    return { of: String(node.arguments[0].expression.value), typeOnly: false };
  if (node.type === "TsImportType") return { of: node.argument.value, typeOnly: true };
  return undefined;
}

function usesOf(node: Node): string[] {
  const { type } = node;
  if (type === "Identifier") return [node.value];
  if (type === "MemberExpression") return [chainOf(node)];
  if (type === "VariableDeclarator" && node.id.type === "ObjectPattern" && node.init)
    return node.id.properties.map((property: Node) => `${chainOf(node.init)}.${property.key?.value}`);
  if (type === "NewExpression" && !node.arguments?.length) return [`new ${chainOf(node.callee)}()`];
  if (type === "CallExpression") return [`${chainOf(node.callee)}()`];
  return [];
}

/** `process.env.PORT`, also for `globalThis.process["env"].PORT`. */
function chainOf(node: Node): string {
  if (node.type === "Identifier") return node.value;
  if (node.type !== "MemberExpression") return "";
  const name = node.property.expression?.value ?? node.property.value;
  return `${chainOf(node.object)}.${name}`.replace(/^globalThis\./, "");
}

function functionOf(node: Node): Omit<FunctionSize, "lines"> | undefined {
  const makes =
    /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|PrivateMethod|Constructor)$/;
  if (!makes.test(node.type)) return undefined;
  const params: Node[] = node.function?.params ?? node.params;
  const key = node.identifier ?? node.key;
  return {
    name: key?.value ?? key?.id?.value ?? "=>",
    parameters: params.filter((param) => !param.decorators?.length).length,
  };
}

function linesIn(bytes: Buffer, span: { start: number; end: number }): number {
  return bytes
    .subarray(span.start - 1, span.end - 1)
    .toString()
    .split("\n").length;
}

function resolve(from: string, to: string): string {
  return to.startsWith(".") ? posix.join(posix.dirname(from), to).replace(/\.js$/, ".ts") : to;
}
