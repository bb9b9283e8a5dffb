// npm run schema: writes ./schema.graphql from the built code. With --check it writes nothing and fails when it is stale.
import "reflect-metadata";
import { readFile, writeFile } from "node:fs/promises";
import { buildAppSchema } from "../dist/resolvers/buildSchema.js";
import { printSorted } from "../dist/schema/printSorted.js";

const file = new URL("../schema.graphql", import.meta.url);
const emitted = printSorted(await buildAppSchema());

if (!process.argv.includes("--check")) {
  await writeFile(file, emitted);
} else if ((await readFile(file, "utf8").catch(() => "")) !== emitted) {
  console.error("schema.graphql is not what the code emits: npm run schema");
  process.exitCode = 1;
}
