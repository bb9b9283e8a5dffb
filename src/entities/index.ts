import { Account } from "./Account.js";
import { ApiKey } from "./ApiKey.js";
import { AuditRecord } from "./AuditRecord.js";
import { BlockedKey } from "./BlockedKey.js";
import { CaAuthority } from "./CaAuthority.js";
import { CaCertificate } from "./CaCertificate.js";
import { CaCrl } from "./CaCrl.js";
import { Cancellation } from "./Cancellation.js";
import { CardAuthorization } from "./CardAuthorization.js";
import { Certificate } from "./Certificate.js";
import { DomainValidation } from "./DomainValidation.js";
import { IdempotencyKey } from "./IdempotencyKey.js";
import { Invitation } from "./Invitation.js";
import { Issuance } from "./Issuance.js";
import { KeyCompromiseChallenge } from "./KeyCompromiseChallenge.js";
import { Mail } from "./Mail.js";
import { Note } from "./Note.js";
import { Order } from "./Order.js";
import { OrderEvent } from "./OrderEvent.js";
import { OrganizationVetting } from "./OrganizationVetting.js";
import { PasswordReset } from "./PasswordReset.js";
import { Payment } from "./Payment.js";
import { Policy } from "./Policy.js";
import { Product } from "./Product.js";
import { RecoveryCode } from "./RecoveryCode.js";
import { Reissue } from "./Reissue.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { RevocationRequestCertificate } from "./RevocationRequestCertificate.js";
import { RoleChange } from "./RoleChange.js";
import { Session } from "./Session.js";
import { Settlement } from "./Settlement.js";
import { TotpSecret } from "./TotpSecret.js";
import { UnitBalance } from "./UnitBalance.js";
import { User } from "./User.js";
import { Voucher } from "./Voucher.js";
import { WebhookAttempt } from "./WebhookAttempt.js";
import { WebhookDelivery } from "./WebhookDelivery.js";
import { WebhookEndpoint } from "./WebhookEndpoint.js";

/** Every table, listed for the DataSource. */
export const entities = [
  Account,
  AuditRecord,
  ApiKey,
  BlockedKey,
  CaAuthority,
  CaCertificate,
  CaCrl,
  Cancellation,
  CardAuthorization,
  Certificate,
  DomainValidation,
  IdempotencyKey,
  Invitation,
  Issuance,
  KeyCompromiseChallenge,
  Mail,
  Note,
  Order,
  OrderEvent,
  OrganizationVetting,
  PasswordReset,
  Payment,
  Policy,
  Product,
  RecoveryCode,
  Reissue,
  RevocationRequest,
  RevocationRequestCertificate,
  RoleChange,
  Session,
  Settlement,
  TotpSecret,
  UnitBalance,
  User,
  Voucher,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
];
