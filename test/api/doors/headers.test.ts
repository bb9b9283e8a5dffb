import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type Doors, openDoors } from "./openDoors.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());

/** What every answer says to browsers, whatever the route and however it went. */
const security = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
};
const json = { "content-type": "application/json" };

it.each<[string, string, RequestInit, number]>([
  ["an answer", "graphql", { method: "POST", headers: json, body: '{"query":"{ hello }"}' }, 200],
  ["a refused document", "graphql", { method: "POST", headers: json, body: '{"query":"{ nothing }"}' }, 400],
  ["a body that is too large", "graphql", { method: "POST", headers: json, body: "x".repeat(70_000) }, 413],
  ["another method", "graphql", { method: "DELETE" }, 405],
  ["an event stream that is refused", "graphql/stream", {}, 406],
  [
    "an event stream",
    "graphql/stream?query=subscription{ticks(upTo:1){number}}",
    { headers: { accept: "text/event-stream" } },
    200,
  ],
  ["the page", "", {}, 200],
  ["a script of the page", "graphiql/page.js", {}, 200],
  ["health", "healthz", {}, 200],
  ["metrics", "metrics", {}, 200],
  ["nothing", "nothing/here", {}, 404],
  ["a preflight", "graphql", { method: "OPTIONS" }, 204],
])("browsers are told what not to do with %s", async (_name, path, init, status) => {
  const { status: answered, headers, body } = await fetch(`${doors.url}${path}`, init);
  await body?.cancel();
  expect(answered).toBe(status);
  expect(Object.fromEntries(headers)).toMatchObject(security);
  const policy = headers.get("content-security-policy")?.split("; ");
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]),
  );
  expect(headers.has("strict-transport-security")).toBe(false);
  expect(headers.has("x-powered-by")).toBe(false);
  expect(headers.has("server")).toBe(false);
});

it("browsers are told to come by https where clients do", async () => {
  const secure = await openDoors({ demo: false, publicUrl: "https://desk.example" });
  const { headers } = await fetch(`${secure.url}healthz`);
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  await secure.server.close();
});
