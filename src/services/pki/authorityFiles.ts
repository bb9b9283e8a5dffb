import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Only the owner may look into the folder, and into each file. */
const folderMode = 0o700;
const fileMode = 0o600;

/**
 * Makes `DATA_DIR/private`, which only its owner may enter. DATA_DIR itself may be passed through: the embedded
 * database's user has its folder there.
 * @returns its path
 */
export async function privateFolder(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const folder = join(dataDir, "private");
  await mkdir(folder, { recursive: true, mode: folderMode });
  return folder;
}

/**
 * Makes a file once, however many processes try at the same time: it appears whole, and the losers read the winner's.
 * @returns what stands in it
 */
export async function fileOnce(path: string, content: string): Promise<string> {
  const draft = draftOf(path);
  await writeDurably(draft, content);
  try {
    await link(draft, path);
  } catch (error) {
    if (!isThere(error)) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(path, "utf8");
}

/** Makes a folder of files once, likewise: the first to finish wins, the others' drafts go. */
export async function folderOnce(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const draft = draftOf(path);
  await mkdir(draft, { mode: folderMode });
  for (const [name, content] of Object.entries(files)) await writeDurably(join(draft, name), content);
  try {
    await rename(draft, path);
  } catch (error) {
    if (!isThere(error)) throw error;
    await rm(draft, { recursive: true });
  }
}

/** The text of a file, null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function draftOf(path: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString("hex")}`;
}

/** On the disk before it gets its name: after a power failure there is the whole file or none. */
async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, "wx", fileMode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renaming onto a folder that has files says ENOTEMPTY or EEXIST, on Windows EPERM. */
function isThere(error: unknown): boolean {
  return ["EEXIST", "ENOTEMPTY", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "");
}
