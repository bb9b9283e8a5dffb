import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Der, der } from "../../../src/services/pki/der.js";
import { oids } from "../../../src/services/pki/oids.js";
import { TestClock } from "../../support/TestClock.js";
import { PkiWorld } from "./pkiWorld.js";

const day = 86_400_000;

const malformed = Buffer.from("30030a0101", "hex");
const tryLater = Buffer.from("30030a0103", "hex");
const unauthorized = Buffer.from("30030a0106", "hex");

/** CertID of a serial number of the issuing CA. */
function certId(
  world: PkiWorld,
  serialNumber: string,
  hash: "sha1" | "sha256" = "sha1",
  parameters: Der[] = [der.null],
): Der {
  const { subject, publicKeyBits } = world.running.authorities.issuing;
  const digest = (bytes: Buffer) => der.octetString(createHash(hash).update(bytes).digest());
  const algorithm = der.sequence(der.oid(oids[hash]), ...parameters);
  return der.sequence(algorithm, digest(subject), digest(publicKeyBits), der.integer(Buffer.from(serialNumber, "hex")));
}

/** OCSPRequest by hand: no library asks what one should not. */
function ocspRequest(ids: readonly Der[], nonce?: Buffer, more: { version?: Der[]; extensions?: Der[] } = {}): Der {
  const nonceExtension = nonce ? [extension(oids.ocspNonce, nonce)] : [];
  const extensions = [...nonceExtension, ...(more.extensions ?? [])];
  const requests = der.sequence(...ids.map((id) => der.sequence(id)));
  const behind = extensions.length > 0 ? [der.context(2, der.sequence(...extensions))] : [];
  return der.sequence(der.sequence(...(more.version ?? []), requests, ...behind));
}

function extension(oid: string, value: Buffer, critical = false): Der {
  return der.sequence(der.oid(oid), ...(critical ? [der.true] : []), der.octetString(value));
}

async function post(world: PkiWorld, body: Uint8Array, path = "/ca/ocsp"): Promise<Response> {
  const response = await world.fetch(path, {
    method: "POST",
    body,
    headers: { "content-type": "application/ocsp-request" },
  });
  expect(response.headers.get("content-type")).toBe("application/ocsp-response");
  expect(response.status).toBe(200);
  return response;
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("OCSP, asked by hand", () => {
  const clock = new TestClock();
  let world: PkiWorld;
  let serialNumber: string;
  beforeAll(async () => {
    world = await PkiWorld.create(clock);
    ({ serialNumber } = await world.issue());
  });
  afterAll(() => world.destroy());

  it.each([1, 16, 32, 128])("echoes a nonce of %d bytes as it came, not wrapped twice", async (size) => {
    const nonce = der.octetString(randomBytes(size));
    const answer = await post(world, ocspRequest([certId(world, serialNumber)], nonce));
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("etag")).toBeNull();
    expect((await bytesOf(answer)).includes(extension(oids.ocspNonce, nonce))).toBe(true);
  });

  it.each<[string, () => Buffer]>([
    ["nothing", () => Buffer.alloc(0)],
    ["text", () => Buffer.from("hello")],
    ["a request that is cut", () => ocspRequest([certId(world, serialNumber)]).subarray(0, -1)],
    ["something behind the request", () => Buffer.concat([ocspRequest([certId(world, serialNumber)]), der.null])],
    ["no certificate", () => ocspRequest([])],
    ["17 certificates", () => ocspRequest(Array.from({ length: 17 }, () => certId(world, serialNumber)))],
    ["an empty nonce", () => ocspRequest([certId(world, serialNumber)], der.octetString(Buffer.alloc(0)))],
    ["a nonce of 129 bytes", () => ocspRequest([certId(world, serialNumber)], der.octetString(Buffer.alloc(129)))],
    [
      "two nonces",
      () =>
        ocspRequest([certId(world, serialNumber)], der.octetString(Buffer.alloc(8)), {
          extensions: [extension(oids.ocspNonce, der.octetString(Buffer.alloc(8)))],
        }),
    ],
    [
      "an unknown critical extension",
      () =>
        ocspRequest([certId(world, serialNumber)], undefined, { extensions: [extension("1.2.3.4", der.null, true)] }),
    ],
    [
      "version 2",
      () => ocspRequest([certId(world, serialNumber)], undefined, { version: [der.context(0, der.integer(1))] }),
    ],
    ["a negative serial number", () => ocspRequest([negative(certId(world, serialNumber), serialNumber)])],
    ["60 kB of zeros", () => Buffer.alloc(60_000)],
  ])("answers malformedRequest with HTTP 200 to %s", async (_name, body) => {
    expect(await bytesOf(await post(world, body()))).toEqual(malformed);
  });

  it("passes over what is unknown and not critical, and says v1 to whoever says v1", async () => {
    const more = { version: [der.context(0, der.integer(0))], extensions: [extension("1.2.3.4", der.null)] };
    expect(
      (await bytesOf(await post(world, ocspRequest([certId(world, serialNumber)], undefined, more)))).length,
    ).toBeGreaterThan(100);
  });

  it("answers CertIDs as they were asked, with NULL parameters or without", async () => {
    for (const parameters of [[], [der.null]]) {
      for (const hash of ["sha1", "sha256"] as const) {
        const id = certId(world, serialNumber, hash, parameters);
        expect((await bytesOf(await post(world, ocspRequest([id])))).includes(id)).toBe(true);
      }
    }
  });

  it("knows nothing of another CA's certificates, whatever their number", async () => {
    const { subject, publicKeyBits } = world.running.authorities.root;
    const digest = (bytes: Buffer) => der.octetString(createHash("sha1").update(bytes).digest());
    const id = der.sequence(
      der.sequence(der.oid(oids.sha1)),
      digest(subject),
      digest(publicKeyBits),
      der.integer(Buffer.from(serialNumber, "hex")),
    );
    expect(await bytesOf(await post(world, ocspRequest([id])))).toEqual(unauthorized);
  });

  it("answers a GET like a POST, the base64 encoded for the URL or not", async () => {
    const request = ocspRequest([certId(world, serialNumber, "sha256")]).toString("base64");
    const answer = await bytesOf(await post(world, Buffer.from(request, "base64")));
    for (const path of [encodeURIComponent(request), request]) {
      const response = await world.fetch(`/ca/ocsp/${path}`);
      expect([response.status, await bytesOf(response)]).toEqual([200, answer]);
    }
  });

  it("answers a GET whose base64 has slashes, two of them side by side", async () => {
    const nonce = der.octetString(Buffer.alloc(60, 0xff));
    const request = ocspRequest([certId(world, serialNumber)], nonce).toString("base64");
    expect(request).toContain("//");
    expect((await bytesOf(await world.fetch(`/ca/ocsp/${request}`))).includes(extension(oids.ocspNonce, nonce))).toBe(
      true,
    );
  });

  it.each(["/ca/ocsp/", "/ca/ocsp/%21%21", "/ca/ocsp/AAAA?x=1"])("answers malformedRequest to GET %s", async (path) => {
    const response = await world.fetch(path);
    expect([response.status, await bytesOf(response)]).toEqual([200, malformed]);
  });

  it("has 4xx and never 5xx for what is no OCSP at all", async () => {
    const statuses = await Promise.all([
      world.fetch("/ca/ocsp/%zz"),
      world.fetch("/ca/ocsp", { method: "POST", body: "{", headers: { "content-type": "application/json" } }),
      world.fetch("/ca/ocsp", {
        method: "POST",
        body: Buffer.alloc(70_000),
        headers: { "content-type": "application/ocsp-request" },
      }),
      world.fetch(`/ca/ocsp/${"A".repeat(12_000)}`),
    ]);
    for (const { status } of statuses) expect(status).toBeLessThan(500);
    expect(statuses[2]?.status).toBe(413);
  });

  it("may be kept by a cache for a second, and is told apart by its tag", async () => {
    const path = `/ca/ocsp/${ocspRequest([certId(world, serialNumber)])
      .toString("base64url")
      .replaceAll("-", "%2B")
      .replaceAll("_", "%2F")}`;
    clock.advance(5000);
    const first = await world.fetch(path);
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("public, max-age=1, must-revalidate, no-transform");
    expect(first.headers.get("last-modified")).toBe("Wed, 01 Apr 2026 00:00:00 GMT");
    clock.advance(30_000);
    const again = await world.fetch(path, { headers: { "if-none-match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await world.revoke(serialNumber, "SUPERSEDED");
    const after = await world.fetch(path, { headers: { "if-none-match": tag } });
    expect([after.status, after.headers.get("last-modified")]).toEqual([200, "Wed, 01 Apr 2026 00:00:35 GMT"]);
    const bytes = await bytesOf(after);
    expect(bytes.includes(der.context(1, der.generalizedTime(clock.now()), der.context(0, der.enumerated(4))))).toBe(
      true,
    );
  });

  it("gets a new responder long before the old one ends", async () => {
    const responderOf = async () => {
      const answer = await bytesOf(await post(world, ocspRequest([certId(world, serialNumber)])));
      // responderID, byKey: [2] around an OCTET STRING of 20 bytes.
      const at = answer.indexOf(Buffer.from("a2160414", "hex")) + 4;
      return answer.subarray(at, at + 20).toString("hex");
    };
    const first = await responderOf();
    clock.advance(4 * day);
    expect(await responderOf()).toBe(first);
    clock.advance(day);
    expect(await responderOf()).not.toBe(first);
  });

  it("says tryLater without a database", async () => {
    const alone = await PkiWorld.create(clock);
    try {
      const issued = await alone.issue();
      await alone.dataSource.destroy();
      expect(await bytesOf(await post(alone, ocspRequest([certId(alone, issued.serialNumber)])))).toEqual(tryLater);
    } finally {
      await alone.destroy();
    }
  });
});

/** The CertID with the first bit of its serial number set. */
function negative(id: Der, serialNumber: string): Der {
  const bytes = Buffer.from(id);
  const at = bytes.lastIndexOf(Buffer.from(serialNumber, "hex"));
  bytes[at] = (bytes[at] ?? 0) | 0x80;
  return bytes;
}
