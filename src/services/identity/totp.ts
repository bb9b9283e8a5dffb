import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every authenticator app knows it. */
const algorithm = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Steps that a clock may be early or late. */
const window = 1;

/** RFC 4226 4 R6: as long as the hash. */
export const totpSecretBytes = 20;

/**
 * The step whose code this is; null: none of those that are good now.
 * @param secret hexadecimal
 */
export function totpStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window });
  return delta === null ? null : TOTP.counter({ period: algorithm.period, timestamp }) + delta;
}

/** What an authenticator app takes: the secret in base 32 to type in, and the address of a QR code. */
export function totpShown(secret: string, email: string): { secret: string; uri: string } {
  const totp = totpOf(secret, email);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({ ...algorithm, issuer: "certdesk", label, secret: Secret.fromHex(secret) });
}
