import type { EntityManager } from "typeorm";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import type { Ids } from "../ports.js";
import { certificateToSign, type NamedCertificate } from "./certificateToSign.js";

/** What the CA shall sign for an order. */
export interface IssuanceWish extends NamedCertificate {
  readonly publicKey: Buffer;
  readonly keyHash: string;
  readonly replacesId: string | null;
  readonly copiesId: string | null;
  readonly reissueId: string | null;
  readonly requestedById: string | null;
}

/**
 * Stores the intent to issue; the CA is called afterwards, by `Issuing`.
 * @param tryAt when a job takes it up
 * @returns its id
 */
export async function requestIssuance(
  tx: EntityManager,
  { order, wish }: { readonly order: Order; readonly wish: IssuanceWish },
  { ids, now, tryAt = now }: { ids: Ids; now: Date; tryAt?: Date },
): Promise<string> {
  const { commonName, subjectAlternativeNames, ...rest } = wish;
  const id = ids.next("job");
  await tx.insert(Issuance, {
    ...rest,
    id,
    orderId: order.id,
    accountId: order.accountId,
    status: "REQUESTED",
    ...(await certificateToSign(tx, { order, wish }, now)),
    nextTryAt: tryAt,
    tries: 0,
    createdAt: now,
    finishedAt: null,
  });
  return id;
}
