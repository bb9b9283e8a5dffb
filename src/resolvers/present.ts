import type { Refusal, UserErrorCode } from "../domain/errors.js";
import { say } from "../domain/messages/catalogue.js";
import type { Locale } from "../domain/messages/messages.js";
import { answer } from "../schema/answer.js";
import type { UserError } from "../schema/UserError.js";
import {
  AlreadyDecidedError,
  CancellationWindowClosedError,
  NotFoundError,
  RateLimitedError,
  RefusedError,
  RevocationAlreadyOpenError,
  StaleVersionError,
  ValidationError,
} from "../schema/userErrors.js";

/** What every error says, and the language for the rest. */
interface Words {
  readonly said: { readonly code: UserErrorCode; readonly message: string };
  readonly locale: Locale;
}
type Presenter<C extends UserErrorCode> = (refusal: Refusal & { readonly code: C }, words: Words) => UserError;

const refused = (_: Refusal, { said }: Words) => answer(RefusedError, said);

/** Error code → GraphQL type, the one table. A code without a presenter does not compile. */
const presenters = {
  VALIDATION: ({ fields }, { said, locale }) =>
    answer(ValidationError, {
      ...said,
      fields: fields.map(({ path, code, message }) => ({
        path,
        code,
        message: say(message.key, locale, message.values),
      })),
    }),
  NOT_FOUND: (_, { said }) => answer(NotFoundError, said),
  STALE_VERSION: ({ currentVersion, currentId }, { said }) =>
    answer(StaleVersionError, { ...said, currentVersion, currentId }),
  CANCELLATION_WINDOW_CLOSED: ({ closedAt }, { said }) => answer(CancellationWindowClosedError, { ...said, closedAt }),
  ALREADY_DECIDED: ({ decidedAt, decision, requestId }, { said }) =>
    answer(AlreadyDecidedError, { ...said, decidedAt, decision, requestId }),
  REVOCATION_ALREADY_OPEN: ({ requestId }, { said }) => answer(RevocationAlreadyOpenError, { ...said, requestId }),
  RATE_LIMITED: ({ retryAfterSeconds }, { said }) =>
    answer(RateLimitedError, { ...said, retryAfter: retryAfterSeconds }),
  INVALID_STATE: refused,
  IDEMPOTENCY_CONFLICT: refused,
  COMMON_NAME_MISMATCH: refused,
  CONFIRMATION_INVALID: refused,
  MANUAL_PROCEDURE_REQUIRED: refused,
  CERTIFICATE_EXPIRED: refused,
  CERTIFICATE_REVOKED: refused,
  REISSUE_PENDING: refused,
  EVIDENCE_REQUIRED: refused,
  PROOF_INVALID: refused,
  SELF_APPROVAL: refused,
  APPROVAL_RIGHT_REQUIRED: refused,
  COMMON_NAME_CHANGE_NOT_ALLOWED: refused,
  RENEWAL_TOO_EARLY: refused,
  RENEWAL_NOT_ALLOWED: refused,
  KEY_REJECTED: refused,
  CSR_INVALID: refused,
  DOMAIN_NOT_ALLOWED: refused,
  VOUCHER_INVALID: refused,
  UNITS_EXHAUSTED: refused,
  PAYMENT_FAILED: refused,
  CA_UNAVAILABLE: refused,
  CREDENTIALS_INVALID: refused,
  FORBIDDEN: refused,
  TOTP_REQUIRED: refused,
  STEP_UP_REQUIRED: refused,
} satisfies { readonly [C in UserErrorCode]: Presenter<C> };

/**
 * A refusal as a member of the union that a command answers, said in the viewer's language. Where the union has no such
 * type it is a RefusedError, which every union has, with the same code: deployed clients know no other.
 * @param members names of the union's types
 */
export function presentRefusal(refusal: Refusal, locale: Locale, members: ReadonlySet<string>): UserError {
  const { code, message } = refusal;
  const words = { said: { code, message: say(message.key, locale, message.values) }, locale };
  const presenter = presenters[code] as (refusal: Refusal, words: Words) => UserError;
  const presented = presenter(refusal, words);
  return members.has(presented.constructor.name) ? presented : refused(refusal, words);
}
