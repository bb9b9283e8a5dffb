import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { printSorted } from "../../src/schema/printSorted.js";
import { OrdersDocument } from "../gql/documents.js";
import { Client } from "../support/client.js";
import { type ServerProcess, startServer, temporaryDirectory } from "../support/process.js";
import { freePort, placesOrder, waitsFor } from "../support/world.js";

let dataDir: string;
const running: ServerProcess[] = [];

const start = async (env: Record<string, string> = {}) => {
  const server = await startServer({ DATA_DIR: dataDir, PORT: String(await freePort()), ...env });
  running.push(server);
  return server;
};
const customer = async ({ url }: ServerProcess) => new Client(url ?? "").as("standard@kumo.test", "correct horse 12");

beforeAll(async () => {
  dataDir = await temporaryDirectory();
});
afterAll(async () => {
  await Promise.all(running.map((server) => server.kill("SIGKILL")));
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

describe("the life of the process", () => {
  it("starts on an empty directory and says who can sign in; a second start there is refused, and the first goes on", async () => {
    const first = await start();
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(first.stdout()).toContain("operator@desk.test");
    expect(first.stdout().trimEnd().split("\n").at(-1)).toBe(`ready ${first.url}`);
    const second = await start();
    expect(second.url).toBeNull();
    expect((await second.exited).code).toBe(1);
    expect(second.stderr()).toMatch(/^certdesk cannot start: .*another certdesk.*\n$/i);
    const { orders } = await (await customer(first)).run(OrdersDocument, { first: 1 });
    expect(orders.edges).toHaveLength(1);
  }, 120_000);

  it("serves the schema that is written down: in one program too each class keeps its name", async () => {
    const client = await customer(running[0] as ServerProcess);
    const { body } = await client.post({ query: getIntrospectionQuery({ specifiedByUrl: true }) });
    const served = printSorted(buildClientSchema(body.data as unknown as IntrospectionQuery));
    expect(served).toBe(await readFile("schema.graphql", "utf8"));
  });

  it("kill -9 in the middle of an order: the next start goes on and finishes it, and drains on SIGTERM with code 0", async () => {
    const before = running[0] as ServerProcess;
    const id = await placesOrder(await customer(before), "kill.example.test");
    // About when its domain is looked at and its certificate signed.
    await new Promise((resolve) => setTimeout(resolve, 1000 + Math.random() * 100));
    await before.kill("SIGKILL");
    const after = await start();
    await waitsFor(await customer(after), id, (order) => order.status === "ISSUED", 45_000);
    expect(await after.kill("SIGTERM")).toEqual({ code: 0, signal: null });
    expect(after.stderr()).toBe("");
  }, 120_000);

  it("a bad variable stops the start with one line that names it", async () => {
    const server = await start({ DCV_ALLOW_ADDRESSES: "127.0.0.0/99" });
    expect((await server.exited).code).toBe(1);
    expect(server.stderr()).toMatch(/^certdesk cannot start: DCV_ALLOW_ADDRESSES: .*\n$/);
  });

  it("a port that is taken is named", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const { port } = blocker.address() as { port: number };
    const server = await start({ PORT: String(port) });
    expect((await server.exited).code).toBe(1);
    expect(server.stderr()).toMatch(new RegExp(`^certdesk cannot start: PORT: ${port} .*\n$`));
    blocker.close();
  });

  it("a data directory that cannot be written is named in one line", async () => {
    // Root may write everywhere, but below a file nobody may.
    const path = join(dataDir, "file", "data");
    await writeFile(join(dataDir, "file"), "");
    const server = await start({ DATA_DIR: path });
    expect((await server.exited).code).toBe(1);
    expect(server.stderr()).toMatch(/^certdesk cannot start: .*DATA_DIR.*\n$/);
  });
});
