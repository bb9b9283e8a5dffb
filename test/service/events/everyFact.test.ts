import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CancellationStatus } from "../../../src/domain/cancellation.js";
import { CertificateStatus } from "../../../src/domain/certificate.js";
import { messageKeys } from "../../../src/domain/messages/catalogue.js";
import { OrderStatus } from "../../../src/domain/order.js";
import { RevocationStatus } from "../../../src/domain/revocation.js";
import { freePort } from "../../support/freePort.js";
import { SmtpServer } from "../../support/smtpServer.js";
import { untoldFacts } from "../../support/watchFacts.js";
import { Invariants } from "../model/invariants.js";
import { examplesOf } from "./examplesOf.js";
import { Story } from "./Story.js";
import { tellStory } from "./tellStory.js";

const page = new URL("../../../docs/events.md", import.meta.url);

let smtp: SmtpServer;
let story: Story;
const untold: string[] = [];

beforeAll(async () => {
  smtp = await SmtpServer.start(await freePort());
  smtp.refused.add("nobody@kumo.test");
  story = await Story.begin(smtp.url);
  await story.world.db.asOwner("update accounts set approves_new_orders = true where code = 'hoshi'");
  await story.world.db.asOwner("update products set price_value = 1000 where price_value is null");
  await tellStory(story, async (scene) => {
    for (const line of await untoldFacts(story.world.db)) untold.push(`${scene}: ${line}`);
  });
}, 120_000);
afterAll(async () => {
  await story?.world.stop();
  await smtp?.stop();
});

const seen = (column: string): Promise<string[]> =>
  story.world.db.dataSource
    .query(`select distinct ${column} as value from events where ${column} is not null order by 1`)
    .then((rows: { value: string }[]) => rows.map(({ value }) => value));

describe("whatever happens to an order has its event", () => {
  it("every row change of its world is told of in the same transaction", () => {
    expect(untold).toEqual([]);
  });

  it("and the story keeps the other rules: numbered without gaps, each status with its event", async () => {
    await new Invariants(story.world).check();
  });

  it("every status of an order, a request, a certificate and a cancellation was seen", async () => {
    expect(await seen("status")).toEqual(Object.values(OrderStatus).sort());
    expect(await seen("request_status")).toEqual(Object.values(RevocationStatus).sort());
    expect(await seen("certificate_status")).toEqual(Object.values(CertificateStatus).sort());
    expect(await seen("cancellation_status")).toEqual(Object.values(CancellationStatus).sort());
  });

  it("every line that an event can say of itself was said", async () => {
    // The first four are made of a status; the fifth is for rows of a version that knew another event.
    const made = ["event.order", "event.request", "event.certificate", "event.cancellation", "event.other"];
    const lines = messageKeys.filter((key) => key.startsWith("event.") && !made.includes(key));
    expect(await seen("message_key")).toEqual(lines.sort());
  });

  it("every job has had something to do", () => {
    expect([...story.world.ran].sort()).toEqual(story.world.tasks.map(({ name }) => name).sort());
  });
});

describe("docs/events.md", () => {
  it("shows every event there is, as it was in this run (UPDATE_DOCS=1 writes it)", async () => {
    const examples = await examplesOf(story);
    const text = await readFile(page, "utf8");
    const block = /^`([^`\n]+)`( · .*)\n```json\n([^`]*)\n```$/gm;
    const written = text.replace(block, (_, name: string, rest: string) => {
      return `\`${name}\`${rest}\n\`\`\`json\n${examples.get(name) ?? "is in no run"}\n\`\`\``;
    });
    if (process.env.UPDATE_DOCS === "1") await writeFile(page, written);
    const named = [...text.matchAll(block)].map((match) => match[1] ?? "");
    expect(named.sort()).toEqual([...examples.keys()].sort());
    expect(written).toBe(await readFile(page, "utf8"));
  });
});
