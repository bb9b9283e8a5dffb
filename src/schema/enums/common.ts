import { Permission, Role } from "../../domain/actor.js";
import { UserErrorCode } from "../../domain/errors.js";
import { Locale } from "../../domain/messages/messages.js";
import { SortDirection } from "../../domain/sorting.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(Locale, {
  name: "Locale",
  description: "Languages of labels and messages. Japanese unless the viewer asks otherwise.",
  values: { JA: "the default.", EN: "by `locale: EN` or `Accept-Language: en`." },
});

registerEnum(Role, {
  name: "Role",
  description: "What a user is in the account, or at the desk. `permissions` says what follows from it.",
  values: {
    ADMIN: "decides, may skip approvals, manages users and settings.",
    MANAGER: "decides, handles money.",
    FINANCE: "handles money.",
    STANDARD: "places orders and sees those of the account.",
    LIMITED: "places orders and sees only those.",
    OPERATOR: "staff of the desk; belongs to no account.",
  },
});

registerEnum(Permission, {
  name: "Permission",
  description: "The columns of the rules, section 7; what a menu may offer.",
  values: {
    PLACE_ORDER: "may place orders.",
    DECIDE: "may approve and reject.",
    SKIP_APPROVAL: "may have a certificate revoked at once.",
    HANDLE_MONEY: "sees payments and refund details.",
    MANAGE_ACCOUNT: "manages users and settings of the account.",
    STAFF: "works at the desk, on behalf of every account.",
  },
});

registerEnum(SortDirection, {
  name: "SortDirection",
  description: "Which end of a sorted list comes first. Equal values are ordered by id, the same way.",
  values: { ASC: "smallest or oldest first.", DESC: "greatest or newest first." },
});

registerEnum(UserErrorCode, {
  name: "UserErrorCode",
  description: "Why a command was refused. Stable, never translated; more codes can come, as RefusedError.",
  values: {
    VALIDATION: "the input is not as it must be, field by field.",
    NOT_FOUND: "it does not exist, or not for the viewer.",
    INVALID_STATE: "not possible in the present state.",
    STALE_VERSION: "`expectedVersion` is no longer the present one; read anew.",
    IDEMPOTENCY_CONFLICT: "the key was used before with other input.",
    RATE_LIMITED: "too often; `retryAfter` says how long to wait.",
    CANCELLATION_WINDOW_CLOSED: "the days for a cancellation are over; revocation stays possible.",
    COMMON_NAME_MISMATCH:
      "the common name is not that of the order, nor of the certificate that a serial number names.",
    CONFIRMATION_INVALID: "the consequences shown are not those of now; show them again.",
    MANUAL_PROCEDURE_REQUIRED: "no self-service for this product; use `requestManualRevocation`.",
    CERTIFICATE_EXPIRED: "an expired certificate is not revoked.",
    CERTIFICATE_REVOKED: "no valid certificate is left.",
    REISSUE_PENDING: "a pending reissue blocks it, except for a key compromise.",
    REVOCATION_ALREADY_OPEN: "another request for the same certificate is open.",
    EVIDENCE_REQUIRED: "a key compromise wants a description or a proof.",
    PROOF_INVALID: "the signature does not verify against an open challenge.",
    ALREADY_DECIDED: "someone else was first.",
    SELF_APPROVAL: "nobody decides on their own request.",
    APPROVAL_RIGHT_REQUIRED: "it takes somebody with the right to decide.",
    COMMON_NAME_CHANGE_NOT_ALLOWED: "another common name is a new order.",
    RENEWAL_TOO_EARLY: "renewal opens later, see `opensAt`.",
    RENEWAL_NOT_ALLOWED: "this order cannot be renewed.",
    KEY_REJECTED: "the key is weak, blocked or of a kind that is not accepted.",
    CSR_INVALID: "the certificate signing request cannot be used.",
    DOMAIN_NOT_ALLOWED: "no certificate is issued for this name.",
    VOUCHER_INVALID: "the voucher is unknown, used, expired or for another product.",
    UNITS_EXHAUSTED: "the account has no units of this product left.",
    PAYMENT_FAILED: "the payment did not go through.",
    CA_UNAVAILABLE: "the CA does not answer; try again.",
    CREDENTIALS_INVALID: "wrong mail address, password, code or refresh token.",
    FORBIDDEN: "the viewer’s role does not allow it.",
    TOTP_REQUIRED: "signIn and stepUp want a one-time code; or the account wants them set up before one decides.",
    STEP_UP_REQUIRED: "the account wants a fresh sign-in for this: `stepUp`, then again.",
  },
});

export { Locale, Permission, Role, SortDirection, UserErrorCode };
