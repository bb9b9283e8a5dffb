import type { EntityManager } from "typeorm";
import type { Role } from "../../domain/actor.js";
import { ok, type Result } from "../../domain/result.js";
import { Account } from "../../entities/Account.js";
import { Product } from "../../entities/Product.js";
import { UnitBalance } from "../../entities/UnitBalance.js";
import { User } from "../../entities/User.js";
import { Voucher } from "../../entities/Voucher.js";
import type { Ids } from "../ports.js";
import { insertCatalogue } from "./catalogue.js";

const accounts = [
  { code: "kumo", name: "クラウド商事", locality: "Chiyoda-ku" },
  { code: "hoshi", name: "星システム", locality: "Osaka-shi" },
] as const;
const roles: readonly Role[] = ["ADMIN", "MANAGER", "FINANCE", "STANDARD", "LIMITED"];
const names: Record<Role, string> = {
  ADMIN: "管理者",
  MANAGER: "マネージャー",
  FINANCE: "経理担当",
  STANDARD: "担当者",
  LIMITED: "制限付きユーザー",
  OPERATOR: "デスク担当",
};

/** Everything of the demo world that has a fixed name: who signs in, what is bought, what it is paid with. */
export async function insertDemoBase(
  tx: EntityManager,
  { ids, now, passwordHash }: { ids: Ids; now: Date; passwordHash: string },
): Promise<Result<null, never>> {
  await insertCatalogue(tx, ids);
  for (const { code, name, locality } of accounts) {
    const accountId = ids.next("acc");
    await tx.insert(Account, {
      id: accountId,
      code,
      name,
      approvesNewOrders: false,
      allowsSelfApproval: false,
      organizationName: name,
      organizationLocality: locality,
      organizationCountry: "JP",
      organizationVettedUntil: new Date(now.getTime() + vettingDays * DAY),
      createdAt: now,
    });
    for (const role of roles)
      await tx.insert(
        User,
        user(ids, { accountId, role, email: `${role.toLowerCase()}@${code}.test`, passwordHash, now }),
      );
    if (code === "kumo") await insertPrepaid(tx, accountId, { ids, now });
  }
  await tx.insert(
    User,
    user(ids, { accountId: null, role: "OPERATOR", email: "operator@desk.test", passwordHash, now }),
  );
  return ok(null);
}

const DAY = 86_400_000;

/** A vetting record serves 398 days (D14). */
const vettingDays = 398;

function user(ids: Ids, of: Pick<User, "accountId" | "role" | "email" | "passwordHash"> & { now: Date }): User {
  const { now, ...columns } = of;
  return { ...columns, id: ids.next("usr"), name: names[of.role], hasPassword: true, disabledAt: null, createdAt: now };
}

/** 20 vouchers of CC_DV and 10 units of CC_OV, all unused; the sample orders have vouchers of their own. */
async function insertPrepaid(
  tx: EntityManager,
  accountId: string,
  { ids, now }: { ids: Ids; now: Date },
): Promise<void> {
  const dv = await tx.findOneByOrFail(Product, { code: "CC_DV" });
  const ov = await tx.findOneByOrFail(Product, { code: "CC_OV" });
  const expiresAt = new Date(now);
  expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + 2);
  const codes = Array.from({ length: 20 }, (_, index) => `DEMO-VOUCHER-${String(index + 1).padStart(2, "0")}`);
  for (const code of [...codes, "SAMPLE-VOUCHER-01"])
    await tx.insert(Voucher, {
      id: ids.next("vch"),
      code,
      accountId,
      productId: dv.id,
      usedByOrderId: null,
      usedAt: null,
      expiresAt,
    });
  await tx.insert(UnitBalance, { id: ids.next("unt"), accountId, productId: ov.id, purchased: 10, remaining: 10 });
}
