import { createHmac, timingSafeEqual } from "node:crypto";
import { readOrMakePrivateFile } from "../privateFile.js";
import { StartError } from "../StartError.js";

/** The key that seals records and heads, one for all processes. Whoever has it can forge them: it never leaves `DATA_DIR/private`, while the records stand in the database. */
export class AuditKey {
  constructor(private readonly key: string) {}

  /**
   * @param make a new one, at the first start
   * @throws StartError when it cannot be read or written
   */
  static async open(dataDir: string, make: () => string): Promise<AuditKey> {
    const key = await readOrMakePrivateFile(dataDir, "audit-key", make).catch((error: Error) => {
      throw new StartError(`The key of the audit records cannot be read or written: ${error.message}`);
    });
    return new AuditKey(key);
  }

  /** @param use keeps what is sealed for one use from standing for another */
  seal(use: "record" | "head" | "chains", content: string): string {
    return createHmac("sha256", this.key).update(`${use}\n${content}`).digest("hex");
  }

  sealed(use: "record" | "head" | "chains", content: string, seal: string): boolean {
    const [right, given] = [Buffer.from(this.seal(use, content)), Buffer.from(seal)];
    return right.length === given.length && timingSafeEqual(right, given);
  }
}
