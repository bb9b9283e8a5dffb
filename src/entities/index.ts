import { Account } from "./Account.js";
import { CaAuthority } from "./CaAuthority.js";
import { CaCertificate } from "./CaCertificate.js";
import { CaCrl } from "./CaCrl.js";
import { Certificate } from "./Certificate.js";
import { DomainValidation } from "./DomainValidation.js";
import { IdempotencyKey } from "./IdempotencyKey.js";
import { Issuance } from "./Issuance.js";
import { Order } from "./Order.js";
import { OrderEvent } from "./OrderEvent.js";
import { Payment } from "./Payment.js";
import { Policy } from "./Policy.js";
import { Product } from "./Product.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { RevocationRequestCertificate } from "./RevocationRequestCertificate.js";
import { Session } from "./Session.js";
import { UnitBalance } from "./UnitBalance.js";
import { User } from "./User.js";
import { Voucher } from "./Voucher.js";

/** Every table, listed for the DataSource. */
export const entities = [
  Account,
  CaAuthority,
  CaCertificate,
  CaCrl,
  Certificate,
  DomainValidation,
  IdempotencyKey,
  Issuance,
  Order,
  OrderEvent,
  Payment,
  Policy,
  Product,
  RevocationRequest,
  RevocationRequestCertificate,
  Session,
  UnitBalance,
  User,
  Voucher,
];
