import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Ids } from "../ports.js";
import { readOrMakePrivateFile } from "../privateFile.js";
import { StartError } from "../StartError.js";

/** Milliseconds for which a confirmation is good. */
const lifetime = 15 * 60_000;

/** What a confirmation is bound to: order, user, and everything that was shown to him. */
export interface Shown {
  readonly orderId: string;
  readonly userId: string;
  readonly content: object;
}

/** Hands out and checks the tokens that prove that the consequences were shown (C6). They are kept nowhere: what they are bound to is signed. */
export class Confirmations {
  constructor(private readonly key: string) {}

  /** @throws StartError when the key in `DATA_DIR/private` cannot be read or written */
  static async open(dataDir: string, ids: Ids): Promise<Confirmations> {
    const key = await readOrMakePrivateFile(dataDir, "confirmation-key", () => ids.secret(32)).catch((error: Error) => {
      throw new StartError(`The key of the confirmation tokens cannot be read or written: ${error.message}`);
    });
    return new Confirmations(key);
  }

  issue(shown: Shown, now: Date): { token: string; expiresAt: Date } {
    const expiresAt = new Date(now.getTime() + lifetime);
    return { token: `${expiresAt.getTime().toString(36)}.${this.sign(shown, expiresAt.getTime())}`, expiresAt };
  }

  /** Whether the token was issued for just this, and is not older than 15 minutes. */
  holds(token: string, shown: Shown, now: Date): boolean {
    const [until = "", signature = ""] = token.split(".");
    const expiresAt = Number.parseInt(until, 36);
    if (!(expiresAt >= now.getTime())) return false;
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(shown, expiresAt))];
    return given.length === right.length && timingSafeEqual(given, right);
  }

  private sign({ orderId, userId, content }: Shown, expiresAt: number): string {
    const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    return createHmac("sha256", this.key)
      .update(JSON.stringify([orderId, userId, digest, expiresAt]))
      .digest("base64url");
  }
}
