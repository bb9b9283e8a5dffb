import { enumOf } from "./enumOf.js";
import type { MessageKey } from "./messages/catalogue.js";
import type { Fail } from "./result.js";
import type { RevocationStatus } from "./revocation.js";

/** Every code that a command can answer. Closed: a new one needs its presenter and its words in both languages. */
export const UserErrorCode = enumOf(
  "VALIDATION",
  "NOT_FOUND",
  "INVALID_STATE",
  "STALE_VERSION",
  "IDEMPOTENCY_CONFLICT",
  "RATE_LIMITED",
  "CANCELLATION_WINDOW_CLOSED",
  "COMMON_NAME_MISMATCH",
  "CONFIRMATION_INVALID",
  "MANUAL_PROCEDURE_REQUIRED",
  "CERTIFICATE_EXPIRED",
  "CERTIFICATE_REVOKED",
  "REISSUE_PENDING",
  "REVOCATION_ALREADY_OPEN",
  "EVIDENCE_REQUIRED",
  "PROOF_INVALID",
  "ALREADY_DECIDED",
  "SELF_APPROVAL",
  "APPROVAL_RIGHT_REQUIRED",
  "COMMON_NAME_CHANGE_NOT_ALLOWED",
  "RENEWAL_TOO_EARLY",
  "RENEWAL_NOT_ALLOWED",
  "KEY_REJECTED",
  "CSR_INVALID",
  "DOMAIN_NOT_ALLOWED",
  "VOUCHER_INVALID",
  "UNITS_EXHAUSTED",
  "PAYMENT_FAILED",
  "CA_UNAVAILABLE",
  "CREDENTIALS_INVALID",
  "FORBIDDEN",
  "TOTP_REQUIRED",
  "STEP_UP_REQUIRED",
);
export type UserErrorCode = keyof typeof UserErrorCode;

/** Words to say in the viewer's language: a key of the catalogue and what goes into its braces. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One field of the input that is not as it must be; `path` as in the input, list indexes as digits. */
export interface FieldFault {
  readonly path: readonly string[];
  readonly code: UserErrorCode;
  readonly message: Message;
}

/** Codes that carry data of their own; all others are plain. */
type CodeWithData =
  | "VALIDATION"
  | "STALE_VERSION"
  | "CANCELLATION_WINDOW_CLOSED"
  | "ALREADY_DECIDED"
  | "REVOCATION_ALREADY_OPEN"
  | "RATE_LIMITED";

/** An expected failure of a command: a stable code, what to say, and the data that the code promises. */
export type Refusal =
  | { readonly code: Exclude<UserErrorCode, CodeWithData>; readonly message: Message }
  | { readonly code: "VALIDATION"; readonly message: Message; readonly fields: readonly FieldFault[] }
  | {
      readonly code: "STALE_VERSION";
      readonly message: Message;
      readonly currentVersion: number;
      /** Id of the row that has moved on. */
      readonly currentId: string;
    }
  | { readonly code: "CANCELLATION_WINDOW_CLOSED"; readonly message: Message; readonly closedAt: Date }
  | {
      readonly code: "ALREADY_DECIDED";
      readonly message: Message;
      readonly decidedAt: Date;
      readonly decision: RevocationStatus;
      readonly requestId: string;
    }
  | { readonly code: "REVOCATION_ALREADY_OPEN"; readonly message: Message; readonly requestId: string }
  | { readonly code: "RATE_LIMITED"; readonly message: Message; readonly retryAfterSeconds: number };

/** A refusal without data. */
export function refuse(
  code: Exclude<UserErrorCode, CodeWithData>,
  key: MessageKey,
  values?: Message["values"],
): Fail<Extract<Refusal, { code: Exclude<UserErrorCode, CodeWithData> }>> {
  return { ok: false, error: { code, message: message(key, values) } };
}

/** Input that is not as it must be, field by field. */
export function invalid(...fields: FieldFault[]): Fail<Extract<Refusal, { code: "VALIDATION" }>> {
  return { ok: false, error: { code: "VALIDATION", message: { key: "error.validation" }, fields } };
}

/** One field that is not as it must be. */
export function fault(path: string | readonly string[], key: MessageKey, values?: Message["values"]): FieldFault {
  return { path: typeof path === "string" ? [path] : path, code: "VALIDATION", message: message(key, values) };
}

/** One field that names what does not exist, or not for the viewer. */
export function unknown(path: string, key: MessageKey, values?: Message["values"]): FieldFault {
  return { path: [path], code: "NOT_FOUND", message: message(key, values) };
}

export function message(key: MessageKey, values?: Message["values"]): Message {
  return values === undefined ? { key } : { key, values };
}
