import type { DataSource } from "typeorm";
import type { IdPrefix } from "../../src/domain/ids.js";
import { certcentralTerms } from "../../src/domain/policy.js";
import { searchText } from "../../src/domain/search.js";
import { Account } from "../../src/entities/Account.js";
import { CardAuthorization } from "../../src/entities/CardAuthorization.js";
import { Certificate } from "../../src/entities/Certificate.js";
import { DomainValidation } from "../../src/entities/DomainValidation.js";
import { Order } from "../../src/entities/Order.js";
import { OrderEvent } from "../../src/entities/OrderEvent.js";
import { Payment } from "../../src/entities/Payment.js";
import { Policy } from "../../src/entities/Policy.js";
import { Product } from "../../src/entities/Product.js";
import { RevocationRequest } from "../../src/entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../src/entities/RevocationRequestCertificate.js";
import { User } from "../../src/entities/User.js";

// Rows as they could stand, for tests of what reads them. Every column can be given; each function answers the row.

type Given<T> = Partial<T>;

let made = 0;
const next = () => ++made;
const idOf = (prefix: IdPrefix) => `${prefix}_${String(next()).padStart(6, "0")}`;

const day = 86_400_000;
export const beginning = new Date("2026-03-01T00:00:00.000Z");

async function insert<T extends object>(db: DataSource, entity: new () => T, row: T): Promise<T> {
  await db.manager.createQueryBuilder().insert().into(entity).values(row).updateEntity(false).execute();
  return Object.assign(new entity(), row);
}

export function insertAccount(db: DataSource, given: Given<Account> = {}): Promise<Account> {
  const id = idOf("acc");
  const organization = { organizationName: null, organizationLocality: null, organizationCountry: null };
  const rules = { approvesNewOrders: false, allowsSelfApproval: false, organizationVettedUntil: null };
  const security = { requiresStepUp: false, requiresTotp: false };
  return insert(db, Account, {
    id,
    code: id,
    name: `Account ${id}`,
    createdAt: beginning,
    ...organization,
    ...rules,
    ...security,
    ...given,
  });
}

export function insertUser(db: DataSource, given: Given<User>): Promise<User> {
  const id = idOf("usr");
  const person = {
    name: `User ${id}`,
    email: `${id}@example.test`,
    passwordHash: "none",
    hasPassword: true,
    disabledAt: null,
  };
  return insert(db, User, { id, accountId: null, role: "OPERATOR", createdAt: beginning, ...person, ...given });
}

export function insertPolicy(db: DataSource, given: Given<Policy> = {}): Promise<Policy> {
  const terms = { ...certcentralTerms, paymentMethods: [...certcentralTerms.paymentMethods], version: next() };
  return insert(db, Policy, { id: idOf("pol"), ...terms, ...given });
}

export function insertProduct(db: DataSource, given: Given<Product> & Pick<Product, "policyId">): Promise<Product> {
  const id = idOf("prd");
  const names = { code: id, nameJa: `製品 ${id}`, nameEn: `Product ${id}` };
  const kind = { kind: "SERVER", validationLevel: "DV", selfServiceRevocation: true } as const;
  const rest = {
    priceValue: 50_000,
    additionalNamePriceValue: 0,
    hardwareTokenPriceValue: 0,
    priceCurrency: "JPY",
    certificateLifetimeDays: 199,
    position: next(),
  };
  return insert(db, Product, { id, ...names, ...kind, ...rest, ...given });
}

/** What an order cannot be without. */
type OrderKeys = Pick<Order, "accountId" | "placedById" | "productId" | "policyId">;

export function insertOrder(db: DataSource, given: Given<Order> & OrderKeys): Promise<Order> {
  const n = next();
  const { commonName = `host${n}.example.org`, number = String(1_000_000_000 + n) } = given;
  const { subjectAlternativeNames = [commonName], contactEmail = "desk@example.org" } = given;
  const defaults: Omit<Order, keyof OrderKeys> = {
    id: idOf("ord"),
    number,
    version: 1,
    eventSequence: 0,
    status: "ISSUED",
    closure: null,
    applicationType: "NEW",
    commonName,
    subjectAlternativeNames,
    contactEmail,
    approverEmail: null,
    validationMethod: "DNS_TXT",
    hardwareToken: null,
    termYears: 1,
    licenseCount: 1,
    publicKey: Buffer.from("key"),
    keyHash: "00",
    renewalOfId: null,
    createdAt: new Date(beginning.getTime() + n * 1000),
    firstIssuedAt: beginning,
    coverageEndsAt: new Date(beginning.getTime() + 365 * day),
    currentCertificateId: null,
    expiresAt: null,
    cancellationStatus: null,
    cancellationDueAt: null,
    decision: null,
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
    selfDecisionAllowed: false,
    lostTimeMs: "0",
    lostTimeRegained: false,
    searchText: searchText([number, commonName, ...subjectAlternativeNames, contactEmail]),
  };
  return insert(db, Order, { ...defaults, ...given });
}

type OfOrder = Pick<Order, "id" | "accountId">;
const ownerOf = ({ id, accountId }: OfOrder) => ({ orderId: id, accountId });

export function insertPayment(db: DataSource, order: OfOrder, given: Given<Payment> = {}): Promise<Payment> {
  const paid = { method: "BANK_TRANSFER", status: "PAID", amountValue: 50_000, amountCurrency: "JPY" } as const;
  const rest = {
    voucherCode: null,
    cardAuthorizationId: null,
    paidAt: null,
    recordedById: null,
    recordNote: null,
    createdAt: beginning,
    version: 1,
  };
  return insert(db, Payment, { id: idOf("pay"), ...ownerOf(order), ...paid, ...rest, ...given });
}

/** A card that is charged what `insertPayment` says. */
export function insertCard(
  db: DataSource,
  order: OfOrder,
  given: Given<CardAuthorization> = {},
): Promise<CardAuthorization> {
  const amount = { amountValue: 50_000, amountCurrency: "JPY", keptValue: 50_000 } as const;
  const rest = { status: "CAPTURED", createdAt: beginning, capturedAt: beginning, nextTryAt: null, tries: 0 } as const;
  return insert(db, CardAuthorization, { id: idOf("crd"), ...ownerOf(order), ...amount, ...rest, ...given });
}

export function insertValidation(
  db: DataSource,
  order: OfOrder,
  given: Given<DomainValidation> = {},
): Promise<DomainValidation> {
  const asked = { domain: "example.org", method: "DNS_TXT", status: "PENDING", location: "_x", value: "y" } as const;
  const none = { requestId: null, approverEmail: null, lastErrorKey: null, lastErrorValues: null, nextCheckAt: null };
  const rest = {
    requestedAt: beginning,
    expiresAt: new Date(beginning.getTime() + 7 * day),
    tries: 0,
    validatedAt: null,
    reissueId: null,
    emailSecret: null,
  };
  return insert(db, DomainValidation, {
    id: idOf("dcv"),
    ...ownerOf(order),
    ...asked,
    ...none,
    ...rest,
    version: 1,
    ...given,
  });
}

export function insertCertificate(
  db: DataSource,
  order: OfOrder,
  given: Given<Certificate> = {},
): Promise<Certificate> {
  const n = next();
  const serialNumber = n.toString(16).toUpperCase().padStart(32, "0");
  const createdAt = new Date(beginning.getTime() + n * 1000);
  const defaults = {
    id: idOf("crt"),
    issuanceId: idOf("job"),
    kind: "ORIGINAL",
    status: "ISSUED",
    serialNumber,
    commonName: "example.org",
    subjectAlternativeNames: ["example.org"],
    notBefore: createdAt,
    notAfter: new Date(createdAt.getTime() + 199 * day),
    sha256Fingerprint: serialNumber.repeat(2),
    keyHash: "00",
    pem: "",
    replacesId: null,
    createdAt,
    revokedAt: null,
    revocationReason: null,
    scheduledRevocationAt: null,
    crlPublishedAt: null,
    version: 1,
  } as const;
  return insert(db, Certificate, {
    ...defaults,
    ...ownerOf(order),
    subjectAlternativeNames: ["example.org"],
    ...given,
  });
}

export async function insertRequest(
  db: DataSource,
  order: OfOrder,
  { certificates = [], ...given }: Given<RevocationRequest> & { certificates?: readonly Certificate[] } = {},
): Promise<RevocationRequest> {
  const n = next();
  const requestedAt = new Date(beginning.getTime() + n * 1000);
  const defaults = {
    id: idOf("rev"),
    version: 1,
    status: "NEEDS_APPROVAL",
    decider: "ACCOUNT",
    wholeOrder: true,
    reason: "SUPERSEDED",
    description: null,
    keyCompromiseProven: false,
    infoQuestion: null,
    requesterCompany: "クラウド商事",
    requesterContactName: "山田 花子",
    requesterPhone: "03-0000-0000",
    requestedById: null,
    requestedAt,
    deadlineAt: new Date(requestedAt.getTime() + 5 * day),
    approvalSkipped: false,
    selfDecisionAllowed: false,
    countsAsCancellation: false,
    staffNote: null,
    decision: null,
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
    approvedAt: null,
    completedAt: null,
    nextTryAt: null,
    tries: 0,
    deadlineSteps: 0,
    deadlineLookAt: null,
  } as const;
  const request = await insert(db, RevocationRequest, { ...defaults, ...ownerOf(order), ...given });
  for (const { id } of certificates)
    await insert(db, RevocationRequestCertificate, { requestId: request.id, certificateId: id, open: true });
  return request;
}

/** An event at the next position of the log; the head moves with it. */
export async function insertEvent(
  db: DataSource,
  order: OfOrder & Pick<Order, "placedById">,
  given: Given<OrderEvent> = {},
): Promise<void> {
  const [{ head }] = await db.query("update stream_head set head = head + 1 returning head").then(([rows]) => rows);
  const [{ sequence }] = await db.query("select count(*)::int + 1 as sequence from events where order_id = $1", [
    order.id,
  ]);
  const said = { kind: "OrderStatusChanged", previousStatus: null, status: "PENDING" } as const;
  const place = { position: head, sequence, occurredAt: beginning, ownerId: order.placedById };
  const values = { ...ownerOf(order), ...place, ...said, ...given };
  await db.manager.createQueryBuilder().insert().into(OrderEvent).values(values).updateEntity(false).execute();
}
