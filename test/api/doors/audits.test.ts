import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { type Doors, openDoors } from "./openDoors.js";

/**
 * What graphql-http's audits say of us that we want so. The CSRF guard refuses GETs that any web page could send; and a
 * rejected document is 400 whatever the client accepts, so that proxies and logs see it.
 */
const known = [
  "notice 5A70 MAY accept application/x-www-form-urlencoded formatted GET requests",
  "notice D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
  "notice 6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
  "warn 572B SHOULD use 200 status code on document parsing failure when accepting application/json",
  "warn FDE2 SHOULD use 200 status code on document validation failure when accepting application/json",
  "warn 7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
];

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());

it("speaks GraphQL over HTTP, but for what is known", async () => {
  const results = await Promise.all(serverAudits({ url: `${doors.url}graphql` }).map((audit) => audit.fn()));
  const notOk = results
    .filter(({ status }) => status !== "ok")
    .map(({ status, id, name }) => `${status} ${id} ${name}`);
  expect(results.length).toBeGreaterThan(50);
  expect(notOk).toEqual(known);
});
