import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { certcentralTerms, kingsslTerms, type PolicyTerms } from "../../src/domain/policy.js";
import { Policy } from "../../src/entities/Policy.js";
import { Product } from "../../src/entities/Product.js";
import { DecidedOrderDocument, RevocationRequestDocument } from "../gql/documents.js";
import { atServer } from "../support/atServer.js";
import type { Client } from "../support/client.js";
import { approves, issuedOrder, requestsRevocation, startWorld, unique, type World } from "../support/world.js";

/** A brand that nobody has thought of: it confirms as one of the two does, decides as the other, and counts as neither. */
const madeUp: PolicyTerms = {
  ...certcentralTerms,
  brand: "somebody else's",
  cancellationWindowDays: 10,
  revocationNeedsDomainConfirmation: true,
  revocationDecider: "ACCOUNT",
  keyCompromiseNeedsEvidence: true,
  reissueMayChangeCommonName: false,
  reasonWords: kingsslTerms.reasonWords,
};

let world: World;
let customer: Client;
let admin: Client;
let operator: Client;
beforeAll(async () => {
  world = await startWorld();
  const emails = ["standard@kumo.test", "admin@kumo.test", "operator@desk.test"];
  [customer, admin, operator] = (await Promise.all(emails.map((email) => world.as(email)))) as [Client, Client, Client];
  const { manager } = world.dataSource;
  const like = await manager.findOneByOrFail(Product, { code: "CC_OV" });
  await manager.insert(Policy, { id: "pol_madeup", ...madeUp, paymentMethods: [...madeUp.paymentMethods] });
  await manager.insert(Product, { ...like, id: "prd_madeup", code: "MADE_UP", policyId: "pol_madeup" });
});
afterAll(() => world?.stop());

/** An order of the brand, first issued so many days ago. */
async function issued(daysAgo: number) {
  const order = await issuedOrder(customer, `${unique("brand")}.example.test`, {
    productCode: "MADE_UP",
    payment: { method: "UNITS" },
  });
  await atServer(world.databaseUrl, (client) =>
    client.query(`update orders set first_issued_at = first_issued_at - $2::int * interval '1 day' where id = $1`, [
      order.id,
      daysAgo,
    ]),
  );
  return order;
}

/** The day on which something is asked counts: in the last minute of one in Japan it waits for the next. */
async function startsOnOneDay(): Promise<void> {
  const left = 86_400_000 - ((Date.now() + 9 * 3_600_000) % 86_400_000);
  if (left < 60_000) await sleep(left + 1000);
}

async function confirmed(requestId: string) {
  for (const end = Date.now() + 20_000; ; await sleep(100)) {
    const { revocationRequest } = await customer.run(RevocationRequestDocument, { id: requestId });
    if (revocationRequest?.status === "NEEDS_APPROVAL") return;
    if (Date.now() > end) throw new Error(`${requestId} stayed ${revocationRequest?.status}`);
  }
}

describe("a third brand that mixes the columns of the two (rules, section 3)", () => {
  beforeAll(() =>
    world.dataSource.query(
      "update unit_balances set product_id = 'prd_madeup' where product_id in (select id from products where code = 'CC_OV')",
    ),
  );

  it.each([
    [10, "CANCELLATION"],
    [11, "REVOCATION"],
  ] as const)(
    "K17, C13, C18, C2: confirmed by the domain, decided by the account; issued %i days ago it closes as %s",
    async (daysAgo, closure) => {
      await startsOnOneDay();
      const order = await issued(daysAgo);
      const answer = await requestsRevocation(customer, order, { reason: "SUPERSEDED" });
      if (answer.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(answer));
      expect(answer.request).toMatchObject({ status: "AWAITING_CONFIRMATION" });
      await confirmed(answer.request.id);
      expect(await approves(operator, answer.request.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
      expect(await approves(admin, answer.request.id)).toMatchObject({ order: { status: "REVOKED", closure } });
      const after = (await customer.run(DecidedOrderDocument, { id: order.id })).order;
      expect(after?.settlement?.outcome).toBe(closure === "CANCELLATION" ? "UNITS_RETURNED" : "NOT_ELIGIBLE");
    },
    120_000,
  );

  it("K20: wants evidence for a key compromise, as its column says", async () => {
    const answer = await requestsRevocation(customer, await issued(0), { reason: "KEY_COMPROMISE" });
    expect(answer).toMatchObject({ code: "EVIDENCE_REQUIRED" });
  });
});
