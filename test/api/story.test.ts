import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ApprovalQueueChangedDocument, OrderStatusChangedDocument, StreamHeadDocument } from "../gql/documents.js";
import {
  approves,
  issuedOrder,
  placesOrder,
  readsOrder,
  requestsRevocation,
  startWorld,
  type World,
} from "../support/world.js";

const run = promisify(execFile);
const openssl = await run("openssl", ["version"]).then(
  () => true,
  () => false,
);
if (!openssl) console.warn("SKIPPED: openssl is not on this machine, so nobody judges the certificates of the story");

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

describe("the story of the README", () => {
  it("an order is issued, revoked by approval, and everybody who listens hears of it", async () => {
    const customer = await world.as("standard@kumo.test");
    const admin = await world.as("admin@kumo.test");
    const { streamHead: after } = await customer.run(StreamHeadDocument, {});

    const id = await placesOrder(customer, "story.example.test");
    const statuses = customer.subscribe(OrderStatusChangedDocument, { orderId: id, after });
    const queue = admin.subscribe(ApprovalQueueChangedDocument, { after });
    const next = async () => (await statuses.next()).orderStatusChanged;
    expect(await next()).toMatchObject({ previousStatus: null, status: "PENDING", statusLabel: "保留中" });
    expect(await next()).toMatchObject({ previousStatus: "PENDING", status: "ISSUED", statusLabel: "発行済み" });

    const requested = await requestsRevocation(customer, await readsOrder(customer, id));
    if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
    expect(requested.request).toMatchObject({ status: "NEEDS_APPROVAL", wholeOrder: true, reason: "SUPERSEDED" });
    const { approvalQueueChanged: arrived } = await queue.next();
    expect(arrived).toMatchObject({
      previousRequestStatus: null,
      requestStatus: "NEEDS_APPROVAL",
      request: { id: requested.request.id },
    });

    const approved = await approves(admin, requested.request.id);
    if (approved.__typename !== "DecideRevocationPayload") throw new Error(JSON.stringify(approved));
    expect(approved.request).toMatchObject({ status: "COMPLETED", decidedBy: { email: "admin@kumo.test" } });
    expect(approved.order).toMatchObject({ status: "REVOKED", closure: "CANCELLATION" });
    expect(await next()).toMatchObject({ previousStatus: "ISSUED", status: "REVOKED", statusLabel: "失効済み" });
    expect((await queue.next()).approvalQueueChanged).toMatchObject({
      previousRequestStatus: "NEEDS_APPROVAL",
      requestStatus: "APPROVED",
    });
    await Promise.all([statuses.close(), queue.close()]);
  });

  (openssl ? it : it.skip)("openssl agrees at every step, also right after the revocation", async () => {
    const customer = await world.as("standard@kumo.test");
    const order = await issuedOrder(customer, "judged.example.test");
    const folder = await mkdtemp(join(tmpdir(), "certdesk-story-"));
    const file = (name: string) => join(folder, name);
    const { currentCertificate } = order;
    const pem = await pemOf(customer, order.id);
    await writeFile(file("cert.pem"), pem);
    await writeFile(file("chain.pem"), await text(`${world.url}ca/chain.pem`));
    await writeFile(file("issuer.der"), await bytes(`${world.url}ca/issuing.cer`));
    await run("openssl", ["x509", "-inform", "der", "-in", file("issuer.der"), "-out", file("issuer.pem")]);

    const judge = async () => {
      await writeFile(file("crl.der"), await bytes(`${world.url}ca/issuing.crl`));
      const ocspArgs = [
        "-issuer",
        file("issuer.pem"),
        "-cert",
        file("cert.pem"),
        "-url",
        `${world.url}ca/ocsp`,
        "-CAfile",
        file("chain.pem"),
      ];
      const ocsp = await run("openssl", ["ocsp", ...ocspArgs]);
      const crl = await run("openssl", ["crl", "-inform", "der", "-in", file("crl.der"), "-noout", "-text"]);
      return { ocsp: `${ocsp.stdout}${ocsp.stderr}`, crl: crl.stdout };
    };
    const verified = await run("openssl", ["verify", "-x509_strict", "-CAfile", file("chain.pem"), file("cert.pem")]);
    expect(verified.stdout).toContain("cert.pem: OK");
    const before = await judge();
    expect(before.ocsp).toContain("Response verify OK");
    expect(before.ocsp).toContain(": good");
    expect(before.crl).not.toContain(currentCertificate?.serialNumber);

    const requested = await requestsRevocation(customer, order);
    if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
    await approves(await world.as("admin@kumo.test"), requested.request.id);
    const after = await judge();
    expect(after.ocsp).toMatch(/: revoked[\s\S]*Reason: superseded/);
    expect(after.crl).toMatch(new RegExp(`${currentCertificate?.serialNumber}[\\s\\S]*?Superseded`));
    const { certificates } = await readsOrder(customer, order.id);
    expect(certificates[0]).toMatchObject({ status: "REVOKED", revocationReason: "SUPERSEDED" });
    expect(certificates[0]?.crlPublishedAt).not.toBeNull();
  });

  it("the demo world is there: orders in every state, queues that are not empty", async () => {
    const admin = await world.as("admin@kumo.test");
    const counts = await admin.post({
      query: "{ orders(first: 1) { statusCounts { status count } } approvalQueue { totalCount } }",
    });
    const { orders, approvalQueue } = counts.body.data as {
      orders: { statusCounts: { count: number; status: string }[] };
      approvalQueue: { totalCount: number };
    };
    const empty = orders.statusCounts.filter((each) => each.count === 0).map((each) => each.status);
    expect(empty).toEqual([]);
    expect(approvalQueue.totalCount).toBeGreaterThan(0);
  });
});

async function pemOf(client: World["client"], id: string): Promise<string> {
  const { body } = await client.post({
    query: "query($id: ID!) { order(id: $id) { currentCertificate { pem } } }",
    variables: { id },
  });
  return (body.data as { order: { currentCertificate: { pem: string } } }).order.currentCertificate.pem;
}

const text = async (url: string) => (await fetch(url)).text();
const bytes = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
