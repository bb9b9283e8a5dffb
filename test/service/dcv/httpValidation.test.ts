import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { HttpFileServer } from "../../support/httpFileServer.js";
import { check, DcvWorld, everywhere, filePath, outcome, secret } from "./dcvWorld.js";

let world: DcvWorld;
const look = async (timeoutMs = 5_000) => outcome(await check(world.validator({ timeoutMs }), "HTTP_FILE"));

beforeAll(async () => {
  world = await DcvWorld.start();
  world.host("example.org");
});
beforeEach(() => {
  world.outer.requests.length = 0;
});
afterAll(() => world.stop());

describe("HTTP_FILE", () => {
  it("reads the file at the domain, by its name and unpacked", async () => {
    world.outer.serve(filePath, secret);
    expect(await look()).toBe("found");
    expect(world.outer.requests).toEqual([
      {
        path: filePath,
        serverName: null,
        headers: {
          accept: "*/*",
          "accept-encoding": "identity",
          "user-agent": "certdesk",
          host: `example.org:${world.outer.port}`,
          connection: "close",
        },
      },
    ]);
  });

  it("does not mind white space and a byte order mark around the value", async () => {
    world.outer.serve(filePath, `\ufeff\r\n  ${secret}\r\n`);
    expect(await look()).toBe("found");
  });

  it.each([
    ["something else", "<html>soon here</html>", "<html>soon here</html>"],
    ["nothing", "", ""],
    ["more than the value", `${secret}\nmore`, `${secret} more`],
  ])("says what stands there instead: %s", async (_what, body, said) => {
    world.outer.serve(filePath, body);
    expect(await look()).toBe(
      `dcv.http.different: The file at ${filePath} says “${said}” instead of the given value. Write the given value into it and nothing else.`,
    );
  });

  it.each([201, 206, 303, 401, 404, 500])("takes no other status than 200: %d", async (status) => {
    world.outer.handle(filePath, (_request, response) => response.writeHead(status, { Location: "/x" }).end(secret));
    expect(await look()).toMatch(new RegExp(`^dcv.http.status: The web server answered HTTP ${status}\\.`));
  });

  it("reads 64 kB and not a byte more", async () => {
    world.outer.serve(filePath, secret.padEnd(65_536));
    expect(await look()).toBe("found");
    world.outer.serve(filePath, secret.padEnd(65_537));
    expect(await look()).toMatch(/^dcv.http.tooLarge/);
  });

  it("hangs up on a body that never ends", async () => {
    world.outer.handle(filePath, (_request, response) => {
      const pour = () => {
        if (response.destroyed) return;
        response.write("x".repeat(16_384));
        setImmediate(pour);
      };
      pour();
    });
    expect(await look()).toMatch(/^dcv.http.tooLarge/);
    await world.outer.waitForOpen(0);
  });

  it.each(["before the headers", "in the headers", "in the body"])("ends a slow drip in time: %s", async (where) => {
    world.outer.handle(filePath, (request, response) => {
      if (where === "in the headers") request.socket.write("HTTP/1.1 200 OK\r\nX-Long: ");
      const drip = setInterval(() => {
        if (where === "in the headers") request.socket.write("x");
        if (where === "in the body") response.write("x");
      }, 50);
      request.socket.on("close", () => clearInterval(drip));
    });
    const start = performance.now();
    expect(await look(1_500)).toMatch(/^dcv.http.timeout: The web server of example.org did not answer in time/);
    expect(performance.now() - start).toBeLessThan(10_000);
    await world.outer.waitForOpen(0);
  });

  it("says so when the connection breaks in the middle of the file", async () => {
    world.outer.handle(filePath, (request, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write(secret, () => request.socket.destroy());
    });
    expect(await look()).toMatch(/^dcv.http.failed: .*web server of example.org \(ECONNRESET\)/);
  });

  it.each([
    ["what is no HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n"],
    ["headers without end", `HTTP/1.1 200 OK\r\nX: ${"x".repeat(40_000)}`],
    ["nothing", ""],
  ])("says so when the server answers %s", async (_what, bytes) => {
    world.outer.handle(filePath, (request) => request.socket.end(bytes));
    expect(await look()).toMatch(/^dcv.http.failed/);
  });

  it("does not wait for ever when the server goes over to another protocol", async () => {
    const upgrade = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n";
    world.outer.handle(filePath, (request) => request.socket.write(upgrade));
    expect(await look(1_500)).toMatch(/^dcv.http.timeout/);
    await world.outer.waitForOpen(0);
  });

  it("says so when nobody listens", async () => {
    const gone = await HttpFileServer.start(world.outer.host);
    const validator = world.validator({ allowed: everywhere, port: gone.port });
    await gone.stop();
    expect(outcome(await check(validator, "HTTP_FILE"))).toMatch(
      /^dcv.http.failed: .*web server of example.org \(ECONNREFUSED\)/,
    );
  });

  it("goes to the next address when nobody listens at one", async () => {
    const second = await HttpFileServer.start(world.inner.host);
    second.serve(filePath, secret);
    world.host("example.org", world.outer.host, world.inner.host);
    const validator = world.validator({ allowed: everywhere, port: second.port });
    const answer = outcome(await check(validator, "HTTP_FILE"));
    world.host("example.org");
    await second.stop();
    expect(answer).toBe("found");
  });
});

describe("finding the web server", () => {
  const at = async (host: string) => {
    world.outer.redirect(filePath, `http://${host}:${world.outer.port}/elsewhere`);
    world.outer.serve("/elsewhere", secret);
    return look();
  };

  it("says so when the name has no address", async () => {
    expect(await at("nowhere.example.org")).toBe(
      "dcv.http.noAddress: nowhere.example.org has no address. Publish an A or AAAA record for it.",
    );
  });

  it.each([false, true])("follows aliases, when the server leaves that to us: %s", async (bare) => {
    world.dns.set("www.example.org", "CNAME", "example.org");
    world.dns.bareAliases = bare;
    const answer = await at("www.example.org");
    world.dns.bareAliases = false;
    expect(answer).toBe("found");
  });

  it.each(["SERVFAIL", "SILENT"] as const)("is content with A records when AAAA fails: %s", async (fault) => {
    world.host("half.example.org", world.inner.host);
    world.dns.misbehave("half.example.org", fault, "AAAA");
    world.outer.redirect(filePath, `http://half.example.org:${world.inner.port}/half`);
    world.inner.serve("/half", secret);
    expect(outcome(await check(world.unguarded, "HTTP_FILE"))).toBe("found");
  });

  it("says what the DNS said when both fail", async () => {
    world.dns.misbehave("broken.example.org", "SERVFAIL");
    expect(await at("broken.example.org")).toMatch(
      /^dcv.dns.servfail: The DNS answered SERVFAIL for broken.example.org/,
    );
  });
});
