import { message } from "../../domain/errors.js";
import type { DnsResolver } from "../outbound/dnsResolver.js";
import type { DomainChallenge, DomainCheck, DomainValidator } from "../ports.js";
import { checkDnsCname } from "./dnsCname.js";
import { checkDnsTxt } from "./dnsTxt.js";
import { checkHttpFile } from "./httpFile.js";
import type { HttpFileFetcher } from "./httpFileFetcher.js";
import { proofOf } from "./proof.js";

/** Looks for the proof where it was asked for: in the DNS, or on the domain's web server. */
export class NetworkDomainValidator implements DomainValidator {
  /** @param timeoutMs for a whole check, name resolution and redirects included, in milliseconds */
  constructor(
    private readonly dns: DnsResolver,
    private readonly files: HttpFileFetcher,
    private readonly timeoutMs = 5_000,
  ) {}

  /** Whatever goes wrong out there is `found: false` and says so. */
  async check(challenge: DomainChallenge): Promise<DomainCheck> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.timeoutMs);
    try {
      return await this.look(challenge, controller.signal);
    } finally {
      clearTimeout(timer);
      controller.abort(); // ends what is still under way, such as a late AAAA answer
    }
  }

  private async look(challenge: DomainChallenge, signal: AbortSignal): Promise<DomainCheck> {
    switch (challenge.method) {
      case "DNS_TXT":
        return checkDnsTxt(proofOf(challenge), this.dns, signal);
      case "DNS_CNAME":
        return checkDnsCname(proofOf(challenge), this.dns, signal);
      case "HTTP_FILE":
        return checkHttpFile(proofOf(challenge), this.files, signal);
      case "EMAIL": // BR 3.2.2.4.4: proven by opening the link, nothing is to be seen from outside
        return { found: false, message: message("dcv.email.openLink") };
    }
  }
}
