import { type EntityManager, In, IsNull, MoreThan } from "typeorm";
import { type Actor, can } from "../../domain/actor.js";
import { invalid, type Refusal, refuse, unknown } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { textFault } from "../../domain/textField.js";
import { type IssueVouchersWish, issueVouchersFaults } from "../../domain/voucher.js";
import { Account } from "../../entities/Account.js";
import { Product } from "../../entities/Product.js";
import { Voucher } from "../../entities/Voucher.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import { madeBefore, once } from "../idempotency.js";
import type { Clock, Ids } from "../ports.js";

/** Voucher codes come into the world here: issued by the desk, for an account or for whoever registers them (C32). */
export class Vouchers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** For staff. The same key answers the same vouchers. */
  async issue(actor: Actor, wish: IssueVouchersWish): Promise<Result<Voucher[], Refusal>> {
    if (!can(actor, "STAFF")) return refuse("INVALID_STATE", "error.voucher.staffOnly");
    const now = this.clock.now();
    const key = { principal: actor.userId, key: wish.idempotencyKey, command: "issueVouchers", input: wish, now };
    const before = await madeBefore(this.database.manager, key);
    const faults = before === null ? issueVouchersFaults(wish, now) : [];
    if (faults.length > 0) return invalid(...faults);
    const issued = before ?? (await this.database.inTransaction((tx) => once(tx, key, () => this.insert(tx, wish))));
    if (!issued.ok) return issued;
    const ids = issued.value.id.split(" ");
    return ok(await this.database.manager.find(Voucher, { where: { id: In(ids) }, order: { id: "ASC" } }));
  }

  /** The outcome that is kept under the key: the ids, one after the other. */
  private async insert(tx: EntityManager, wish: IssueVouchersWish): Promise<Result<string, Refusal>> {
    const product = await tx.findOneBy(Product, { code: wish.productCode });
    if (product === null)
      return invalid(unknown("productCode", "error.product.unknown", { code: wish.productCode.slice(0, 64) }));
    const accountId = wish.accountId ?? null;
    if (accountId !== null && !(await tx.existsBy(Account, { id: accountId })))
      return invalid(unknown("accountId", "error.account.unknown"));
    const row = { accountId, productId: product.id, usedByOrderId: null, usedAt: null, expiresAt: wish.expiresAt };
    const rows = Array.from({ length: wish.count }, () => ({
      ...row,
      id: this.ids.next("vch"),
      code: voucherCode(this.ids),
    }));
    await tx.insert(Voucher, rows);
    return ok(rows.map(({ id }) => id).join(" "));
  }

  /** A code that was handed out becomes the account's, by compare-and-set: of two accounts one gets it. */
  async register(actor: Actor, wish: { readonly code: string }): Promise<Result<Voucher, Refusal>> {
    const { accountId } = actor;
    if (!can(actor, "PLACE_ORDER") || accountId === null) return refuse("INVALID_STATE", "error.voucher.notCustomer");
    const faults = textFault("code", wish.code, 64);
    if (faults.length > 0) return invalid(...faults);
    const code = wish.code.trim();
    return this.database.inTransaction(async (tx) => {
      const free = { code, accountId: IsNull(), expiresAt: MoreThan(this.clock.now()) };
      await tx.update(Voucher, free, { accountId });
      // Registered before by the same account: the answer is the same.
      const voucher = await tx.findOneBy(Voucher, { code, accountId });
      if (voucher === null) return refuse("VOUCHER_INVALID", "error.voucher.notRegistrable");
      currentCommand()?.concerns(voucher.id);
      return ok(voucher);
    });
  }
}

/** 80 random bits, in groups that people can read out. */
function voucherCode(ids: Ids): string {
  const letters = ids.secret(10).toUpperCase();
  return letters.match(/.{1,5}/g)?.join("-") ?? letters;
}
