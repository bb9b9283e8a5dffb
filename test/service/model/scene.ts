import type { KeyPairKeyObjectResult } from "node:crypto";
import type { Actor } from "../../../src/domain/actor.js";
import { RevocationReason } from "../../../src/domain/revocation.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import type { ModelWorld } from "./ModelWorld.js";

/** How one thing is done; `which` and `choice` pick among what is there when it happens. `twice`: two do it at the same time. */
export interface How {
  readonly which: number;
  readonly choice: number;
  readonly twice: boolean;
}

/** What a run remembers: its orders, and whose keys it has. */
export interface Run {
  readonly orderIds: string[];
  readonly keys: Map<string, KeyPairKeyObjectResult>;
  counter: number;
}

export interface Scene {
  readonly world: ModelWorld;
  readonly run: Run;
  readonly actor: Actor;
  readonly order: Order | null;
  readonly step: How;
  readonly key: string;
}

export const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
export const reasons = Object.values(RevocationReason);
export const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % Math.max(from.length, 1)];

export async function certificateOf({ world, order, step }: Scene): Promise<Certificate | null> {
  const all = order === null ? [] : await world.db.dataSource.manager.findBy(Certificate, { orderId: order.id });
  return pick(all, step.choice) ?? null;
}
