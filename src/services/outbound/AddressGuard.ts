import { BlockList, isIP } from "node:net";

type Network = readonly [address: string, prefix: number];

/** IANA's special-purpose registry for IPv4 (RFC 6890), multicast, and the one metadata service on a public address. */
const notPublicV4: readonly Network[] = [
  ["0.0.0.0", 8], // "this network"; Linux connects 0.0.0.0 to loopback
  ["10.0.0.0", 8], // private, RFC 1918
  ["100.64.0.0", 10], // carrier-grade NAT, RFC 6598; Alibaba's metadata
  ["127.0.0.0", 8], // loopback
  ["168.63.129.16", 32], // Azure's metadata
  ["169.254.0.0", 16], // link-local; most clouds' metadata
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments; Oracle's metadata
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // 6to4 relays, RFC 7526
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks, RFC 2544
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
];

/**
 * Only 2000::/3 is global unicast (RFC 4291 2.4): what lies outside of it (::/96, NAT64 64:ff9b::/96, ULA fc00::/7,
 * link-local fe80::/10, multicast ff00::/8 …) needs no line of its own.
 */
const globalV6: readonly Network[] = [["2000::", 3]];
const notPublicV6: readonly Network[] = [
  ["2001::", 23], // protocol assignments: Teredo, benchmarks, ORCHID
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4: an IPv4 address in disguise
  ["3fff::", 20], // documentation, RFC 9637
];

const specialV4 = blockList(notPublicV4, "ipv4");
const global = blockList(globalV6, "ipv6");
const specialV6 = blockList(notPublicV6, "ipv6");
// In a list of its own, and asked for IPv6 addresses only: a BlockList matches every IPv4 address against it.
const mapped = blockList([["::ffff:0:0", 96]], "ipv6");

/** Decides which addresses may be connected to where a stranger names the host (standards: HTTP validation of domains, outgoing webhooks). */
export class AddressGuard {
  /** @param allowed networks that may be reached although they are not public (DCV_ALLOW_ADDRESSES, WEBHOOK_ALLOW_ADDRESSES) */
  constructor(private readonly allowed: BlockList) {}

  /** Whatever is no address at all, or names an interface (`fe80::1%eth0`), is not allowed. */
  allows(address: string): boolean {
    return this.excepts(address) || (isAddress(address) && isPublic(address));
  }

  /** Whether the configuration names it. */
  excepts(address: string): boolean {
    return isAddress(address) && this.allowed.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
  }
}

const isAddress = (text: string) => isIP(text) !== 0 && !text.includes("%");

function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !specialV4.check(address, "ipv4");
  // `check` holds a mapped address against the IPv4 networks by itself.
  if (mapped.check(address, "ipv6")) return !specialV4.check(address, "ipv6");
  return global.check(address, "ipv6") && !specialV6.check(address, "ipv6");
}

function blockList(networks: readonly Network[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, family);
  return list;
}
