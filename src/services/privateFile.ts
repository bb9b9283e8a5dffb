import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * A secret of this desk, `DATA_DIR/private/<name>`: read, or made at the first start. Several processes may do so at once: all get the same one.
 * @throws what the file system says when it cannot be read or written
 */
export async function readOrMakePrivateFile(dataDir: string, name: string, make: () => string): Promise<string> {
  const file = join(dataDir, "private", name);
  const present = await read(file);
  if (present !== null) return present;
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await mkdir(join(dataDir, "private"), { recursive: true, mode: 0o700 });
  await write(file, make());
  return readFile(file, "utf8");
}

async function read(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/** Written whole and to the disk first, then linked: unlike a rename, a link does not replace the secret of who was faster. */
async function write(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
}
