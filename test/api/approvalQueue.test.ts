import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ApprovalQueueChangedDocument, StreamHeadDocument } from "../gql/documents.js";
import { issuedOrder, requestsRevocation, startWorld, unique, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

describe("approvalQueueChanged at the deadline (D8, C17)", () => {
  it.each([
    { how: "live", early: true },
    { how: "from a cursor on", early: false },
  ])("a request leaves the account's queue and enters the desk's, $how", async ({ early }) => {
    const admin = await world.as("admin@kumo.test");
    const operator = await world.as("operator@desk.test");
    const order = await issuedOrder(admin, `${unique("queue")}.example.test`);
    const answer = await requestsRevocation(operator, order, { note: "お電話での依頼" });
    if (answer.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(answer));
    const { id } = answer.request;
    const { streamHead: after } = await admin.run(StreamHeadDocument, {});
    const look = "update revocation_requests set deadline_at = now(), deadline_look_at = now() where id = $1";
    const shift = () => world.dataSource.query(look, [id]);

    if (!early) await shift();
    const queues = [admin, operator].map((client) => client.subscribe(ApprovalQueueChangedDocument, { after }));
    const arriving = Promise.all(queues.map((queue) => queue.next()));
    await sleep(1000);
    if (early) await shift();
    const [left, entered] = (await arriving).map(({ approvalQueueChanged }) => approvalQueueChanged);

    const moved = { requestStatus: "NEEDS_APPROVAL", request: { id, status: "NEEDS_APPROVAL" } };
    expect(left).toMatchObject({ ...moved, previousRequestStatus: "NEEDS_APPROVAL", inQueue: false });
    expect(entered).toMatchObject({ ...moved, previousRequestStatus: null, inQueue: true });
    await Promise.all(queues.map((queue) => queue.close()));
  });
});
