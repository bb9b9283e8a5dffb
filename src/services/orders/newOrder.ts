import type { Actor } from "../../domain/actor.js";
import type { CsrFacts } from "../../domain/issuing.js";
import type { PlaceOrderWish } from "../../domain/placeOrder.js";
import { hasDomains } from "../../domain/product.js";
import { searchText } from "../../domain/search.js";
import { trimmed } from "../../domain/textField.js";
import { Order } from "../../entities/Order.js";
import type { Product } from "../../entities/Product.js";
import { toUnicodeName } from "../pki/asciiName.js";
import type { OrderNames } from "./orderNames.js";

/** What is known of a wish after every check of its form. */
export interface CheckedWish {
  readonly wish: PlaceOrderWish;
  readonly product: Product;
  readonly csr: CsrFacts;
  readonly names: OrderNames;
}

/** The row of a new order, as the wish says. Validation and approver are a SERVER product's matter alone (D14). */
export function newOrder(
  { wish, product, csr, names }: CheckedWish,
  who: {
    readonly actor: Actor;
    readonly accountId: string;
    readonly needsApproval: boolean;
    readonly selfDecisionAllowed: boolean;
    readonly renewalOfId: string | null;
  },
  made: { readonly id: string; readonly number: string; readonly now: Date },
): Order {
  const contactEmail = wish.contactEmail.trim();
  const server = hasDomains(product.kind);
  const approverEmail = server ? trimmed(wish.approverEmail) : null;
  return Object.assign(new Order(), {
    id: made.id,
    number: made.number,
    accountId: who.accountId,
    placedById: who.actor.userId,
    version: 1,
    eventSequence: 1,
    status: who.needsApproval ? "NEEDS_APPROVAL" : "PENDING",
    closure: null,
    selfDecisionAllowed: who.selfDecisionAllowed,
    productId: product.id,
    policyId: product.policyId,
    applicationType: who.renewalOfId === null ? "NEW" : "RENEWAL",
    commonName: names.commonName,
    subjectAlternativeNames: [...names.subjectAlternativeNames],
    contactEmail,
    approverEmail,
    validationMethod: server ? (wish.validationMethod ?? null) : null,
    hardwareToken: wish.hardwareToken ?? null,
    termYears: wish.termYears ?? 1,
    licenseCount: wish.licenseCount ?? 1,
    publicKey: Buffer.from(csr.publicKey),
    keyHash: csr.keyHash,
    renewalOfId: who.renewalOfId,
    createdAt: made.now,
    ...unissued,
    searchText: searchable(made.number, names, [contactEmail, approverEmail]),
  } satisfies Order);
}

const unissued = {
  firstIssuedAt: null,
  coverageEndsAt: null,
  currentCertificateId: null,
  expiresAt: null,
  cancellationStatus: null,
  cancellationDueAt: null,
  decision: null,
  decidedById: null,
  decidedAt: null,
  decisionNote: null,
  lostTimeMs: "0",
  lostTimeRegained: false,
};

/** What an order is found by: its names as A-labels and as people write them, its number, its addresses. */
export function searchable(number: string, names: OrderNames, addresses: readonly (string | null)[]): string {
  const all = [names.commonName, ...names.subjectAlternativeNames];
  return searchText([number, ...all, ...all.map(toUnicodeName), ...addresses]);
}
