import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join, sep } from "node:path";

const requireNatively = createRequire(import.meta.url);

/**
 * What jest sees of a module of `src/` or of a package: a facade with the same names, behind which stands the module as Node.js has loaded it. jest would load the whole application anew for each
 * test file, some 3 s of CPU; so it is loaded once for each worker, and what is tested is what ships: `dist/`.
 */
export default {
  process(text, path, { supportsStaticESM, supportsDynamicImport, config }) {
    const module = `requireNatively(${JSON.stringify(builtFrom(path, config.rootDir))})`;
    if (supportsStaticESM) return { code: facadeOf(builtFrom(path, config.rootDir), module) };
    // globalSetup and what it loads are in no test's realm: they stay as they are.
    return { code: supportsDynamicImport ? `module.exports = ${module};` : text };
  },
  getCacheKey: (text, path, { supportsStaticESM, supportsDynamicImport }) =>
    createHash("sha256").update(`3\n${path}\n${supportsStaticESM}\n${supportsDynamicImport}\n${text}`).digest("hex"),
};

function facadeOf(path, module) {
  const names = Object.keys(requireNatively(path)).filter((name) => name !== "module.exports" && name !== "__esModule");
  const exported = names.map((name) =>
    name === "default" ? "export default m.default;" : `export const ${name} = m.${name};`,
  );
  return [`const m = ${module};`, ...exported].join("\n");
}

function builtFrom(path, root) {
  const sources = join(root, "src") + sep;
  return path.startsWith(sources) ? join(root, "dist", path.slice(sources.length).replace(/\.ts$/, ".js")) : path;
}
