import type { DataSource, EntityManager } from "typeorm";
import type { OrderCase } from "../../domain/facts.js";
import type { OrderActionFacts } from "../../domain/orderActions.js";
import type { ReadinessFacts } from "../../domain/pending.js";
import { Account } from "../../entities/Account.js";
import { ApiKey } from "../../entities/ApiKey.js";
import { AuditRecord } from "../../entities/AuditRecord.js";
import { Cancellation } from "../../entities/Cancellation.js";
import { Certificate } from "../../entities/Certificate.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { Invitation } from "../../entities/Invitation.js";
import { Mail } from "../../entities/Mail.js";
import { Note } from "../../entities/Note.js";
import { Order } from "../../entities/Order.js";
import type { OrderEvent } from "../../entities/OrderEvent.js";
import { OrganizationVetting } from "../../entities/OrganizationVetting.js";
import { Payment } from "../../entities/Payment.js";
import type { Policy } from "../../entities/Policy.js";
import { Product } from "../../entities/Product.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RoleChange } from "../../entities/RoleChange.js";
import { Settlement } from "../../entities/Settlement.js";
import { UnitBalance } from "../../entities/UnitBalance.js";
import { User } from "../../entities/User.js";
import { Voucher } from "../../entities/Voucher.js";
import { WebhookAttempt } from "../../entities/WebhookAttempt.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import { loadOrderCases } from "../orders/orderCases.js";
import { loadReadiness } from "../orders/readiness.js";
import { loadPolicies } from "../policyOf.js";
import { ofNamesInForce } from "../validations/ofNamesInForce.js";
import { loadActionFacts } from "./actionFacts.js";
import {
  type Batch,
  byId,
  certificateIdsOfRequests,
  eventsById,
  newestOf,
  renewalsOf,
  rowsOf,
} from "./batchQueries.js";

/**
 * Every edge of the graph, read for many rows at once. Whether the viewer may see where an edge begins was decided
 * before; it never leads out of the account, but for `renewalOf` and `renewedBy` of LIMITED.
 */
export interface Batches {
  readonly account: Batch<string, Account | null>;
  readonly user: Batch<string, User | null>;
  /** The newest. */
  readonly vettingOfAccount: Batch<string, OrganizationVetting | null>;
  readonly invitationOfUser: Batch<string, Invitation | null>;
  readonly apiKey: Batch<string, ApiKey | null>;
  readonly roleChange: Batch<string, RoleChange | null>;
  readonly product: Batch<string, Product | null>;
  readonly policy: Batch<string, Policy | null>;
  readonly order: Batch<string, Order | null>;
  readonly payment: Batch<string, Payment | null>;
  readonly domainValidation: Batch<string, DomainValidation | null>;
  readonly certificate: Batch<string, Certificate | null>;
  readonly revocationRequest: Batch<string, RevocationRequest | null>;
  readonly cancellation: Batch<string, Cancellation | null>;
  readonly settlement: Batch<string, Settlement | null>;
  /** The newest, which is the one that waits where one does, whatever the clock said. */
  readonly cancellationOfOrder: Batch<string, Cancellation | null>;
  readonly settlementOfOrder: Batch<string, Settlement | null>;
  /** Only those that have their place in the log. */
  readonly event: Batch<string, OrderEvent | null>;
  readonly note: Batch<string, Note | null>;
  readonly voucher: Batch<string, Voucher | null>;
  readonly unitBalance: Batch<string, UnitBalance | null>;
  readonly webhookEndpoint: Batch<string, WebhookEndpoint | null>;
  readonly webhookDelivery: Batch<string, WebhookDelivery | null>;
  readonly auditRecord: Batch<string, AuditRecord | null>;
  /** Newest first, at most 100. */
  readonly attemptsOfDelivery: Batch<string, WebhookAttempt[]>;
  readonly notesOfOrder: Batch<string, Note[]>;
  readonly paymentOfOrder: Batch<string, Payment | null>;
  /** One for each name, a pending reissue's while there is one; without those that confirm the intent of a request. */
  readonly validationsOfOrder: Batch<string, DomainValidation[]>;
  readonly validationsOfRequest: Batch<string, DomainValidation[]>;
  /** Newest first, at most 100; so are the requests. */
  readonly certificatesOfOrder: Batch<string, Certificate[]>;
  readonly mailsOfOrder: Batch<string, Mail[]>;
  readonly requestsOfOrder: Batch<string, RevocationRequest[]>;
  /** Newest first, at most 100. */
  readonly certificateIdsOfRequest: Batch<string, string[]>;
  /** The certificate that took the place of another. */
  readonly replacementOf: Batch<string, Certificate | null>;
  /** The living order that renews another, else the last one that did. */
  readonly renewalOf: Batch<string, Order | null>;
  readonly readiness: Batch<Order, ReadinessFacts>;
  readonly orderCase: Batch<Order, OrderCase>;
  readonly actionFacts: Batch<Order, OrderActionFacts>;
}

const most = 100;
const waitingFirst = "child.status = 'RECEIVED'";

export function createBatches(dataSource: DataSource): Batches {
  const { manager } = dataSource;
  const newestReplacements = newestOf(manager, Certificate, { parent: "replacesId", time: "createdAt", most: 1 });
  return {
    account: byId(manager, Account),
    user: byId(manager, User),
    vettingOfAccount: first(
      newestOf(manager, OrganizationVetting, { parent: "accountId", time: "recordedAt", most: 1 }),
    ),
    invitationOfUser: byId(manager, Invitation),
    apiKey: byId(manager, ApiKey),
    roleChange: byId(manager, RoleChange),
    product: byId(manager, Product),
    policy: policiesById(manager),
    order: byId(manager, Order),
    payment: byId(manager, Payment),
    domainValidation: byId(manager, DomainValidation),
    certificate: byId(manager, Certificate),
    revocationRequest: byId(manager, RevocationRequest),
    cancellation: byId(manager, Cancellation),
    settlement: byId(manager, Settlement),
    cancellationOfOrder: first(
      newestOf(manager, Cancellation, { parent: "orderId", time: "receivedAt", most: 1, first: waitingFirst }),
    ),
    settlementOfOrder: first(rowsOf(manager, Settlement, { parent: "orderId" })),
    event: eventsById(manager),
    note: byId(manager, Note),
    voucher: byId(manager, Voucher),
    unitBalance: byId(manager, UnitBalance),
    webhookEndpoint: byId(manager, WebhookEndpoint),
    webhookDelivery: byId(manager, WebhookDelivery),
    auditRecord: byId(manager, AuditRecord),
    attemptsOfDelivery: newestOf(manager, WebhookAttempt, { parent: "deliveryId", time: "startedAt", most }),
    notesOfOrder: newestOf(manager, Note, { parent: "orderId", time: "createdAt", most }),
    paymentOfOrder: first(rowsOf(manager, Payment, { parent: "orderId" })),
    validationsOfOrder: rowsOf(manager, DomainValidation, { parent: "orderId", where: ofNamesInForce }),
    validationsOfRequest: rowsOf(manager, DomainValidation, { parent: "requestId" }),
    certificatesOfOrder: newestOf(manager, Certificate, { parent: "orderId", time: "createdAt", most }),
    mailsOfOrder: newestOf(manager, Mail, { parent: "orderId", time: "createdAt", most }),
    requestsOfOrder: newestOf(manager, RevocationRequest, { parent: "orderId", time: "requestedAt", most }),
    certificateIdsOfRequest: certificateIdsOfRequests(manager, most),
    replacementOf: first(newestReplacements),
    renewalOf: renewalsOf(manager),
    readiness: (orders) => loadReadiness(manager, orders),
    actionFacts: (orders) => loadActionFacts(manager, orders),
    orderCase: (orders) => loadOrderCases(manager, orders),
  };
}

/** Never read twice, as everywhere. */
function policiesById(manager: EntityManager): Batch<string, Policy | null> {
  return async (ids) => {
    const policies = await loadPolicies(manager, ids);
    return ids.map((id) => policies.get(id) ?? null);
  };
}

function first<K, V>(batch: Batch<K, V[]>): Batch<K, V | null> {
  return async (keys) => (await batch(keys)).map((rows) => rows[0] ?? null);
}
