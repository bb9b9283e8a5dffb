import { EmailKind, MailKind, MailStatus } from "../../domain/mail.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(EmailKind, {
  name: "EmailKind",
  description: "Mails that can be sent again.",
  values: {
    APPROVAL: "承認メール, to the approver of a validation by mail.",
    ISSUANCE_NOTICE: "証明書発行のお知らせ, to the registered address.",
  },
});

registerEnum(MailKind, {
  name: "MailKind",
  description: "Every mail that the desk writes.",
  values: {
    APPROVAL: "asks an administrator of the domain to approve.",
    ISSUANCE_NOTICE: "the certificate is issued.",
    CANCELLATION_COMPLETED: "the cancellation is complete.",
    CANCELLATION_REFUSED: "the cancellation was not accepted, and why; to whoever asked for it.",
    REVOCATION_COMPLETED: "the certificate is revoked.",
    REVOCATION_REJECTED: "the revocation was rejected, and why.",
    REVOCATION_INFO_REQUIRED: "the reviewer of a revocation asks something.",
    REVOCATION_SCHEDULED: "a replaced certificate will be revoked.",
    DEADLINE_WARNING:
      "a revocation waits for a decision and its deadline is near; to those who decide, and to the requester where he has to go on. Where it is approved and the CA does not answer: to staff.",
    DEADLINE_ALARM: "a revocation is past its deadline, undecided or not carried out by the CA; to staff.",
    CANCELLATION_DUE: "a cancellation waits on the last of its two business days; to staff.",
    CANCELLATION_OVERDUE: "a cancellation was not completed within its two business days; to staff.",
    RENEWAL_NOTICE: "the coverage of the order ends.",
    CERTIFICATE_ENDING: "the certificate ends before its order's coverage; a free reissue is due.",
    ORDER_REJECTED: "the order was rejected.",
    WEBHOOK_DISABLED: "a webhook endpoint was disabled, and why; to the administrators of the account.",
    PASSWORD_RESET: "how to set a new password; to its user alone.",
    PASSWORD_CHANGED: "the password was changed; to its user.",
    TOTP_CHANGED: "one-time codes were turned on or off; to their user.",
    USER_INVITED: "somebody is invited to become a user; to the invited.",
  },
});

registerEnum(MailStatus, {
  name: "MailStatus",
  description: "What became of a mail.",
  values: {
    KEPT: "kept, as there is nowhere to send it.",
    QUEUED: "waits for its first or next try.",
    SENT: "the mail server took it.",
    FAILED: "refused for good, or tried in vain for five days.",
  },
});

export { EmailKind, MailKind, MailStatus };
