import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CaCrl } from "../../../src/entities/CaCrl.js";
import { TestClock } from "../../support/TestClock.js";
import { hasOpenssl, openssl } from "./openssl.js";
import { PkiWorld } from "./pkiWorld.js";

const day = 86_400_000;
const judged = hasOpenssl ? it : it.skip;
const textOf = async (crl: Uint8Array) => openssl(["crl", "-inform", "DER", "-noout", "-text"], crl);
const serialsIn = (text: string) => [...text.matchAll(/Serial Number: ([0-9A-F]+)/g)].map((match) => match[1]);
const numberIn = (text: string) => BigInt(/CRL Number: \n\s+(0x[0-9A-F]+|\d+)/i.exec(text)?.[1] ?? "-1");

describe("a CRL", () => {
  const clock = new TestClock();
  let world: PkiWorld;
  beforeAll(async () => {
    world = await PkiWorld.create(clock);
  });
  afterAll(() => world.destroy());
  const crl = async (path = "/ca/issuing.crl") => textOf(await world.download(path));

  judged("without a revocation has no list at all, and is there from the first start", async () => {
    for (const path of ["/ca/issuing.crl", "/ca/private/issuing.crl", "/ca/root.crl", "/ca/private/root.crl"]) {
      const bytes = await world.download(path);
      expect(await textOf(bytes)).toContain("No Revoked Certificates.");
      // nextUpdate is followed by the extensions at once; an empty SEQUENCE in between would be 30 00.
      expect(await openssl(["asn1parse", "-inform", "DER"], bytes)).toMatch(/UTCTIME.*\n.*UTCTIME.*\n.*cont \[ 0 \]/);
    }
  });

  judged("holds for seven days at most, a root's for less than a year", async () => {
    const text = await crl();
    expect(text).toContain("Version 2 (0x1)");
    expect(text).toContain("Last Update: Apr  1 00:00:00 2026 GMT");
    expect(text).toContain("Next Update: Apr  8 00:00:00 2026 GMT");
    expect(await crl("/ca/root.crl")).toContain("Next Update: Sep 28 00:00:00 2026 GMT");
  });

  judged.each([
    ["UNSPECIFIED", null],
    ["KEY_COMPROMISE", "Key Compromise"],
    ["AFFILIATION_CHANGED", "Affiliation Changed"],
    ["SUPERSEDED", "Superseded"],
    ["CESSATION_OF_OPERATION", "Cessation Of Operation"],
  ] as const)("says the reason %s as %s", async (reason, words) => {
    const { serialNumber } = await world.issue();
    await world.revoke(serialNumber, reason);
    const [, behind = ""] = (await crl()).split(`Serial Number: ${serialNumber}\n`);
    const [entry = ""] = behind.split(/Serial Number|Signature Algorithm/);
    expect(entry).toContain("Revocation Date: Apr  1 00:00:00 2026 GMT");
    expect(/X509v3 CRL Reason Code: \n\s+(.*)/.exec(entry)?.[1] ?? null).toBe(words);
  });

  judged("is published with a higher number before a revocation is answered", async () => {
    const { serialNumber } = await world.issue();
    const before = numberIn(await crl());
    clock.advance(1500);
    const answer = await world.revoke(serialNumber);
    const text = await crl();
    expect(answer).toEqual({ revokedAt: clock.now(), crlPublishedAt: clock.now() });
    expect(serialsIn(text)).toContain(serialNumber);
    expect(numberIn(text)).toBeGreaterThan(before);
  });

  judged("is signed by the issuing CA", async () => {
    const issuer = await world.file(
      "issuing.pem",
      await openssl(["x509", "-inform", "DER"], await world.download("/ca/issuing.cer")),
    );
    expect(
      await openssl(["crl", "-inform", "DER", "-noout", "-CAfile", issuer], await world.download("/ca/issuing.crl")),
    ).toContain("verify OK");
  });

  judged("of the private CA has the private certificates, the public one has not", async () => {
    const { serialNumber } = await world.issue({ kind: "PRIVATE" });
    await world.revoke(serialNumber);
    expect(serialsIn(await crl("/ca/private/issuing.crl"))).toEqual([serialNumber]);
    expect(serialsIn(await crl())).not.toContain(serialNumber);
  });
});

describe("revoking", () => {
  const clock = new TestClock();
  let world: PkiWorld;
  beforeAll(async () => {
    world = await PkiWorld.create(clock);
  });
  afterAll(() => world.destroy());

  it("again changes nothing, except for a reason that is raised to keyCompromise", async () => {
    const { serialNumber } = await world.issue();
    const first = await world.revoke(serialNumber, "SUPERSEDED");
    clock.advance(60_000);
    expect(await world.revoke(serialNumber, "CESSATION_OF_OPERATION")).toEqual(first);
    expect(await world.running.ca.status(serialNumber)).toMatchObject({ status: "REVOKED", reason: "SUPERSEDED" });
    expect(await world.revoke(serialNumber, "KEY_COMPROMISE")).toEqual(first);
    expect(await world.revoke(serialNumber, "SUPERSEDED")).toEqual(first);
    expect(await world.running.ca.status(serialNumber)).toEqual({
      status: "REVOKED",
      reason: "KEY_COMPROMISE",
      revokedAt: first.revokedAt,
      crlPublishedAt: first.revokedAt,
    });
    if (!hasOpenssl) return;
    const text = await textOf(await world.download("/ca/issuing.crl"));
    expect(serialsIn(text)).toEqual([serialNumber]);
    expect(text).toContain("Key Compromise");
    expect(text).not.toContain("Superseded");
  });

  it("knows nothing of a serial number that was never issued", async () => {
    expect(await world.running.ca.status("00".repeat(16))).toBeNull();
    expect(await world.running.ca.revoke({ serialNumber: "00".repeat(16), reason: "UNSPECIFIED" })).toEqual({
      ok: false,
      error: { retry: false, message: { key: "ca.unknownSerial" } },
    });
  });

  it("does not know a revocation that was rolled back", async () => {
    const { serialNumber } = await world.issue();
    await world.database.asOwner("alter table ca_crls add constraint full_disk check (false) not valid");
    await expect(world.revoke(serialNumber)).rejects.toThrow("full_disk");
    await world.database.asOwner("alter table ca_crls drop constraint full_disk");
    expect(await world.running.ca.status(serialNumber)).toMatchObject({ status: "GOOD" });
    await world.revoke(serialNumber);
    expect(await world.running.ca.status(serialNumber)).toMatchObject({ status: "REVOKED" });
  });

  judged(
    "in several processes at once loses nothing, and numbers rise with contents",
    async () => {
      const other = await world.startAnother();
      const issued = await Promise.all(Array.from({ length: 60 }, () => world.issue()));
      const seen: { number: bigint; serials: number }[] = [];
      const revoked = async ({ serialNumber }: (typeof issued)[number], index: number) => {
        const { ca, publicUrl } = index % 2 === 0 ? world.running : other;
        await ca.revoke({ serialNumber, reason: "SUPERSEDED" });
        // Whichever process is asked: what was answered is in the CRL.
        const asked = index % 4 < 2 ? world.running.publicUrl : publicUrl;
        const text = await textOf(Buffer.from(await (await fetch(`${asked}/ca/issuing.crl`)).arrayBuffer()));
        expect(serialsIn(text)).toContain(serialNumber);
        seen.push({ number: numberIn(text), serials: serialsIn(text).length });
      };
      // All that are revoked at once may share a CRL.
      await Promise.all(issued.slice(0, 30).map(revoked));
      await Promise.all(issued.slice(30).map(revoked));
      seen.sort((a, b) => (a.number < b.number ? -1 : 1));
      const counts = seen.map(({ serials }) => serials);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(new Set(seen.map(({ number }) => number)).size).toBeGreaterThan(1);
    },
    120_000,
  );

  it("waits for one that is under way, for the later CRL would miss what the earlier one holds", async () => {
    const { serialNumber } = await world.issue();
    let answered = false;
    const { revoked } = await world.dataSource.transaction(async (tx) => {
      await world.running.crls.lock(tx, "issuing");
      const pending = world.revoke(serialNumber).then(() => {
        answered = true;
      });
      await world.issue();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(answered).toBe(false);
      return { revoked: pending };
    });
    await revoked;
    expect(answered).toBe(true);
  });
});

describe("in time", () => {
  const clock = new TestClock();
  let world: PkiWorld;
  beforeAll(async () => {
    world = await PkiWorld.create(clock);
  });
  afterAll(() => world.destroy());
  const serials = async () => serialsIn(await textOf(await world.download("/ca/issuing.crl")));
  const row = () => world.dataSource.getRepository(CaCrl).findOneByOrFail({ authority: "issuing" });

  it("a CRL is made anew after a day, long before it ends, once by all processes together", async () => {
    const other = await world.startAnother();
    const before = await row();
    clock.advance(day - 1000);
    await world.running.crls.resignIfDue();
    expect((await row()).number).toBe(before.number);
    clock.advance(1000);
    await Promise.all([world.running.crls.resignIfDue(), other.crls.resignIfDue()]);
    const after = await row();
    expect(Number(after.number)).toBe(clock.now().getTime());
    expect(after.nextUpdate.getTime() - clock.now().getTime()).toBe(7 * day);
  });

  it("one that nobody has made anew is made when it is asked for: an expired CRL is an outage", async () => {
    clock.advance(400 * day);
    for (const name of ["issuing", "root"] as const) {
      const { thisUpdate, nextUpdate } = await world.running.crls.latest(name);
      expect(thisUpdate).toEqual(clock.now());
      expect(nextUpdate > clock.now()).toBe(true);
    }
  });

  it("numbers rise although the clock went back", async () => {
    const before = await row();
    clock.advance(-day);
    await world.revoke((await world.issue()).serialNumber);
    expect(Number((await row()).number)).toBe(Number(before.number) + 1);
    clock.advance(day);
  });

  judged("an entry stays until one CRL after the certificate's end (I8)", async () => {
    const notAfter = new Date(clock.now().getTime() + 36 * 3_600_000);
    const { serialNumber } = await world.issue({}, { notAfter });
    await world.revoke(serialNumber);
    clock.set(notAfter);
    await world.revoke((await world.issue()).serialNumber);
    expect(await serials()).toContain(serialNumber);
    // The first CRL after its end still has it, however late; the next has not.
    clock.advance(30 * day);
    await world.revoke((await world.issue()).serialNumber);
    expect(await serials()).toContain(serialNumber);
    clock.advance(2000);
    await world.revoke((await world.issue()).serialNumber);
    expect(await serials()).not.toContain(serialNumber);
  });

  judged("one that is revoked after its end stands in a CRL all the same", async () => {
    const notAfter = new Date(clock.now().getTime() + 1000);
    const { serialNumber } = await world.issue({}, { notAfter });
    clock.advance(10 * day);
    await world.running.crls.resignIfDue();
    clock.advance(5000);
    await world.revoke(serialNumber);
    expect(await serials()).toContain(serialNumber);
  });
});

describe("without a database", () => {
  it("the last CRL is served as long as it is good", async () => {
    const clock = new TestClock();
    const world = await PkiWorld.create(clock);
    try {
      const known = await world.download("/ca/issuing.crl");
      await world.dataSource.destroy();
      expect(await world.download("/ca/issuing.crl")).toEqual(known);
      clock.advance(7 * day);
      expect((await world.fetch("/ca/issuing.crl")).status).toBe(503);
    } finally {
      await world.destroy();
    }
  });
});
