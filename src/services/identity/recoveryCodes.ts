import type { Ids } from "../ports.js";
import { sha256 } from "../sha256.js";

const count = 10;

/** 80 bits, in groups that survive being written down: `0a1b2-c3d4e-5f607-18293`. */
const bytes = 10;

export function newRecoveryCodes(ids: Ids): string[] {
  return Array.from({ length: count }, () => ids.secret(bytes).replace(/.{5}(?=.)/g, "$&-"));
}

/** Under which a code is kept, however it was typed. Null for what is none. */
export function recoveryHash(userId: string, code: string): string | null {
  const plain = code.toLowerCase().replace(/[\s-]/g, "");
  return /^[0-9a-f]{20}$/.test(plain) ? sha256(`${userId} ${plain}`) : null;
}
