import { Resolver } from "node:dns/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Message } from "../../domain/errors.js";
import { message } from "../../domain/errors.js";
import type { Result } from "../../domain/result.js";
import { fail, ok } from "../../domain/result.js";
import { shown } from "./shown.js";

/** The records found, none where the name or the type does not exist; or why there is no answer. */
export type DnsAnswer<T = string> = Result<readonly T[], Message>;

type Question<T> = (resolver: Resolver, name: string) => Promise<readonly T[]>;

const MAX_ALIASES = 8;

/**
 * Asks the configured servers one after the other until one answers. Nothing is kept between questions, so that a
 * record is seen as soon as the server has it.
 */
export class DnsResolver {
  /**
   * @param servers `host:port`, IPv6 in brackets; null: the system's
   * @param timeoutMs what one question may take, in milliseconds, shared evenly by the servers
   */
  constructor(
    private readonly servers: readonly string[] | null,
    private readonly timeoutMs = 5_000,
  ) {}

  /** TXT records, the character-strings of each joined (RFC 7208 3.3). */
  async txt(name: string, signal: AbortSignal): Promise<DnsAnswer> {
    const question: Question<string[]> = (resolver, alias) => resolver.resolveTxt(alias);
    const answer = await this.follow(name, (alias) => this.ask(alias, question, signal), signal);
    return answer.ok ? ok(answer.value.map((strings) => strings.join(""))) : answer;
  }

  /** The alias at a name itself; not followed. */
  cname(name: string, signal: AbortSignal): Promise<DnsAnswer> {
    return this.ask(name, (resolver, alias) => resolver.resolveCname(alias), signal);
  }

  /** Every IPv6 and IPv4 address of a name. */
  addresses(name: string, signal: AbortSignal): Promise<DnsAnswer> {
    return this.follow(name, (alias) => this.bothFamilies(alias, signal), signal);
  }

  /**
   * One family is enough. Some servers never answer AAAA (RFC 4074 4.1), so a name with IPv4 addresses does not wait
   * long for its others (RFC 8305 3).
   */
  private async bothFamilies(name: string, signal: AbortSignal): Promise<DnsAnswer> {
    const pending = this.ask(name, (resolver, alias) => resolver.resolve6(alias), signal);
    const v4 = await this.ask(name, (resolver, alias) => resolver.resolve4(alias), signal);
    const found4 = v4.ok ? v4.value : [];
    const late = found4.length > 0 ? [delay(this.timeoutMs / 10, ok([]), { ref: false })] : [];
    const v6 = await Promise.race([pending, ...late]);
    const found = [...(v6.ok ? v6.value : []), ...found4];
    if (found.length > 0) return ok(found);
    return v4.ok ? v6 : v4;
  }

  /** A resolver answers an alias together with what it leads to; an authoritative server may give the alias alone. */
  private async follow<T>(
    start: string,
    ask: (name: string) => Promise<DnsAnswer<T>>,
    signal: AbortSignal,
  ): Promise<DnsAnswer<T>> {
    let name = start;
    for (let aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      const answer = await ask(name);
      if (!answer.ok || answer.value.length > 0) return answer;
      const alias = await this.cname(name, signal);
      if (!alias.ok) return alias;
      const [target] = alias.value;
      if (target === undefined) return ok([]);
      name = target;
    }
    return fail(message("dcv.dns.aliasLoop", { name: shown(start) }));
  }

  private async ask<T>(name: string, question: Question<T>, signal: AbortSignal): Promise<DnsAnswer<T>> {
    let failure = message("dcv.dns.timeout", { name: shown(name) });
    const resolvers = this.resolvers();
    for (const resolver of resolvers) {
      if (signal.aborted) break;
      const cancel = () => resolver.cancel();
      const timer = setTimeout(cancel, this.timeoutMs / resolvers.length);
      signal.addEventListener("abort", cancel);
      try {
        return ok(await question(resolver, name));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        if (code === "ENOTFOUND" || code === "ENODATA") return ok([]);
        failure = failureOf(name, code);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", cancel);
      }
    }
    return fail(failure);
  }

  /**
   * One for each server: node hands SERVFAIL and REFUSED on instead of asking the next. Each asks twice, for UDP loses
   * packets. (The system's servers stay together: node knows link-local ones, but does not name their interface.)
   */
  private resolvers(): Resolver[] {
    const options = { timeout: Math.ceil(this.timeoutMs / 4), tries: 2 };
    if (this.servers === null) return [new Resolver(options)];
    return this.servers.map((server) => {
      const resolver = new Resolver(options);
      resolver.setServers([server]);
      return resolver;
    });
  }
}

function failureOf(name: string, code: string): Message {
  if (code === "ETIMEOUT" || code === "ECANCELLED") return message("dcv.dns.timeout", { name: shown(name) });
  if (code === "ESERVFAIL") return message("dcv.dns.servfail", { name: shown(name) });
  return message("dcv.dns.failed", { name: shown(name), code });
}
