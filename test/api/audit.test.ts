import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import { Client } from "../support/client.js";
import { issuedOrder, requestsRevocation, startWorld, unique, type World } from "../support/world.js";

const mutations = Object.values(
  buildSchema(readFileSync("schema.graphql", "utf8")).getMutationType()?.getFields() ?? {},
);

let world: World;
let customer: Client;
let operator: Client;
beforeAll(async () => {
  world = await startWorld();
  customer = await world.as("standard@kumo.test");
  operator = await world.as("operator@desk.test");
});
afterAll(() => world?.stop());

/** Any input that the schema takes: no test knows of a mutation that is added later. */
function anyInput(type: GraphQLInputType): unknown {
  const known = getNullableType(type);
  if (isListType(known)) return [anyInput(known.ofType)];
  if (isEnumType(known)) return known.getValues()[0]?.name;
  if (isInputObjectType(known)) {
    const fields = Object.values(known.getFields());
    return Object.fromEntries(
      (known.isOneOf ? fields.slice(0, 1) : fields).map((field) => [field.name, anyInput(field.type)]),
    );
  }
  return scalars[known.name];
}

const scalars: Readonly<Record<string, unknown>> = {
  ID: "ord_00000000000000000000000000",
  String: "x",
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: "2026-01-01T00:00:00.000Z",
};

interface Call {
  readonly query: string;
  readonly variables: object;
}

function call({ name, args }: (typeof mutations)[number], variables?: object): Call {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  return {
    query: `mutation(${declared}) { ${name}(${passed}) { __typename ... on UserError { code } } }`,
    variables: variables ?? Object.fromEntries(args.map((arg) => [arg.name, anyInput(arg.type)])),
  };
}

/** What was answered, and the records that the request has left. */
async function answered(client: Client, body: object) {
  const { headers, body: answer } = await client.post(body);
  const [field] = Object.values((answer.data ?? {}) as Record<string, { __typename: string; code?: string } | null>);
  const code = answer.errors?.[0]?.extensions?.code ?? field?.code ?? "SUCCESS";
  const records = await world.dataSource.query("select * from audit_records where request_id = $1 order by id", [
    headers.get("x-request-id"),
  ]);
  return { code, records, answer };
}

describe("every mutation of the schema leaves exactly one record", () => {
  const expectOne = async (client: Client, name: string, body: object) => {
    const { code, records } = await answered(client, body);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ command: name, outcome: code });
    return records[0];
  };

  it.each(mutations.map((field) => [field.name, field] as const))("%s", async (name, field) => {
    for (const client of [customer, operator]) await expectOne(client, name, call(field));
    expect((await expectOne(world.client, name, call(field))).how).toBe("ANONYMOUS");
    const forged = new Client(world.url, `${customer.token?.slice(0, -8)}AAAAAAAA`);
    expect((await expectOne(forged, name, call(field))).how).toBe("ANONYMOUS");
    expect((await expectOne(customer, name, call(field, { input: { nothing: 1 } }))).outcome).toBe("BAD_USER_INPUT");
  });

  it("is not forgotten: there are as many as the schema has", () => {
    expect(mutations.length).toBeGreaterThan(30);
  });

  it("one each, where a document has several", async () => {
    const field = (alias: string) => `${alias}: withdrawRevocation(input: { requestId: "${alias}" }) { __typename }`;
    const { records } = await answered(customer, { query: `mutation { ${["a", "b", "c"].map(field).join(" ")} }` });
    expect(records.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
  });
});

describe("what a record says", () => {
  const run = (client: Client, name: string, input: object, payload = "__typename") => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { code } ${payload} } }`;
    return answered(client, { query, variables: { input } });
  };

  it("of a revocation: who asked, who approved, what moved", async () => {
    const order = await issuedOrder(customer, "audit.example.test");
    const requested = await requestsRevocation(customer, order);
    if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
    const admin = await world.as("admin@kumo.test");
    const { records } = await run(admin, "approveRevocation", { requestId: requested.request.id });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      how: "SUBSCRIBER",
      role: "ADMIN",
      outcome: "SUCCESS",
      subjects: expect.arrayContaining([order.id, requested.request.id]),
      before: { [requested.request.id]: { status: "NEEDS_APPROVAL" } },
      after: { [requested.request.id]: { status: "APPROVED" } },
    });
    const late = await run(customer, "withdrawRevocation", { requestId: requested.request.id });
    expect(late.records).toMatchObject([{ outcome: late.code, after: {} }]);
    expect(late.code).not.toBe("SUCCESS");
  });

  it("of sessions: who signed in, which user somebody tried to be, and a stolen token", async () => {
    const [user] = await world.dataSource.query("select id, account_id from users where email = 'standard@kumo.test'");
    const wrong = await run(world.client, "signIn", { email: "standard@kumo.test", password: "x" });
    expect(wrong.records).toMatchObject([
      { outcome: "CREDENTIALS_INVALID", principal: null, account_id: user.account_id, subjects: [user.id] },
    ]);
    const input = { email: "standard@kumo.test", password: "correct horse 12" };
    const right = await run(world.client, "signIn", input, "... on SignInPayload { refreshToken }");
    expect(right.records).toMatchObject([{ outcome: "SUCCESS", principal: user.id, role: "STANDARD" }]);
    const { refreshToken } = (right.answer.data as { signIn: { refreshToken: string } }).signIn;
    const renewed = await run(world.client, "refreshSession", { refreshToken });
    expect(renewed.records).toMatchObject([{ outcome: "SUCCESS", principal: user.id }]);
    const again = await run(world.client, "refreshSession", { refreshToken });
    expect([again.code, ...again.records]).toMatchObject(["CREDENTIALS_INVALID", { outcome: "CREDENTIALS_INVALID" }]);
    const written = await world.dataSource.query("select string_agg(r::text, ' ') as text from audit_records r");
    expect(written[0].text).not.toContain("correct horse");
    expect(written[0].text).not.toContain(refreshToken.split(".")[1]);
  });

  it("of a key that is shown again: one for each call, with its outcome", async () => {
    const order = await issuedOrder(customer, "twice.example.test");
    const wish = { orderId: order.id, text: "メモ", idempotencyKey: unique("note") };
    const outcomes = [];
    for (const text of ["メモ", "メモ", "別のメモ"]) {
      const { records } = await run(customer, "addNote", { ...wish, text });
      outcomes.push(records.map(({ outcome }: { outcome: string }) => outcome).join());
    }
    expect(outcomes).toEqual(["SUCCESS", "SUCCESS", "IDEMPOTENCY_CONFLICT"]);
  });
});
