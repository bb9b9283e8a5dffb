import { auditResolvers } from "./auditResolvers.js";
import { deskResolvers } from "./deskResolvers.js";
import { ActionAvailabilityFields, RevocationActionAvailabilityFields } from "./fields/AvailabilityFields.js";
import { CancellationFields, CancellationPreviewFields } from "./fields/CancellationFields.js";
import { CertificateConnectionFields, CertificateFields } from "./fields/CertificateFields.js";
import { ChangeAdviceFields } from "./fields/ChangeAdviceFields.js";
import { DomainValidationFields } from "./fields/DomainValidationFields.js";
import { FinanceTaskFields } from "./fields/FinanceTaskFields.js";
import { OrderMailEdges, OrderMailFields } from "./fields/MailFields.js";
import { NoteFields, OrderRemarks } from "./fields/NoteFields.js";
import { OrderConnectionFields, OrderStatusCountFields } from "./fields/OrderConnectionFields.js";
import { OrderEdges } from "./fields/OrderEdges.js";
import {
  CancellationChangedFields,
  CertificateChangedFields,
  OrderEventFields,
  OrderStatusChangedFields,
  RevocationRequestChangedFields,
} from "./fields/OrderEventFields.js";
import { OrderFields } from "./fields/OrderFields.js";
import { PaymentFields } from "./fields/PaymentFields.js";
import { UnitBalanceFields, VoucherConnectionFields, VoucherFields } from "./fields/PrepaidFields.js";
import { ProductFields } from "./fields/ProductFields.js";
import { RevocationReasonFields } from "./fields/RevocationReasonFields.js";
import { RevocationRequestEdges } from "./fields/RevocationRequestEdges.js";
import { RevocationRequestConnectionFields, RevocationRequestFields } from "./fields/RevocationRequestFields.js";
import { SettlementFields, SettlementLineFields } from "./fields/SettlementFields.js";
import {
  AlreadyDecidedErrorFields,
  RevocationAlreadyOpenErrorFields,
  StaleVersionErrorFields,
} from "./fields/UserErrorFields.js";
import { ViewerFields } from "./fields/ViewerFields.js";
import { ViewerSecurityFields } from "./fields/ViewerSecurityFields.js";
import {
  WebhookAttemptFields,
  WebhookDeliveryConnectionFields,
  WebhookDeliveryFields,
  WebhookEndpointFields,
} from "./fields/WebhookFields.js";
import { AdviceQueries } from "./roots/AdviceQueries.js";
import { CancellationMutations } from "./roots/CancellationMutations.js";
import { CertificateQueries } from "./roots/CertificateQueries.js";
import { EventQueries } from "./roots/EventQueries.js";
import { EventSubscriptions } from "./roots/EventSubscriptions.js";
import { KeyMutations } from "./roots/KeyMutations.js";
import { MailMutations } from "./roots/MailMutations.js";
import { MailQueries } from "./roots/MailQueries.js";
import { MoneyMutations } from "./roots/MoneyMutations.js";
import { MoneyQueries } from "./roots/MoneyQueries.js";
import { NoteMutations } from "./roots/NoteMutations.js";
import { OrderDecisionMutations } from "./roots/OrderDecisionMutations.js";
import { OrderMutations } from "./roots/OrderMutations.js";
import { OrderQueries } from "./roots/OrderQueries.js";
import { PasswordMutations } from "./roots/PasswordMutations.js";
import { PrepaidMutations } from "./roots/PrepaidMutations.js";
import { PrepaidQueries } from "./roots/PrepaidQueries.js";
import { ProductQueries } from "./roots/ProductQueries.js";
import { ReissueMutations } from "./roots/ReissueMutations.js";
import { RevocationInfoMutations } from "./roots/RevocationInfoMutations.js";
import { RevocationMutations } from "./roots/RevocationMutations.js";
import { RevocationRequestQueries } from "./roots/RevocationRequestQueries.js";
import { SessionMutations } from "./roots/SessionMutations.js";
import { TotpMutations } from "./roots/TotpMutations.js";
import { ValidationMutations } from "./roots/ValidationMutations.js";
import { ViewerQueries } from "./roots/ViewerQueries.js";
import { WebhookDeliveryMutations } from "./roots/WebhookDeliveryMutations.js";
import { WebhookMutations } from "./roots/WebhookMutations.js";
import { WebhookQueries } from "./roots/WebhookQueries.js";
import { userResolvers } from "./userResolvers.js";

/** Every resolver class: listed, never found by a pattern. */
export const resolvers = [
  ViewerQueries,
  ProductQueries,
  OrderQueries,
  CertificateQueries,
  RevocationRequestQueries,
  MoneyQueries,
  EventQueries,
  AdviceQueries,
  PrepaidQueries,
  SessionMutations,
  PasswordMutations,
  TotpMutations,
  OrderMutations,
  OrderDecisionMutations,
  NoteMutations,
  PrepaidMutations,
  ValidationMutations,
  MailQueries,
  MailMutations,
  OrderMailEdges,
  OrderMailFields,
  ReissueMutations,
  RevocationMutations,
  CancellationMutations,
  MoneyMutations,
  RevocationInfoMutations,
  KeyMutations,
  EventSubscriptions,
  ViewerFields,
  ViewerSecurityFields,
  ProductFields,
  OrderFields,
  OrderEdges,
  OrderRemarks,
  NoteFields,
  ChangeAdviceFields,
  VoucherFields,
  VoucherConnectionFields,
  UnitBalanceFields,
  OrderConnectionFields,
  OrderStatusCountFields,
  PaymentFields,
  DomainValidationFields,
  CertificateFields,
  CertificateConnectionFields,
  RevocationRequestFields,
  RevocationRequestEdges,
  RevocationRequestConnectionFields,
  RevocationReasonFields,
  ActionAvailabilityFields,
  RevocationActionAvailabilityFields,
  CancellationFields,
  CancellationPreviewFields,
  FinanceTaskFields,
  SettlementFields,
  SettlementLineFields,
  OrderEventFields,
  OrderStatusChangedFields,
  RevocationRequestChangedFields,
  CertificateChangedFields,
  CancellationChangedFields,
  StaleVersionErrorFields,
  AlreadyDecidedErrorFields,
  RevocationAlreadyOpenErrorFields,
  WebhookQueries,
  WebhookMutations,
  WebhookDeliveryMutations,
  WebhookEndpointFields,
  WebhookDeliveryFields,
  WebhookDeliveryConnectionFields,
  WebhookAttemptFields,
  ...deskResolvers,
  ...auditResolvers,
  ...userResolvers,
] as const;
