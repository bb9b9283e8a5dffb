// Makes one program of dist/main.js, of dist/admin.js and dist/audit.js, and all that they import: two thousand small files read one by one were half of a start. The modules
// stay beside it for the tests. `node --enable-source-maps dist/main.js` shows places in src/.
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
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

/**
 * Two modules may have classes of one name, of which one gets another in the bundle. Types, entities and errors are told by theirs: it stays. (`keepNames` would do so for functions as well, and each time one is made.)
 * @type {import("esbuild").Plugin}
 */
const keepClassNames = {
  name: "keep class names",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/, namespace: "file" }, async ({ path }) => {
      if (!path.startsWith(join(root, "dist") + sep)) return undefined;
      const code = await readFile(path, "utf8");
      const named = (/** @type {string} */ head, /** @type {string} */ name) =>
        `${head}static{Object.defineProperty(this,"name",{value:"${name}",configurable:true})}`;
      return {
        contents: code.replace(/^(?:export )?(?:default )?(?:let \w+ = (?:\w+ = )?)?class (\w+)[^{]*\{/gm, named),
      };
    }),
};

/**
 * graphql comes in both kinds. As ES modules its functions are called as they are, and not through a getter each time; one kind for all, or its classes would not know each other.
 * @type {import("esbuild").Plugin}
 */
const oneGraphql = {
  name: "one graphql",
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^graphql(\/.*)?$/ }, ({ path, pluginData, ...from }) => {
      if (pluginData === oneGraphql) return undefined;
      const file = path.replace(/\.m?js$/, "");
      const found = file === "graphql" ? "graphql/index.mjs" : `${file}.mjs`;
      return resolve(found, { ...from, pluginData: oneGraphql });
    }),
};

/**
 * Here is but one graphql. Unless it takes this for production it also asks for a class's name whenever it asks whether something is of the class, lest there be two.
 * @type {import("esbuild").Plugin}
 */
const noSecondGraphql = {
  name: "no second graphql",
  setup: ({ onLoad }) =>
    onLoad({ filter: /graphql[\\/]jsutils[\\/]instanceOf\.mjs$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      const contents = code.replace("process.env.NODE_ENV === 'production'", "true");
      if (contents === code) throw new Error(`${path} asks otherwise whether this is production`);
      return { contents };
    }),
};

rmSync(join(root, "dist", "bundle"), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ["dist/main.js", "dist/admin.js", "dist/audit.js"],
  outdir: "dist",
  // As deep as the modules were: what lies beside dist/ is found from both.
  chunkNames: "bundle/[name]-[hash]",
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  // An error that nobody catches shows its line.
  lineLimit: 160,
  sourcemap: true,
  sourcesContent: false,
  banner: { js: commonJs },
  // Native, or not there. A package of the older kind must not be imported on demand: it would have no names (test/unit/house).
  external: ["@node-rs/argon2", "pg-native"],
  plugins: [keepClassNames, oneGraphql, noSecondGraphql],
  logLevel: "warning",
});
