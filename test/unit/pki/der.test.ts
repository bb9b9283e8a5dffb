import { describe, expect, it } from "@jest/globals";
import { der } from "../../../src/services/pki/der.js";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("der", () => {
  it.each([
    [0, "020100"],
    [1, "020101"],
    [127, "02017f"],
    [128, "02020080"],
    [255, "020200ff"],
    [256, "02020100"],
    [1_790_000_000_000, "020601a0c4506c00"],
  ])("writes the integer %d in the fewest bytes", (value, expected) => expect(hex(der.integer(value))).toBe(expected));

  it("writes bytes as a positive integer, zeros in front gone", () => {
    expect(hex(der.integer(Buffer.from("0000ff", "hex")))).toBe("020200ff");
    expect(hex(der.integer(Buffer.from("0000", "hex")))).toBe("020100");
    expect(hex(der.integer(Buffer.alloc(0)))).toBe("020100");
  });

  it.each([
    ["2.5.4.3", "0603550403"],
    ["1.2.840.113549.1.1.11", "06092a864886f70d01010b"],
    ["1.3.6.1.5.5.7.48.1.5", "06092b0601050507300105"],
    ["2.23.140.1.2.1", "060667810c010201"],
  ])("writes the object identifier %s", (oid, expected) => expect(hex(der.oid(oid))).toBe(expected));

  it.each([
    [0, "0400"],
    [127, "047f"],
    [128, "048180"],
    [255, "0481ff"],
    [256, "04820100"],
    [70_000, "0483011170"],
  ])("writes a length of %d", (size, expected) =>
    expect(hex(der.octetString(Buffer.alloc(size)).subarray(0, expected.length / 2))).toBe(expected),
  );

  it("writes whole seconds, two digits of the year through 2049", () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes.subarray(2)).toString("latin1");
    expect(text(der.time(new Date("2049-12-31T23:59:59.999Z")))).toBe("491231235959Z");
    expect(text(der.time(new Date("2050-01-01T00:00:00.001Z")))).toBe("20500101000000Z");
    expect(text(der.generalizedTime(new Date("2026-04-01T01:02:03.456Z")))).toBe("20260401010203Z");
  });
});
