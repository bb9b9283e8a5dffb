import { message } from "../../domain/errors.js";
import type { DnsResolver } from "../outbound/dnsResolver.js";
import { shown } from "../outbound/shown.js";
import type { DomainCheck } from "../ports.js";
import type { Proof } from "./proof.js";

/** BR 3.2.2.4.7: one TXT record is the value, whole; the others at the name do not matter. */
export async function checkDnsTxt(proof: Proof, dns: DnsResolver, signal: AbortSignal): Promise<DomainCheck> {
  const { location, value } = proof;
  const records = await dns.txt(location, signal);
  if (!records.ok) return { found: false, message: records.error };
  if (records.value.includes(value)) return { found: true };
  if (records.value.length === 0) return { found: false, message: message("dcv.txt.none", { location }) };
  // In one order, whichever the resolver answers: what is shown changes when the records do.
  const found = shown(records.value.toSorted().join(", "));
  return { found: false, message: message("dcv.txt.different", { location, found }) };
}
