import { ActionAvailabilityFields, RevocationActionAvailabilityFields } from "./fields/AvailabilityFields.js";
import { CertificateConnectionFields, CertificateFields } from "./fields/CertificateFields.js";
import { DomainValidationFields } from "./fields/DomainValidationFields.js";
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
import { ProductFields } from "./fields/ProductFields.js";
import { RevocationReasonFields } from "./fields/RevocationReasonFields.js";
import { RevocationRequestEdges } from "./fields/RevocationRequestEdges.js";
import { RevocationRequestConnectionFields, RevocationRequestFields } from "./fields/RevocationRequestFields.js";
import { CancellationFields, SettlementFields, SettlementLineFields } from "./fields/SettlementFields.js";
import {
  AlreadyDecidedErrorFields,
  RevocationAlreadyOpenErrorFields,
  StaleVersionErrorFields,
} from "./fields/UserErrorFields.js";
import { ViewerFields } from "./fields/ViewerFields.js";
import { CertificateQueries } from "./roots/CertificateQueries.js";
import { EventQueries } from "./roots/EventQueries.js";
import { EventSubscriptions } from "./roots/EventSubscriptions.js";
import { OrderMutations } from "./roots/OrderMutations.js";
import { OrderQueries } from "./roots/OrderQueries.js";
import { ProductQueries } from "./roots/ProductQueries.js";
import { RevocationMutations } from "./roots/RevocationMutations.js";
import { RevocationRequestQueries } from "./roots/RevocationRequestQueries.js";
import { SessionMutations } from "./roots/SessionMutations.js";
import { ValidationMutations } from "./roots/ValidationMutations.js";
import { ViewerQueries } from "./roots/ViewerQueries.js";

/** Every resolver class: listed, never found by a pattern. */
export const resolvers = [
  ViewerQueries,
  ProductQueries,
  OrderQueries,
  CertificateQueries,
  RevocationRequestQueries,
  EventQueries,
  SessionMutations,
  OrderMutations,
  ValidationMutations,
  RevocationMutations,
  EventSubscriptions,
  ViewerFields,
  ProductFields,
  OrderFields,
  OrderEdges,
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
] as const;
