import { type EntityManager, In } from "typeorm";
import { type Actor, can } from "../../domain/actor.js";
import { type FieldFault, fault, invalid, type Refusal, refuse, unknown } from "../../domain/errors.js";
import { mostProducts, type NewProductWish, newProductFaults } from "../../domain/newProduct.js";
import { type NewTerms, type PublishPolicyWish, publishPolicyFaults } from "../../domain/publishPolicy.js";
import { ok, type Result } from "../../domain/result.js";
import { Policy } from "../../entities/Policy.js";
import { Product } from "../../entities/Product.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import { found } from "../found.js";
import { keyFaults, onceIfKeyed } from "../idempotency.js";
import type { Clock, Ids } from "../ports.js";

/** A policy that was published, and what is sold under it from now on. */
export interface PublishedPolicy {
  readonly policy: Policy;
  readonly products: readonly Product[];
}

/** What is sold, and by which rules. A policy's row never changes: a change is a new version, and orders keep theirs. */
export class Catalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Last in the list. The same key answers the same product. */
  async createProduct(actor: Actor, wish: NewProductWish): Promise<Result<Product, Refusal>> {
    const made = await this.command(actor, wish, {
      name: "createProduct",
      faults: newProductFaults(wish),
      work: (tx) => this.insertProduct(tx, wish),
    });
    return made.ok ? ok(found(await this.database.manager.findOneBy(Product, { id: made.value }))) : made;
  }

  /** The brand's next version; the products that are named move to it. The same key answers the same version. */
  async publishPolicy(actor: Actor, wish: PublishPolicyWish): Promise<Result<PublishedPolicy, Refusal>> {
    const made = await this.command(actor, wish, {
      name: "publishPolicy",
      faults: publishPolicyFaults(wish),
      work: (tx) => this.insertPolicy(tx, wish),
    });
    if (!made.ok) return made;
    const { manager } = this.database;
    const policy = found(await manager.findOneBy(Policy, { id: made.value }));
    const products = await manager.find(Product, {
      where: { policyId: policy.id },
      order: { position: "ASC", id: "ASC" },
    });
    return ok({ policy, products });
  }

  private async command(
    actor: Actor,
    wish: { readonly idempotencyKey?: string | null | undefined },
    what: {
      readonly name: string;
      readonly faults: readonly FieldFault[];
      readonly work: (tx: EntityManager) => Promise<Result<string, Refusal>>;
    },
  ): Promise<Result<string, Refusal>> {
    if (!can(actor, "STAFF")) return refuse("FORBIDDEN", "error.desk.staffOnly");
    const { idempotencyKey: key } = wish;
    const faults = [...keyFaults(key), ...what.faults];
    if (faults.length > 0) return invalid(...faults);
    const command = { principal: actor.userId, key, command: what.name, input: wish, now: this.clock.now() };
    const made = await this.database.inTransaction(async (tx) => {
      const outcome = await onceIfKeyed(tx, command, () => inARow(tx, what.work));
      if (outcome.ok) currentCommand()?.concerns(outcome.value.id);
      return outcome;
    });
    return made.ok ? ok(made.value.id) : made;
  }

  private async insertProduct(tx: EntityManager, wish: NewProductWish): Promise<Result<string, Refusal>> {
    if (await tx.existsBy(Product, { code: wish.code })) return invalid(fault("code", "error.product.codeTaken"));
    const policy = await newestOf(tx, wish.brand.trim());
    if (policy === null) return invalid(unknown("brand", "error.policy.unknown"));
    const [{ count, last }] = await tx.query("select count(*)::int as count, max(position) as last from products");
    if (count >= mostProducts) return refuse("INVALID_STATE", "error.product.tooMany", { most: mostProducts });
    const id = this.ids.next("prd");
    await tx.insert(Product, { id, ...columnsOf(wish), policyId: policy.id, position: (last ?? -1) + 1 });
    return ok(id);
  }

  private async insertPolicy(tx: EntityManager, wish: PublishPolicyWish): Promise<Result<string, Refusal>> {
    const { brand, terms, productCodes } = wish;
    const products = await tx.findBy(Product, { code: In([...productCodes]) });
    const policies = await tx.findBy(Policy, { id: In(products.map(({ policyId }) => policyId)) });
    const brandOf = (code: string) => {
      const product = products.find((each) => each.code === code);
      return product && policies.find(({ id }) => id === product.policyId)?.brand;
    };
    const faults = productCodes.flatMap((code, index) => productFault({ code, index }, brandOf(code) ?? null, brand));
    if (faults.length > 0) return invalid(...faults);
    const newest = await newestOf(tx, brand);
    const id = this.ids.next("pol");
    const version = (newest?.version ?? 0) + 1;
    await tx.insert(Policy, { id, brand, version, ...termsOf(terms) });
    for (const { id: subjectId, policyId: before } of products)
      currentCommand()?.changes({ subjectId, field: "policyId", before, after: id });
    await tx.update(Product, { code: In([...productCodes]) }, { policyId: id });
    return ok(id);
  }
}

/** Versions, positions and how many there are: counted by one at a time. */
async function inARow<T>(tx: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  await tx.query("select pg_advisory_xact_lock(hashtext('certdesk catalogue'))");
  return work(tx);
}

const newestOf = (tx: EntityManager, brand: string) =>
  tx.findOne(Policy, { where: { brand }, order: { version: "DESC" } });

/** A product never changes its brand. @param has of the product; null: there is none */
function productFault(
  { code, index }: { readonly code: string; readonly index: number },
  has: string | null,
  brand: string,
): FieldFault[] {
  const path = ["productCodes", String(index)];
  const values = { code: code.slice(0, 64) };
  if (has === null) return [{ ...unknown("productCodes", "error.product.unknown", values), path }];
  return has === brand ? [] : [fault(path, "error.product.otherBrand", values)];
}

const termsOf = (terms: NewTerms) => ({
  ...terms,
  paymentMethods: [...terms.paymentMethods],
  reissueRevokesPreviousAfterHours: terms.reissueRevokesPreviousAfterHours ?? null,
  cardClosingDay: terms.cardClosingDay ?? null,
});

const columnsOf = (wish: NewProductWish) => ({
  code: wish.code,
  nameJa: wish.nameJa.trim(),
  nameEn: wish.nameEn.trim(),
  kind: wish.kind,
  validationLevel: wish.validationLevel,
  selfServiceRevocation: wish.selfServiceRevocation,
  priceValue: wish.priceValue ?? null,
  priceCurrency: wish.priceCurrency,
  additionalNamePriceValue: wish.additionalNamePriceValue ?? 0,
  hardwareTokenPriceValue: wish.hardwareTokenPriceValue ?? 0,
  certificateLifetimeDays: wish.certificateLifetimeDays,
});
