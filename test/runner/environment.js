import { createRequire } from "node:module";
import { TestEnvironment } from "jest-environment-node";
import "reflect-metadata";

/** Classes that tests and the modules outside hand to each other and ask for by `instanceof`. */
const shared = ["Date", "Error", "Map", "Promise", "Reflect", "RegExp", "Set"];

/**
 * Where a test file runs: a realm of its own, as jest wants it, with a way to the modules that Node.js itself has loaded, once for each worker: what `facade.js` stands for.
 */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of shared) this.global[name] = globalThis[name];
    this.global.requireNatively = createRequire(import.meta.url);
  }
}
