import type { Config } from "../../config.js";
import { AddressGuard } from "../outbound/AddressGuard.js";
import { DnsResolver } from "../outbound/dnsResolver.js";
import { GuardedHttp } from "../outbound/GuardedHttp.js";
import type { Clock, DomainValidator } from "../ports.js";
import { DemoDomainValidator } from "./demoDomainValidator.js";
import { HttpFileFetcher } from "./httpFileFetcher.js";
import { NetworkDomainValidator } from "./networkDomainValidator.js";

type DcvConfig = Pick<Config, "dnsServers" | "dcvHttpPort" | "dcvAllowAddresses" | "demo">;

/** The validator that the configuration asks for. With DNS_SERVERS even the demo validates every name for real. */
export function createDomainValidator(config: DcvConfig, clock: Clock): DomainValidator {
  const dns = new DnsResolver(config.dnsServers);
  const http = new GuardedHttp(dns, new AddressGuard(config.dcvAllowAddresses));
  const network = new NetworkDomainValidator(dns, new HttpFileFetcher(http, config.dcvHttpPort));
  return config.demo && config.dnsServers === null ? new DemoDomainValidator(network, clock) : network;
}
