import { describe, expect, it } from "@jest/globals";
import { findViolations, staleExceptions } from "./findViolations.js";
import { sourcesIn, textOf } from "./projectFiles.js";
import { readSource } from "./readSource.js";

const { dependencies, optionalDependencies } = JSON.parse(textOf("package.json"));
const packages = Object.keys({ ...dependencies, ...optionalDependencies });
const sources = sourcesIn("src");

/** One breach of each rule, and what is said of it. */
const breaches: readonly [rule: string, files: Record<string, string>, said: string][] = [
  [
    "domain sees nothing else, not even its types",
    { "src/domain/a.ts": 'import type { Order } from "../entities/Order.js";' },
    "src/domain/a.ts: domain never sees entities (src/entities/Order.ts)",
  ],
  [
    "domain has no package but the date library",
    { "src/domain/a.ts": 'import { Temporal } from "temporal-polyfill"; import { z } from "zod";' },
    "src/domain/a.ts: zod is not for domain",
  ],
  [
    "domain has nothing of Node.js",
    { "src/domain/a.ts": 'import { isIP } from "node:net";' },
    "src/domain/a.ts: node:net is not for domain",
  ],
  [
    "entities take only types of the domain",
    { "src/entities/a.ts": 'import { type OrderId, toId } from "../domain/ids.js";' },
    "src/entities/a.ts: src/domain/ids.ts only by import type",
  ],
  [
    "services never see resolvers",
    { "src/services/a/b.ts": 'const { limits } = await import("../../resolvers/limits.js");' },
    "src/services/a/b.ts: services never sees resolvers (src/resolvers/limits.ts)",
  ],
  [
    "services never see schema",
    { "src/services/a.ts": 'export type Order = import("../schema/Order.js").Order;' },
    "src/services/a.ts: services never sees schema (src/schema/Order.ts)",
  ],
  ...["graphql", "type-graphql", "graphql/language/parser.js", "@apollo/server"].map(
    (name): [string, Record<string, string>, string] => [
      `services have no ${name}`,
      { "src/services/a.ts": `import type { A } from "${name}";` },
      `src/services/a.ts: ${name.replace("/language/parser.js", "")} is not for services`,
    ],
  ),
  [
    "schema never sees services",
    { "src/schema/a.ts": 'export * from "../services/orders.js";' },
    "src/schema/a.ts: schema never sees services (src/services/orders.ts)",
  ],
  [
    "resolvers have no typeorm",
    { "src/resolvers/a.ts": 'import type { DataSource } from "typeorm";' },
    "src/resolvers/a.ts: typeorm is not for resolvers",
  ],
  [
    "resolvers never see http",
    { "src/resolvers/a.ts": 'import "../http/startHttp.js";' },
    "src/resolvers/a.ts: resolvers never sees http (src/http/startHttp.ts)",
  ],
  [
    "the configuration is handed down",
    { "src/http/a.ts": 'import { readConfig } from "../config.js";' },
    "src/http/a.ts: src/config.ts only by import type",
  ],
  ["a file has a layer", { "src/other/a.ts": 'import "./b.js";' }, "src/other/a.ts: no layer has this place"],
  ["packages are declared", { "src/app.ts": 'import x from "left-pad";' }, "src/app.ts: left-pad is no dependency"],
  ...[
    ["read(process.env);", "the environment"],
    ["const { env } = process;", "the environment"],
    ['const a = globalThis.process["env"];', "the environment"],
    ["const a = new Date();", "time"],
    ["const a = new Date;", "time"],
    ["const a = list.map(Date.now);", "time"],
    ["const a = Temporal.Now.instant();", "time"],
    ["const a = Math.random();", "randomness"],
    ['import { randomUUID as next } from "node:crypto";', "randomness"],
    ["const a = crypto.getRandomValues(b);", "randomness"],
  ].map(([text = "", kind]): [string, Record<string, string>, string] => [
    text,
    { "src/services/a.ts": text },
    `src/services/a.ts: takes ${kind} past its port`,
  ]),
  [
    "main hands the environment down and reads no variable",
    { "src/main.ts": "const a = readConfig(process.env); const b = process.env.PORT;" },
    "src/main.ts: takes a variable past its port",
  ],
  [
    "process is not imported",
    { "src/services/a.ts": 'import { env } from "node:process";' },
    "src/services/a.ts: process is a global, and config reads it",
  ],
  [
    "nothing goes round in a circle",
    {
      "src/domain/a.ts": 'import "./b.js";',
      "src/domain/b.ts": 'export { c } from "./c.js";',
      "src/domain/c.ts": 'import "./b.js";',
    },
    "cycle: src/domain/b.ts → src/domain/c.ts → src/domain/b.ts",
  ],
];

describe("imports of src", () => {
  it("keep the rules of importRules.ts", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(findViolations(sources, packages)).toEqual([]);
  });

  it("need every exception that is made", () => {
    expect(staleExceptions(sources)).toEqual([]);
  });

  it.each(breaches)("are found out: %s", (_rule, files, said) => {
    expect(violationsIn(files)).toEqual([said]);
  });

  it("may form a circle of types, and pass time along", () => {
    const files = {
      "src/domain/a.ts": 'import { b } from "./b.js"; const at = (now: Date) => new Date(now.getTime() + 1);',
      "src/domain/b.ts": 'import type { A } from "./a.js"; // process.env, Date.now()',
    };
    expect(violationsIn(files)).toEqual([]);
  });
});

function violationsIn(files: Readonly<Record<string, string>>): string[] {
  const planted = Object.entries(files).map(([path, text]) => readSource(path, text));
  return findViolations(planted, packages);
}
