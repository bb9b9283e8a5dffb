import { availableParallelism } from "node:os";

// ESM under jest (jose and others are ESM only), so `node --experimental-vm-modules`; the transform repeats the
// compiler's decorator options because swc does not read tsconfig.json.
export default {
  testEnvironment: "<rootDir>/test/runner/environment.js",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  moduleFileExtensions: ["ts", "js", "mjs", "json", "node"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": ["$1", "$1.js"] },
  globalSetup: "<rootDir>/test/runner/globalSetup.js",
  globalTeardown: "<rootDir>/test/runner/globalTeardown.js",
  testSequencer: "<rootDir>/test/runner/sequencer.js",
  testTimeout: 30_000,
  // The tests wait for servers more than they compute: on two cores jest alone would take one worker. All share one database.
  maxWorkers: Math.max(6, Math.min(8, availableParallelism())),
  transformIgnorePatterns: ["/node_modules/(@jest|jest|jest-.*|expect|pretty-format)/"],
  transform: {
    "/src/.+\\.ts$": "<rootDir>/test/runner/facade.js",
    "/node_modules/.+\\.[cm]?js$": "<rootDir>/test/runner/facade.js",
    "^.+\\.ts$": [
      "@swc/jest",
      {
        swcrc: false,
        sourceMaps: "inline",
        module: { type: "es6" },
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
      },
    ],
  },
};
