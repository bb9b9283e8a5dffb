// Makes one program of dist/main.js, and of dist/admin.js, and all that they import: two thousand small files read one by one were half of a start, and a sixth of the memory. The modules
// stay beside it for the tests. `node --enable-source-maps dist/main.js` shows places in src/.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What modules of the older kind find around them, and an ES module lacks. */
const commonJs = [
  'import { createRequire as $createRequire } from "node:module";',
  'import { fileURLToPath as $fileURLToPath } from "node:url";',
  "const require = $createRequire(import.meta.url);",
  "const __filename = $fileURLToPath(import.meta.url);",
  'const __dirname = $fileURLToPath(new URL(".", import.meta.url));',
].join("");

rmSync(join(root, "dist", "bundle"), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ["dist/main.js", "dist/admin.js"],
  outdir: "dist",
  // As deep as the modules were: what lies beside dist/ is found from both.
  chunkNames: "bundle/[name]-[hash]",
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  // Names stay: entities and errors are told by theirs.
  keepNames: true,
  minifySyntax: true,
  minifyWhitespace: true,
  // An error that nobody catches shows its line.
  lineLimit: 160,
  sourcemap: true,
  sourcesContent: false,
  banner: { js: commonJs },
  // Native, or not there. A package of the older kind must not be imported on demand: it would have no names (test/unit/house).
  external: ["@node-rs/argon2", "pg-native"],
  logLevel: "warning",
});
