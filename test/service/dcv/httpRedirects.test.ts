import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { check, DcvWorld, filePath, outcome, secret } from "./dcvWorld.js";

let world: DcvWorld;
const look = async () => outcome(await check(world.guarded, "HTTP_FILE"));

beforeAll(async () => {
  world = await DcvWorld.start();
  world.host("example.org");
});
beforeEach(() => {
  world.outer.requests.length = 0;
});
afterAll(() => world.stop());

describe("redirects", () => {
  const chain = (length: number) => {
    world.outer.redirect(filePath, "/1", 301);
    for (let n = 1; n < length; n++) world.outer.redirect(`/${n}`, `/${n + 1}`, [302, 307, 308][n % 3]);
    world.outer.serve(`/${length}`, secret);
  };

  it("are followed five times and not six", async () => {
    chain(5);
    expect(await look()).toBe("found");
    chain(6);
    expect(await look()).toMatch(/^dcv.http.tooManyRedirects: There were more than 5 redirects/);
  });

  it("in a circle end after five", async () => {
    world.outer.redirect(filePath, filePath);
    expect(await look()).toMatch(/^dcv.http.tooManyRedirects/);
    expect(world.outer.requests).toHaveLength(6);
  });

  it("are followed to https by name, whoever signed its certificate", async () => {
    world.host("secure.example.org");
    world.outer.redirect(filePath, `https://secure.example.org:${world.outer.port}/file?a=b#part`);
    world.outer.serve("/file?a=b", secret);
    expect(await look()).toBe("found");
    expect(world.outer.requests[1]).toMatchObject({
      path: "/file?a=b",
      serverName: "secure.example.org",
      headers: { host: `secure.example.org:${world.outer.port}` },
    });
  });

  it("do not carry a name and password along", async () => {
    world.outer.redirect(filePath, `http://user:password@example.org:${world.outer.port}/open`);
    world.outer.serve("/open", secret);
    expect(await look()).toBe("found");
    expect(world.outer.requests[1]?.headers).not.toHaveProperty("authorization");
  });

  it("are followed without reading what comes with them, nor keeping its connection", async () => {
    world.outer.handle(filePath, (_request, response) => {
      response.writeHead(302, { Location: "/after" }).write("x".repeat(200_000));
    });
    world.outer.handle("/after", (_request, response) => {
      world.outer.waitForOpen(1).then(
        () => response.end(secret),
        (error: Error) => response.end(error.message),
      );
    });
    expect(await look()).toBe("found");
    await world.outer.waitForOpen(0);
  });

  it.each([
    "ftp://example.org/x",
    "file:///etc/passwd",
    "javascript:1",
    "http://example.org:22/",
    "https://example.org:8443/",
    "http://[",
    "//",
  ])("to %s are refused", async (target) => {
    world.outer.redirect(filePath, target);
    expect(await look()).toMatch(/^dcv.http.redirectRefused: The redirect to “.*” is not followed/);
    expect(world.outer.requests).toHaveLength(1);
  });

  it("without a target are refused", async () => {
    world.outer.handle(filePath, (_request, response) => response.writeHead(302).end());
    expect(await look()).toMatch(/^dcv.http.redirectRefused: The redirect to “”/);
  });
});
