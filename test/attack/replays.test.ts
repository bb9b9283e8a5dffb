import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import { Client } from "../support/client.js";
import { AttackWorld } from "./AttackWorld.js";

const count = Number(process.env.REPLAYS ?? 200);
/** Requests at once. */
const clients = 12;

let world: AttackWorld;
beforeAll(async () => {
  world = await AttackWorld.open();
  await world.start();
}, 120_000);
afterAll(() => world.close());

const mutation = (name: string, type: string, made: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { code } ${made} } }`;
const rowsOf = async (table: string): Promise<number> =>
  (await world.demo.database.dataSource.query(`select count(*)::int as count from ${table}`))[0].count;

/** Commands, each under one key, and how many rows each makes. */
async function commandsOf(admin: Client) {
  const csr = await sampleCsr("replayed.example.test");
  const { body } = await admin.post({ query: "{ orders(first: 1) { edges { node { id } } } }" });
  const [orderId] = [...JSON.stringify(body.data).matchAll(/ord_\w+/g)].map(([id]) => id);
  const order = {
    productCode: "CC_OV",
    csr,
    contactEmail: "taro@kumo.test",
    validationMethod: "DNS_TXT",
    payment: { method: "BANK_TRANSFER" },
  };
  const commands = Array.from({ length: 5 }, (_, index) => [
    {
      query: mutation("placeOrder", "PlaceOrderInput", "... on PlaceOrderPayload { order { id } }"),
      input: { ...order, idempotencyKey: `replay-${index}` },
    },
    {
      query: mutation("addNote", "AddNoteInput", "... on AddNotePayload { note { id } }"),
      input: { orderId, text: `replayed ${index}`, idempotencyKey: `replay-note-${index}` },
    },
  ]);
  return commands.flat();
}

it(
  "a command that is sent a thousand times, to two processes at once, has one effect and one answer",
  async () => {
    const admin = await world.as("admin@kumo.test");
    const doors = world.servers.map(({ url }) => new Client(url ?? "", admin.token));
    const commands = await commandsOf(admin);
    const before = [await rowsOf("orders"), await rowsOf("notes")];
    const answers = commands.map(() => new Map<string, number>());
    let sent = 0;
    const work = async () => {
      while (sent < count) {
        const index = sent++ % commands.length;
        const { query, input } = commands[index] ?? { query: "", input: {} };
        const { body } = await (doors[sent % 2 === 0 ? 0 : 1] as Client).post({ query, variables: { input } });
        const text = JSON.stringify(body.data ?? body.errors);
        answers[index]?.set(text, (answers[index]?.get(text) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: clients }, work));
    expect([await rowsOf("orders"), await rowsOf("notes")]).toEqual(before.map((rows) => rows + commands.length / 2));
    expect(answers.map((each) => [...each.keys()])).toEqual(answers.map(() => [expect.stringMatching(/Payload/)]));
    if (process.env.REPLAYS !== undefined)
      console.log(`${count} replays of ${commands.length} commands: ${commands.length} effects`);
  },
  Math.max(120_000, count * 300),
);

it("the same key with another input is a conflict, and has no effect", async () => {
  const admin = await world.as("admin@kumo.test");
  const [place] = await commandsOf(admin);
  const before = await rowsOf("orders");
  const { body } = await admin.post({
    query: place?.query,
    variables: { input: { ...place?.input, contactEmail: "other@kumo.test" } },
  });
  expect(JSON.stringify(body)).toContain("IDEMPOTENCY");
  expect(await rowsOf("orders")).toBe(before);
});
