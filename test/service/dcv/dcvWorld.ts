import { BlockList, isIPv4, isIPv6 } from "node:net";
import { say } from "../../../src/domain/messages/catalogue.js";
import type { ValidationMethod } from "../../../src/domain/validation.js";
import { HttpFileFetcher } from "../../../src/services/dcv/httpFileFetcher.js";
import { NetworkDomainValidator } from "../../../src/services/dcv/networkDomainValidator.js";
import { AddressGuard } from "../../../src/services/outbound/AddressGuard.js";
import { DnsResolver } from "../../../src/services/outbound/dnsResolver.js";
import { GuardedHttp } from "../../../src/services/outbound/GuardedHttp.js";
import type { DomainCheck, DomainValidator } from "../../../src/services/ports.js";
import { DnsServer } from "../../support/dnsServer.js";
import { HttpFileServer } from "../../support/httpFileServer.js";

export const secret = "k3j9x0a7q2w5e8r1t4y6u0i3";
export const filePath = "/.well-known/pki-validation/k3j9x0a7.txt";

/** Networks that hold every address. */
export const everywhere = new BlockList();
everywhere.addSubnet("0.0.0.0", 0, "ipv4");
everywhere.addSubnet("::", 0, "ipv6");

interface Settings {
  readonly allowed?: BlockList;
  readonly servers?: readonly string[];
  readonly port?: number;
  /** Milliseconds; short in the tests of time-outs, so that they end soon. */
  readonly timeoutMs?: number;
}

/** A DNS server, a web server that may be reached, and one behind the wall on the same port. */
export class DcvWorld {
  private constructor(
    readonly dns: DnsServer,
    readonly inner: HttpFileServer,
    readonly outer: HttpFileServer,
  ) {}

  static async start(): Promise<DcvWorld> {
    const inner = await HttpFileServer.start("127.0.0.1");
    // macOS has no 127.0.0.2, a container may have no ::1.
    const outer = await HttpFileServer.start("127.0.0.2", inner.port).catch(() =>
      HttpFileServer.start("::1", inner.port),
    );
    return new DcvWorld(await DnsServer.start(), inner, outer);
  }

  /** May reach the outer server's address only. */
  get guarded(): DomainValidator {
    return this.validator({});
  }

  /** What the world looks like without the guard. */
  get unguarded(): DomainValidator {
    return this.validator({ allowed: everywhere });
  }

  validator(settings: Settings): DomainValidator {
    const {
      allowed = this.outerOnly,
      servers = [this.dns.address],
      port = this.inner.port,
      timeoutMs = 5_000,
    } = settings;
    const dns = new DnsResolver(servers, timeoutMs);
    const http = new GuardedHttp(dns, new AddressGuard(allowed));
    return new NetworkDomainValidator(dns, new HttpFileFetcher(http, port), timeoutMs);
  }

  /** Lets a name lead to these addresses, or to the outer server. */
  host(name: string, ...addresses: string[]): void {
    const all = addresses.length === 0 ? [this.outer.host] : addresses;
    this.dns.set(name, "A", ...all.filter(isIPv4));
    this.dns.set(name, "AAAA", ...all.filter(isIPv6));
  }

  private get outerOnly(): BlockList {
    const allowed = new BlockList();
    allowed.addAddress(this.outer.host, isIPv6(this.outer.host) ? "ipv6" : "ipv4");
    return allowed;
  }

  async stop(): Promise<void> {
    await Promise.all([this.dns.stop(), this.inner.stop(), this.outer.stop()]);
  }
}

/** Asks for the usual secret at the usual place. */
export function check(
  validator: DomainValidator,
  method: ValidationMethod,
  location: string | null = filePath,
  value: string | null = secret,
): Promise<DomainCheck> {
  const requestedAt = new Date("2026-11-21T00:00:00Z");
  return validator.check({ method, domain: "example.org", location, value, requestedAt });
}

/** Key and English words of a negative answer; "found" of a positive one. */
export function outcome(answer: DomainCheck): string {
  return answer.found ? "found" : `${answer.message.key}: ${say(answer.message.key, "EN", answer.message.values)}`;
}
