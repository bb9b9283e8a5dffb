import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The library of Debian's `faketime`; null: there is none, and whoever wants one says loudly that he skips. */
export function findFaketime(): string | null {
  const libraries = ["/usr/lib", "/usr/local/lib"].flatMap((root) => {
    const machines = existsSync(root) ? readdirSync(root).filter((name) => name.endsWith("-linux-gnu")) : [];
    return ["", ...machines].map((name) => join(root, name, "faketime", "libfaketimeMT.so.1"));
  });
  return libraries.find((library) => existsSync(library)) ?? null;
}

/** A clock that a process is started with and that can be moved while it runs. Intervals go on as they are. */
export class MovedClock {
  constructor(
    private readonly library: string,
    private readonly file: string,
  ) {}

  /** For the process. */
  get env(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: this.library,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
  }

  /** So far from the machine's. The process sees it within a second. */
  async move(seconds: number): Promise<void> {
    await writeFile(this.file, `${seconds < 0 ? "" : "+"}${seconds}\n`);
  }
}
