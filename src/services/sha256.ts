import { createHash } from "node:crypto";

/** Hexadecimal. For what is random enough to need no slow hash. */
export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
