import { message } from "../../domain/errors.js";
import type { DnsResolver } from "../outbound/dnsResolver.js";
import { shown } from "../outbound/shown.js";
import type { DomainCheck } from "../ports.js";
import type { Proof } from "./proof.js";

/** BR 3.2.2.4.7: the alias at the location leads to the value. The target itself is never resolved: it cannot exist. */
export async function checkDnsCname(proof: Proof, dns: DnsResolver, signal: AbortSignal): Promise<DomainCheck> {
  const { location, value } = proof;
  const targets = await dns.cname(location, signal);
  if (!targets.ok) return { found: false, message: targets.error };
  if (targets.value.some((target) => sameName(target, value))) return { found: true };
  const [found] = targets.value;
  if (found === undefined) return { found: false, message: message("dcv.cname.none", { location }) };
  return { found: false, message: message("dcv.cname.different", { location, found: shown(found) }) };
}

/** Names are compared without case (RFC 4343) and without the root's dot. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/\.$/, "");
  return plain(one) === plain(other);
}
