import { enumOf } from "./enumOf.js";
import { type FieldFault, fault } from "./errors.js";
import { textFault } from "./textField.js";

/** C22: 未使用, 使用済み. */
export const VoucherStatus = enumOf("UNUSED", "USED");
export type VoucherStatus = keyof typeof VoucherStatus;

/** 使用済み while a live order holds it (I6). */
export function voucherStatus({ usedByOrderId }: { readonly usedByOrderId: string | null }): VoucherStatus {
  return usedByOrderId === null ? "UNUSED" : "USED";
}

/** What staff ask for, as it came in. */
export interface IssueVouchersWish {
  readonly idempotencyKey: string;
  readonly productCode: string;
  /** Null: for whoever registers them. */
  readonly accountId?: string | null | undefined;
  readonly count: number;
  readonly expiresAt: Date;
}

const mostVouchers = 100;

/** Everything that is wrong with the form, field by field. */
export function issueVouchersFaults(wish: IssueVouchersWish, now: Date): FieldFault[] {
  return [
    ...textFault("idempotencyKey", wish.idempotencyKey, 255),
    ...(wish.count >= 1 && wish.count <= mostVouchers ? [] : [fault("count", "error.voucher.count")]),
    ...(wish.expiresAt > now ? [] : [fault("expiresAt", "error.voucher.expiry")]),
  ];
}
