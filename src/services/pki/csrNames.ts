import type { Attributes } from "@peculiar/asn1-csr";
import { Extensions, type Name, SubjectAlternativeName } from "@peculiar/asn1-x509";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { oids } from "./oids.js";
import { parseDer } from "./parseDer.js";

/**
 * The subject's common name as it stands, without the spaces around it; null when there is none. Whether it is a host name
 * says the product, not the name: `Acme Co.Ltd` looks like one.
 * @returns CSR_INVALID when there are several, for nobody could say which of them was meant
 */
export function readCommonName(subject: Name): Result<string | null, Refusal> {
  const values = [...subject].flatMap((rdn) => [...rdn]).filter(({ type }) => type === oids.commonName);
  if (values.length > 1) return refuse("CSR_INVALID", "csr.severalCommonNames");
  const value = values[0]?.value;
  if (value === undefined) return ok(null);
  const text = (value.anyValue === undefined ? value.toString() : "\0").trim();
  if (text.length > 253 || /[\p{Cc}\p{Cs}\ufffd]/u.test(text)) return refuse("CSR_INVALID", "csr.commonName");
  return ok(text === "" ? null : text);
}

/**
 * DNS names that the request asks for, in lower case, otherwise as they stand; names of other kinds are not ours.
 * @returns CSR_INVALID for extensions that cannot be read or are there twice (RFC 5280 4.2)
 */
export function readDnsNames(attributes: Attributes | undefined): Result<string[], Refusal> {
  const requested = [...(attributes ?? [])].filter(({ type }) => type === oids.extensionRequest);
  const values = requested.flatMap((attribute) => attribute.values);
  if (requested.length > 1 || values.length > 1) return refuse("CSR_INVALID", "csr.duplicateExtension");
  const [value] = values;
  if (value === undefined) return requested.length === 0 ? ok([]) : refuse("CSR_INVALID", "csr.unreadable");
  const extensions = parseDer(new Uint8Array(value), Extensions);
  if (extensions === null) return refuse("CSR_INVALID", "csr.unreadable");
  const ids = [...extensions].map(({ extnID }) => extnID);
  if (new Set(ids).size !== ids.length) return refuse("CSR_INVALID", "csr.duplicateExtension");
  const extension = [...extensions].find(({ extnID }) => extnID === oids.subjectAlternativeName);
  if (extension === undefined) return ok([]);
  const names = parseDer(new Uint8Array(extension.extnValue.buffer), SubjectAlternativeName);
  if (names === null) return refuse("CSR_INVALID", "csr.unreadable");
  return ok([...names].flatMap(({ dNSName }) => (dNSName === undefined ? [] : [dNSName.toLowerCase()])));
}
