import type { EntityManager } from "typeorm";
import { emailValidationIsOpen } from "../../domain/emailValidation.js";
import { ok } from "../../domain/result.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { lockedOrder } from "../orders/orderRow.js";
import type { Clock, Ids } from "../ports.js";
import { overRefusal } from "./overRefusal.js";
import { storeCheck } from "./storeCheck.js";

/** What the page behind the link of an approval mail shows. */
export interface Approval {
  readonly orderNumber: string;
  readonly commonName: string;
  readonly domains: readonly string[];
  /** Approves an issue, or confirms the intent to revoke (K17). */
  readonly purpose: "ISSUE" | "REVOKE";
  /** CLOSED: expired, what it was asked for is over, or mail proves nothing any more. */
  readonly state: "OPEN" | "CONFIRMED" | "CLOSED";
}

/** The other end of an approval mail (BR 3.2.2.4.4). Whoever has the link has the right; it is in that mail alone. */
export class EmailApprovals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Changes nothing: mail scanners follow links. @returns null for a link that no mail bears, or no more */
  async look(secret: string): Promise<Approval | null> {
    return this.read(this.database.manager, secret);
  }

  /** Presses the button. Twice does no harm; what is CLOSED stays so. */
  async confirm(secret: string): Promise<Approval | null> {
    const confirmed = await this.database.inTransaction(async (tx) => {
      const [first] = await this.rows(tx, secret);
      if (first === undefined) return ok(null);
      // A job that looks at the same rows has stored what it found, or waits.
      await lockedOrder(tx, first.orderId);
      const approval = await this.read(tx, secret);
      if (approval?.state !== "OPEN") return ok(approval);
      const now = this.clock.now();
      for (const row of await this.rows(tx, secret))
        if (row.status === "PENDING" && row.expiresAt > now)
          await storeCheck(tx, row, { outcome: { found: true }, ids: this.ids, now });
      return ok(await this.read(tx, secret));
    });
    return confirmed.ok ? confirmed.value : null;
  }

  private async rows(manager: EntityManager, emailSecret: string): Promise<DomainValidation[]> {
    return manager.find(DomainValidation, { where: { emailSecret, method: "EMAIL" }, order: { id: "ASC" } });
  }

  private async read(manager: EntityManager, secret: string): Promise<Approval | null> {
    const rows = await this.rows(manager, secret);
    const [first] = rows;
    if (first === undefined) return null;
    const order = await manager.findOneByOrFail(Order, { id: first.orderId });
    const now = this.clock.now();
    const open = rows.some((row) => row.status === "PENDING" && row.expiresAt > now);
    const possible = open && emailValidationIsOpen(now) && (await overRefusal(manager, first, order)) === null;
    return {
      orderNumber: order.number,
      commonName: order.commonName,
      domains: rows.map(({ domain }) => domain),
      purpose: first.requestId === null ? "ISSUE" : "REVOKE",
      state: rows.every((row) => row.status === "VALID") ? "CONFIRMED" : possible ? "OPEN" : "CLOSED",
    };
  }
}
