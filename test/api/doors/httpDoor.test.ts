import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { HttpOptions } from "../../../src/http/HttpOptions.js";
import { StartError } from "../../../src/services/StartError.js";
import { type Doors, openDoors, read } from "./openDoors.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
  doors.signIn("good");
});
beforeEach(() => {
  doors.log.length = 0;
});
afterAll(() => doors.server.close());

describe("an answer", () => {
  it("carries its cost and a request id of its own", async () => {
    const [first, second] = [
      await doors.post("{ hello }"),
      await doors.post("{ hello }", { headers: { "x-request-id": "mine" } }),
    ];
    expect(first.body).toEqual({ data: { hello: "Hello you" }, extensions: { cost: 1 } });
    expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect(second.headers.get("x-request-id")).not.toBe("mine");
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("goes by GET too, for queries", async () => {
    const answer = await read(
      await fetch(`${doors.url}graphql?query={hello(name:"GET")}`, { headers: { "apollo-require-preflight": "1" } }),
    );
    expect(answer.body.data).toEqual({ hello: "Hello GET" });
  });

  it.each(["{ broken }", "{ wrongType }"])("masks a defect to the request id: %s", async (query) => {
    const { status, body, headers, text } = await doors.post(query);
    const requestId = headers.get("x-request-id");
    expect(status).toBe(200);
    expect(body.errors[0]).toMatchObject({
      message: "Internal server error",
      path: expect.anything(),
      extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
    });
    expect(text).not.toContain("hunter2");
    expect(doors.log.join()).toContain("hunter2");
    expect(doors.log.join()).toContain(requestId);
  });

  it("does not carry subscriptions", async () => {
    const { status, body } = await doors.post("subscription { ticks { number } }");
    expect([status, body.errors[0].extensions.code]).toEqual([400, "BAD_REQUEST"]);
  });
});

describe("a token", () => {
  it.each([
    ["none, where one is needed", undefined, "{ secret }"],
    ["forged", "Bearer forged", "{ viewer { id } }"],
    ["forged, where none is needed", "Bearer forged", "{ hello }"],
    ["forged, beside what needs none", "Bearer forged", "mutation { signIn count }"],
    ["no token", "Bearer", "{ hello }"],
    ["of another kind", "Basic Zm9v", "{ hello }"],
  ])("%s: 401", async (_name, authorization, query) => {
    const before = doors.counted;
    const { status, body, headers } = await doors.post(query, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(status).toBe(401);
    expect(body.errors[0].extensions.code).toBe("UNAUTHENTICATED");
    if (authorization !== undefined) expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(body.errors[0].extensions).not.toHaveProperty("http");
    expect(doors.counted).toBe(before);
  });

  it("that is not good leaves a record for each command; without points, or of a query, none", async () => {
    const refused: unknown[] = [];
    const recordRefused: HttpOptions["recordRefused"] = async (_, { commands = [] }) => void refused.push(commands);
    const recording = await openDoors({ limitRate: 2 }, { recordRefused });
    const codes = [];
    for (const query of ["{ hello }", "mutation { signIn count again: count }", "mutation { count }"])
      codes.push((await recording.post(query, { token: "forged" })).status);
    await recording.server.close();
    expect([codes, refused]).toEqual([
      [401, 401, 429],
      [[], ["signIn", "count"], []],
    ]);
  });

  it("that is not good is told with 503 where that cannot be put on record", async () => {
    const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const silent = await openDoors({}, { recordRefused: () => Promise.reject(away) });
    const { status, body } = await silent.post("mutation { count }", { token: "forged" });
    await silent.server.close();
    expect([status, body.errors[0].extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
  });

  it("that has expired is no reason not to sign in again", async () => {
    const { status, body } = await doors.post("mutation { signIn }", { token: "expired" });
    expect([status, body.data]).toEqual([200, { signIn: "token" }]);
  });

  it("that is good signs in", async () => {
    const { body } = await doors.post("{ secret viewer { name } }", { token: "good" });
    expect(body.data).toEqual({ secret: "yes", viewer: { name: "Standard" } });
  });
});

describe("an origin", () => {
  const ask = (origin: string, method = "OPTIONS") =>
    fetch(`${doors.url}graphql`, { method, headers: { origin, "access-control-request-method": "POST" } });

  it("that is known may read answers", async () => {
    const answer = await ask("https://app.example");
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(answer.headers.get("access-control-allow-headers")).toContain("authorization");
    const { headers } = await doors.post("{ hello }", { headers: { origin: "https://app.example" } });
    expect(headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(headers.get("access-control-expose-headers")).toContain("retry-after");
  });

  it.each(["https://evil.example", "null", "https://app.example.evil.example"])(
    "that is not, may not: %s",
    async (origin) => {
      expect((await ask(origin)).headers.get("access-control-allow-origin")).toBeNull();
      expect((await ask(origin)).headers.get("access-control-allow-headers")).toBeNull();
    },
  );
});

describe("without the database", () => {
  it("answers 503 at once, and goes on when it is back", async () => {
    doors.database = "away";
    const ready = await read(await fetch(`${doors.url}readyz`));
    expect([ready.status, ready.body.checks.database]).toEqual([503, false]);
    const answer = await doors.post("{ hello }");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(answer.body.errors[0].extensions.code).toBe("SERVICE_UNAVAILABLE");
    expect((await fetch(`${doors.url}healthz`)).status).toBe(200);
    doors.database = "here";
    expect((await fetch(`${doors.url}readyz`)).status).toBe(200);
    expect((await doors.post("{ hello }")).status).toBe(200);
  });

  it("an operation that meets the outage first is 503, not a defect", async () => {
    const { status, body, headers } = await doors.post("{ hello outage }");
    expect([status, headers.get("retry-after")]).toEqual([503, "2"]);
    expect(body.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toEqual([
      "SERVICE_UNAVAILABLE",
    ]);
    expect(body).not.toHaveProperty("data");
  });

  it("so is a token that cannot be checked", async () => {
    doors.database = "away";
    const { status, body } = await doors.post("{ hello }", { token: "good" });
    doors.database = "here";
    await fetch(`${doors.url}readyz`);
    expect([status, body.errors[0].extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
  });
});

it("charges points by the minute, users for themselves, and says when there are new ones", async () => {
  const limited = await openDoors({ limitRate: 100 });
  limited.signIn("one", { userId: "usr_1" });
  limited.signIn("two", { userId: "usr_2" });
  const query = "{ orders(first: 30) { edges { node { id } } } }";
  expect((await limited.post(query, { token: "one" })).body.extensions.cost).toBe(61);
  const refused = await limited.post(query, { token: "one" });
  const retryAfter = Number(refused.headers.get("retry-after"));
  expect(refused.status).toBe(429);
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect(refused.body.errors[0].extensions).toMatchObject({ code: "RATE_LIMITED", retryAfter });
  expect(refused.body.extensions.cost).toBe(61);
  expect((await limited.post(query, { token: "two" })).status).toBe(200);
  expect((await limited.post(query)).status).toBe(200);
  // What is rejected is not free.
  await Promise.all(Array.from({ length: 40 }, () => limited.post("{ nothing }")));
  for (const query of ["{ hello }", "{ nothing }", "{", "query A { hello } query B { hello }"]) {
    const { status, headers, body } = await limited.post(query);
    expect([query, status, Number(headers.get("retry-after")) > 0]).toEqual([query, 429, true]);
    expect(body).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }], extensions: { cost: 1 } });
  }
  await limited.server.close();
});

it("without the demo answers no introspection and suggests no names", async () => {
  const closed = await openDoors({ demo: false });
  const introspection = await closed.post("{ __schema { types { name } } }");
  expect([introspection.status, introspection.body.errors[0].extensions.code]).toEqual([400, "INTROSPECTION_DISABLED"]);
  expect(
    (await closed.post("query ($c: Color) { hello(color: $c) }", { variables: { c: "REDD" } })).text,
  ).not.toContain("Did you mean");
  expect((await closed.post("{ helo }")).text).not.toContain("hello");
  expect((await doors.post("{ helo }")).text).toContain('Did you mean \\"hello\\"?');
  await closed.server.close();
});

it("drains: a running request ends, new ones are refused", async () => {
  const draining = await openDoors();
  const running = draining.post("{ sleeps }");
  while (draining.counted === 0) await sleep(5);
  const closed = draining.server.close();
  expect((await running).body.data).toEqual({ sleeps: "awake" });
  await closed;
  await expect(draining.post("{ hello }")).rejects.toThrow();
});

it("names PORT when it is taken", async () => {
  const port = Number(new URL(doors.url).port);
  await expect(openDoors({ port })).rejects.toThrow(StartError);
  await expect(openDoors({ port })).rejects.toThrow(/^PORT\b/);
});

it("counts what it does", async () => {
  await doors.post("{ hello }");
  await doors.post("{ nothing }");
  const metrics = await (await fetch(`${doors.url}metrics`)).text();
  expect(metrics).toMatch(/certdesk_graphql_operations_total\{type="query",code="OK"\} [1-9]/);
  expect(metrics).toMatch(
    /certdesk_graphql_operations_total\{type="rejected",code="GRAPHQL_VALIDATION_FAILED"\} [1-9]/,
  );
  expect(metrics).toMatch(/certdesk_http_request_seconds_count\{route="\/graphql",method="POST",status="200"\} [1-9]/);
  expect(metrics).toMatch(/process_resident_memory_bytes \d{7}/);
});

describe("raw HTTP", () => {
  /** Until the server closes the connection, or has sent the answer to `{ hello }`. */
  const talk = async (request: string) => {
    const socket = connect(Number(new URL(doors.url).port), "127.0.0.1");
    let text = "";
    socket.on("data", (data) => {
      text += data;
      if (text.includes("Hello you")) socket.destroy();
    });
    socket.write(request);
    await once(socket, "close");
    return text;
  };
  const body = '{"query":"{ hello }"}';
  const head = (more: string) =>
    `POST /graphql HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${more}\r\n\r\n${body}`;

  it("with a host that is none", async () => {
    expect(await talk(head("Host: ["))).toMatch(/^HTTP\/1.1 400 /);
  });

  it("that is no HTTP", async () => {
    expect(await talk("nonsense\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });

  it("with headers beyond all measure", async () => {
    expect(await talk(head(`Host: x\r\nX-Long: ${"y".repeat(20_000)}`))).toMatch(/^HTTP\/1.1 4(00|31) /);
  });

  // Java's HttpClient offers this with its first request.
  it("that offers HTTP/2 is served in HTTP/1.1", async () => {
    const offer = "Host: x\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA";
    const answer = await talk(head(offer).replace("Connection: close", "Connection: Upgrade, HTTP2-Settings"));
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain('{"hello":"Hello you"}');
  });
});
