import { isIP } from "node:net";
import { parse } from "tldts";
import { type Refusal, refuse } from "../../domain/errors.js";
import type { MessageKey } from "../../domain/messages/catalogue.js";
import { ok, type Result } from "../../domain/result.js";
import { toAsciiName } from "./asciiName.js";

export interface DomainNameOptions {
  /** Whether `.test` counts as a public top-level domain, as in the demo. */
  readonly demoTld: boolean;
}

/** As many as a certificate may bear. */
const mostNames = 250;

/** Known to the public suffix list, yet nobody can be shown to own a host there by the usual means (RFC 7686, 3172). */
const specialTlds = new Set(["onion", "arpa"]);

/**
 * The names that a public certificate may bear, as lower-case A-labels, doubles dropped, in the order given. Nothing
 * is mended; the first name that cannot be issued for is named in the refusal (DOMAIN_NOT_ALLOWED).
 * @param names as a person wrote them
 */
export function checkDomainNames(names: readonly string[], options: DomainNameOptions): Result<string[], Refusal> {
  if (names.length > mostNames) return refuse("DOMAIN_NOT_ALLOWED", "domain.tooMany", { max: mostNames });
  const checked = new Set<string>();
  for (const name of names) {
    const ascii = toAsciiName(name);
    const fault = isAddress(name)
      ? "domain.address"
      : ascii === null
        ? "domain.malformed"
        : suffixFault(ascii, options);
    if (fault !== null) return refuse("DOMAIN_NOT_ALLOWED", fault, { name: shown(name) });
    if (ascii !== null) checked.add(ascii);
  }
  return ok([...checked]);
}

/** A last label of digits only is read as an address by whoever follows the URL standard. */
function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0 || /(^|\.)(\d+|0x[0-9a-f]*)$/i.test(name);
}

/**
 * Internal names and public suffixes (BR 4.2.2, 3.2.2.6). The list is asked without the `*.`; below a suffix of its
 * private section (github.io) a plain host is somebody's own, a wildcard would be everybody's.
 */
function suffixFault(name: string, options: DomainNameOptions): MessageKey | null {
  const wildcard = name.startsWith("*.");
  const base = wildcard ? name.slice(2) : name;
  const icann = parse(base, { allowPrivateDomains: false });
  const tld = base.slice(base.lastIndexOf(".") + 1);
  const isPublic = icann.isIcann === true && !specialTlds.has(tld);
  if (!isPublic && !(options.demoTld && tld === "test")) return "domain.internal";
  const suffixes = [icann.publicSuffix, wildcard ? parse(base, { allowPrivateDomains: true }).publicSuffix : null];
  return suffixes.includes(base) ? "domain.publicSuffix" : null;
}

function shown(name: string): string {
  return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}
