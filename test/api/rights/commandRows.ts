import type { DataSource } from "typeorm";
import type { Role } from "../../../src/domain/actor.js";
import { Cancellation } from "../../../src/entities/Cancellation.js";
import { Settlement } from "../../../src/entities/Settlement.js";
import { User } from "../../../src/entities/User.js";
import { insertOrder } from "../../support/orders.js";
import { insertCertificate, insertPayment, insertRequest } from "../../support/rows.js";

/** What a command is given beside any input: rows that everybody of the account sees, LIMITED too, so that it is the role that decides. */
export type Overrides = Readonly<Record<string, (role: Role) => Readonly<Record<string, unknown>>>>;

export async function insertCommandRows(db: DataSource): Promise<Overrides> {
  const { id: placedById } = await db.manager.findOneByOrFail(User, { email: "limited@kumo.test" });
  const order = async (set: Parameters<typeof insertOrder>[2]) => {
    const row = await insertOrder(db, "kumo", { placedById, ...set });
    await insertPayment(db, row, { status: "UNPAID" });
    return row;
  };
  const issued = { status: "ISSUED", firstIssuedAt: new Date() } as const;
  const waiting = async () => (await order({ status: "NEEDS_APPROVAL" })).id;
  const request = async (decider: "ACCOUNT" | "STAFF") => {
    const of = await order(issued);
    return (await insertRequest(db, of, { decider, certificates: [await insertCertificate(db, of)] })).id;
  };
  const unpaid = await order({});
  const [ofAccount, ofStaff] = [await request("ACCOUNT"), await request("STAFF")];
  const requestId = (role: Role) => ({
    requestId: role === "OPERATOR" ? ofStaff : ofAccount,
    note: "x",
    question: "x",
  });
  const cancellationId = await insertCancellation(db, await order(issued));
  const settlementId = await insertSettlement(
    db,
    await order({ ...issued, status: "CANCELED", closure: "CANCELLATION" }),
  );
  const [toApprove, toReject] = [await waiting(), await waiting()];
  return {
    approveOrder: () => ({ orderId: toApprove }),
    rejectOrder: () => ({ orderId: toReject, note: "x" }),
    approveRevocation: (role) => pick(requestId(role), "requestId"),
    rejectRevocation: (role) => pick(requestId(role), "requestId", "note"),
    askForRevocationInfo: (role) => pick(requestId(role), "requestId", "question"),
    completeCancellation: () => ({ cancellationId }),
    refuseCancellation: () => ({ cancellationId, note: "x" }),
    recordPayment: () => ({ orderId: unpaid.id }),
    recordRefund: () => ({ settlementId }),
  };
}

const pick = (all: Readonly<Record<string, unknown>>, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

type OfOrder = { readonly id: string; readonly accountId: string };

async function insertCancellation(db: DataSource, order: OfOrder): Promise<string> {
  const id = order.id.replace("ord", "can");
  const none = { completedAt: null, requestedById: null, staffNote: null, closedById: null, closingNote: null };
  const received = {
    status: "RECEIVED",
    receivedAt: new Date(),
    dueAt: new Date("2099-01-01"),
    refundable: true,
  } as const;
  const owner = { orderId: order.id, accountId: order.accountId };
  await db.manager.insert(Cancellation, {
    id,
    ...owner,
    version: 1,
    ...received,
    ...none,
    nextTryAt: null,
    tries: 0,
    dueSteps: 0,
    dueLookAt: null,
  });
  await db.query("update orders set cancellation_status = 'RECEIVED' where id = $1", [order.id]);
  return id;
}

async function insertSettlement(db: DataSource, order: OfOrder): Promise<string> {
  const id = order.id.replace("ord", "stl");
  const owner = { orderId: order.id, accountId: order.accountId };
  const open = { outcome: "REFUND_CONTACT_REQUIRED" as const, lines: [], currency: "JPY", createdAt: new Date() };
  const none = { settledAt: null, payableFrom: null, recordedById: null, note: null };
  await db.manager.insert(Settlement, { id, ...owner, version: 1, ...open, ...none });
  return id;
}
