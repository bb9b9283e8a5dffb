import { BlockList } from "node:net";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { AddressGuard } from "../../../src/services/outbound/AddressGuard.js";

const guard = new AddressGuard(new BlockList());

// ipaddr.js knows the special ranges by a table of its own: a second opinion.
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const address = (parts: Uint8Array) => ipaddr.fromByteArray([...parts]).toString();
const v4 = bytes(4);
const v6 = bytes(16);
const mappedForms = (parts: Uint8Array) => {
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const hex = [(a << 8) | b, (c << 8) | d].map((group) => group.toString(16)).join(":");
  return [`::ffff:${a}.${b}.${c}.${d}`, `::ffff:${hex}`, `0:0:0:0:0:FFFF:${hex.toUpperCase()}`];
};

/** Any address inside a network: its first bits, the rest at random. */
function within(network: string): fc.Arbitrary<string> {
  const [start, prefix] = ipaddr.parseCIDR(network);
  const first = start.toByteArray();
  return bytes(first.length).map((random) => {
    const mixed = first.map((byte, index) => {
      const hostBits = Math.min(8, Math.max(0, (index + 1) * 8 - prefix));
      return byte | ((random[index] ?? 0) & ((1 << hostBits) - 1));
    });
    return address(Uint8Array.from(mixed));
  });
}

const refusedV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "168.63.129.16/32",
];
const refusedV6 = [
  "::/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/32",
  "2001:2::/48",
  "2001:10::/28",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "5f00::/16",
  "fc00::/7",
  "fd00:ec2::254/128",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

describe("the address guard", () => {
  it.each([...refusedV4, ...refusedV6])("refuses all of %s", (network) => {
    fc.assert(
      fc.property(within(network), (one) => !guard.allows(one)),
      { numRuns: 50 },
    );
  });

  it.each(refusedV4)("refuses all of %s in the clothes of IPv6", (network) => {
    const mapped = within(network).map((one) => mappedForms(Uint8Array.from(ipaddr.parse(one).toByteArray())));
    fc.assert(
      fc.property(mapped, (forms) => forms.every((form) => !guard.allows(form))),
      { numRuns: 50 },
    );
  });

  it.each(["8.8.8.8", "1.1.1.1", "99.255.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "223.255.255.255"])(
    "allows %s, public",
    (one) => {
      expect(guard.allows(one)).toBe(true);
    },
  );

  it.each(["2606:4700:4700::1111", "2001:4860:4860::8888", "2400:8500::1", "2001:200::1"])(
    "allows %s, public",
    (one) => {
      expect(guard.allows(one)).toBe(true);
    },
  );

  it("allows any IPv4 address just as ipaddr.js calls it unicast, mapped or not", () => {
    const ours = new Set(["168.63.129.16"]);
    fc.assert(
      fc.property(v4, (parts) => {
        const one = address(parts);
        // The AS112 and AMT networks are public, though special to ipaddr.js.
        fc.pre(!ours.has(one) && !["as112", "amt"].includes(ipaddr.parse(one).range()));
        const expected = ipaddr.parse(one).range() === "unicast";
        return [one, ...mappedForms(parts)].every((form) => guard.allows(form) === expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it("allows no IPv6 address that ipaddr.js does not call unicast, and none outside of 2000::/3", () => {
    fc.assert(
      fc.property(v6, (parts) => {
        const one = address(parts);
        const isGlobal = ipaddr.parse(one).range() === "unicast" && ((parts[0] ?? 0) & 0xe0) === 0x20;
        return isGlobal || !guard.allows(one);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    "",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "fe80::1%lo",
    "2606:4700::1%lo",
    "[::1]",
    " 8.8.8.8",
    "8.8.8.8/32",
  ])("refuses %j, which is no plain address", (one) => {
    expect(guard.allows(one)).toBe(false);
  });

  it("allows what the operator allows, mapped or not, and nothing beside it", () => {
    const allowed = new BlockList();
    allowed.addSubnet("127.0.0.0", 8, "ipv4");
    allowed.addSubnet("fd00::", 64, "ipv6");
    const open = new AddressGuard(allowed);
    const answers = ["127.0.0.1", "::ffff:127.9.9.9", "fd00::5", "::1", "10.0.0.1", "fd00:0:0:1::"].map((one) =>
      open.allows(one),
    );
    expect(answers).toEqual([true, true, true, false, false, false]);
  });
});
