import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { cpuOf } from "../../support/cpuOf.js";
import { hostileQueries } from "./hostileDocuments.js";
import { type Answer, type Doors, openDoors, read } from "./openDoors.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());

const send = async (init: RequestInit, path = "graphql") =>
  read(await fetch(`${doors.url}${path}`, { method: "POST", ...init }));
const json = { "content-type": "application/json" };

/** What no answer may ever be. */
function expectHarmless({ status, text, headers }: Answer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
  expect(text).not.toMatch(/\bat .*[\\/:]\d+:\d+|node_modules|\.ts\b|hunter2/);
  expect(headers.get("content-type")).toMatch(/json/);
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
}

describe("hostile documents", () => {
  it.each(Object.entries(hostileQueries))("%s", async (_name, { query, variables, code }) => {
    const { value: answer, cpu } = await cpuOf(() => doors.post(query, { variables }));
    expectHarmless(answer);
    expect(cpu).toBeLessThan(1000);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].extensions.code).toBe(code);
    expect(answer.body.errors.length).toBeLessThanOrEqual(5);
    expect(answer.body).not.toHaveProperty("data");
    expect(answer.body.extensions.cost).toBeGreaterThanOrEqual(1);
  });

  it("says what a document would cost", async () => {
    const { body } = await doors.post(hostileQueries["pages in pages"]?.query ?? "");
    // A connection, 100 edges with their nodes, each with a connection of 100 edges with theirs.
    expect(body.extensions.cost).toBe(1 + 100 * (1 + 1 + 1 + 100 * 2));
  });
});

describe("hostile requests", () => {
  it.each([
    ["malformed JSON", 400, { headers: json, body: '{"query": ' }],
    ["a JSON string", 400, { headers: json, body: '"{ hello }"' }],
    ["null", 400, { headers: json, body: "null" }],
    ["nothing", 400, { headers: json }],
    ["a batch", 400, { headers: json, body: '[{"query":"{ hello }"},{"query":"{ hello }"}]' }],
    ["a poisoned prototype", 400, { headers: json, body: '{"query":"{ hello }","__proto__":{"admin":true}}' }],
    ["variables that are none", 400, { headers: json, body: '{"query":"{ hello }","variables":[1]}' }],
    ["a query that is a number", 400, { headers: json, body: '{"query":1}' }],
    [
      "half a million brackets",
      413,
      { headers: json, body: `{"query":"{ hello }","variables":${"[".repeat(500_000)}` },
    ],
    [
      "30,000 brackets",
      400,
      { headers: json, body: `{"query":"{ hello }","variables":${"[".repeat(30_000)}${"]".repeat(30_000)}}` },
    ],
    ["65 kB", 413, { headers: json, body: JSON.stringify({ query: `{ hello } #${"x".repeat(65 * 1024)}` }) }],
    ["10 MB", 413, { headers: json, body: "x".repeat(10 * 1024 * 1024) }],
    ["multipart", 415, { body: form() }],
    ["a form", 415, { body: new URLSearchParams({ query: "{ hello }" }) }],
    ["plain text", 415, { headers: { "content-type": "text/plain" }, body: '{"query":"mutation { count }"}' }],
    ["no content type", 415, { body: new Uint8Array([123, 125]) }],
    ["a content type that is none", 415, { headers: { "content-type": "///" }, body: "{}" }],
  ] satisfies [string, number, RequestInit][])("%s", async (_name, status, init) => {
    const before = doors.counted;
    const answer = await send(init);
    expectHarmless(answer);
    expect(answer.status).toBe(status);
    expect(answer.body.extensions.cost).toBe(0);
    expect(doors.counted).toBe(before);
  });

  it.each([
    ["a mutation", "query=mutation{count}", 405],
    ["two queries", "query={hello}&query={hello}", 400],
    ["no query", "", 400],
    ["variables that are no JSON", "query={hello}&variables={", 400],
  ])("GET with %s", async (_name, search, status) => {
    const before = doors.counted;
    const answer = await send({ method: "GET", headers: { "apollo-require-preflight": "1" } }, `graphql?${search}`);
    expectHarmless(answer);
    expect(answer.status).toBe(status);
    expect(doors.counted).toBe(before);
  });

  it.each([
    ["a GET that any page could send", "graphql?query={hello}", "GET", 400],
    ["another method", "graphql", "DELETE", 405],
    ["an unknown address", "nothing/here", "GET", 404],
    ["an address that is none", "%E0%A4%A", "GET", 400],
  ])("%s", async (_name, path, method, status) => {
    const answer = await send({ method }, path);
    expectHarmless(answer);
    expect(answer.status).toBe(status);
  });
});

it("answers the standard introspection query in the demo, for next to nothing", async () => {
  const { status, body } = await doors.post(
    getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, schemaDescription: true }),
  );
  expect(status).toBe(200);
  expect(body.data.__schema.types.length).toBeGreaterThan(10);
  expect(body.extensions.cost).toBe(1);
});

function form(): FormData {
  const data = new FormData();
  data.set("operations", '{"query":"mutation { count }"}');
  return data;
}
